//! From the pairs of a posted form to the typed section, and nothing is refused on the way.

use domain::applications::{Content, Section, SectionInput};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Fields that may come several times.
const LISTS: [&str; 2] = ["scopes", "banks"];
/// Fields whose second part is the code of a question.
const MAPS: [&str; 2] = ["answers", "explanations"];

/// The section as typed; what the form does not know is left out.
pub fn parse(section: Section, pairs: &[(String, String)]) -> SectionInput {
    let typed = object(pairs);
    match section {
        Section::Organisation => SectionInput::Organisation(Box::new(read(typed))),
        Section::Contacts => SectionInput::Contacts(read(typed)),
        Section::Service => SectionInput::Service(read(typed)),
        Section::Scopes => SectionInput::Scopes(read(typed)),
        Section::Disclosure => SectionInput::Disclosure(read(typed)),
        Section::Declaration => SectionInput::Declaration(read(typed)),
        Section::Security => SectionInput::Security(read(typed)),
        Section::Documents => SectionInput::Documents(read(typed)),
    }
}

/// One value of the form.
pub fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// The content with what was typed in its place, to draw the page again.
pub fn typed_content(content: Content, section: Section, pairs: &[(String, String)]) -> Content {
    content.with(parse(section, pairs))
}

fn read<T: DeserializeOwned + Default>(typed: Value) -> T {
    serde_json::from_value(typed).unwrap_or_default()
}

/// An empty member of a list or a map says nothing, so it is not kept as if it were an answer.
fn object(pairs: &[(String, String)]) -> Value {
    let mut fields = Map::new();
    for (name, text) in pairs {
        let value = Value::String(text.clone());
        match name.split_once('.') {
            Some((map, _)) if MAPS.contains(&map) && text.is_empty() => {}
            Some((map, code)) if MAPS.contains(&map) => {
                let entry = fields
                    .entry(map)
                    .or_insert_with(|| Value::Object(Map::new()));
                if let Value::Object(members) = entry {
                    members.insert(code.to_owned(), value);
                }
            }
            _ if LISTS.contains(&name.as_str()) && text.is_empty() => {}
            _ if LISTS.contains(&name.as_str()) => {
                let entry = fields
                    .entry(name)
                    .or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(items) = entry {
                    items.push(value);
                }
            }
            _ => {
                fields.insert(name.clone(), value);
            }
        }
    }
    Value::Object(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect()
    }

    #[test]
    fn several_banks_and_one_name_arrive() {
        let typed = pairs(&[
            ("banks", "2951"),
            ("banks", "2954"),
            ("purpose", "家計簿"),
            ("x", "y"),
        ]);
        let SectionInput::Scopes(scopes) = parse(Section::Scopes, &typed) else {
            panic!()
        };
        assert_eq!(scopes.banks, ["2951", "2954"]);
        assert_eq!(scopes.purpose, "家計簿");
    }

    #[test]
    fn what_is_empty_changes_nothing() {
        let typed = pairs(&[
            ("banks", ""),
            ("explanations.made-up", ""),
            ("answers.1-1", ""),
        ]);
        for section in Section::ALL {
            let before = Content::default();
            assert_eq!(before.clone().with(parse(section, &typed)), before);
        }
    }

    #[test]
    fn answers_are_kept_by_question() {
        let typed = pairs(&[("answers.1-1", "no"), ("explanations.1-1", "準備中")]);
        let SectionInput::Security(security) = parse(Section::Security, &typed) else {
            panic!()
        };
        assert_eq!(security.answers["1-1"], "no");
        assert_eq!(security.explanations["1-1"], "準備中");
    }
}
