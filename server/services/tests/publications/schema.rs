//! As much of JSON Schema (draft 2020-12) as the schema of the register says; a word that is not known here is no schema
//! that holds.

use serde_json::{Map, Value};

/// Words that explain and demand nothing.
const SILENT: [&str; 4] = ["$schema", "$defs", "title", "description"];

/// Everything in which the value departs from the schema.
pub fn departures(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look((schema, schema), ("", value), &mut found);
    found
}

fn look((root, schema): (&Value, &Value), (at, value): (&str, &Value), found: &mut Vec<String>) {
    for (word, demanded) in schema.as_object().unwrap() {
        let holds = match word.as_str() {
            word if SILENT.contains(&word) => true,
            "$ref" => {
                let pointer = demanded.as_str().unwrap().trim_start_matches('#');
                look((root, root.pointer(pointer).unwrap()), (at, value), found);
                true
            }
            "properties" | "items" => {
                within(root, (word, demanded), (at, value), found);
                true
            }
            _ => demand(root, (word, demanded), value),
        };
        if !holds {
            found.push(format!("{at}: {word} {demanded}, but {value}"));
        }
    }
}

/// What is said of the parts of the value.
fn within(
    root: &Value,
    (word, demanded): (&str, &Value),
    (at, value): (&str, &Value),
    found: &mut Vec<String>,
) {
    if word == "items" {
        for (place, item) in value.as_array().into_iter().flatten().enumerate() {
            look((root, demanded), (&format!("{at}/{place}"), item), found);
        }
        return;
    }
    for (name, schema) in demanded.as_object().unwrap() {
        if let Some(part) = value.get(name) {
            look((root, schema), (&format!("{at}/{name}"), part), found);
        }
    }
}

fn demand(root: &Value, (word, demanded): (&str, &Value), value: &Value) -> bool {
    let list = || demanded.as_array().unwrap();
    match word {
        "type" => match demanded {
            Value::Array(kinds) => kinds.iter().any(|kind| is_of(kind, value)),
            kind => is_of(kind, value),
        },
        "const" => demanded == value,
        "enum" => list().contains(value),
        "anyOf" => list().iter().any(|schema| {
            let mut departures = Vec::new();
            look((root, schema), ("", value), &mut departures);
            departures.is_empty()
        }),
        "required" => {
            let none = Map::new();
            let fields = value.as_object().unwrap_or(&none);
            let mut names = list().iter().map(|name| name.as_str().unwrap());
            names.all(|name| fields.contains_key(name))
        }
        "minLength" => text(value).chars().count() as u64 >= demanded.as_u64().unwrap(),
        "uniqueItems" => {
            let all = value.as_array().unwrap();
            (1..all.len()).all(|place| !all[..place].contains(&all[place]))
        }
        "pattern" => is_like(demanded.as_str().unwrap(), text(value)),
        unknown => panic!("{unknown} is not looked at"),
    }
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "null" => value.is_null(),
        unknown => panic!("{unknown} is not looked at"),
    }
}

fn is_like(pattern: &str, text: &str) -> bool {
    let digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match pattern {
        "^[0-9]{4}$" => digits(text, 4),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            let parts: Vec<&str> = text.split('-').collect();
            parts.len() == 3 && digits(parts[0], 4) && digits(parts[1], 2) && digits(parts[2], 2)
        }
        "^https://" => text.starts_with("https://"),
        "^https?://" => text.starts_with("https://") || text.starts_with("http://"),
        unknown => panic!("{unknown} is not looked at"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn a_departure_is_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["day"],
        "properties": { "day": { "$ref": "#/$defs/day" } },
        "$defs": { "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" } },
    });
    let departs = |value| !departures(&schema, &value).is_empty();
    assert!(!departs(
        serde_json::json!({ "day": "2026-10-01", "new": 1 })
    ));
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({ "day": 20261001 }),
        serde_json::json!({ "day": "1 October" }),
        serde_json::json!([]),
    ] {
        assert!(departs(wrong.clone()), "{wrong}");
    }
}
