//! What differs between two versions of an application, field by field.

use super::content::Content;
use super::sections::Section;
use serde_json::Value;
use std::collections::BTreeMap;

/// A field whose text is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub section: Section,
    /// The field's name, as in the form.
    pub field: String,
    /// The text before; empty when there was none.
    pub before: String,
    /// The text after; empty when it was taken out.
    pub after: String,
}

/// Every field that differs, in the order of the sections.
pub fn changes(before: &Content, after: &Content) -> Vec<Change> {
    Section::ALL
        .into_iter()
        .flat_map(|section| section_changes(section, before, after))
        .collect()
}

fn section_changes(section: Section, before: &Content, after: &Content) -> Vec<Change> {
    let (old, new) = (fields(before, section), fields(after, section));
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    names
        .into_iter()
        .filter(|name| old.get(*name) != new.get(*name))
        .map(|name| Change {
            section,
            field: name.clone(),
            before: old.get(name).cloned().unwrap_or_default(),
            after: new.get(name).cloned().unwrap_or_default(),
        })
        .collect()
}

/// The texts of a section by field name; empty ones are left out.
pub fn fields(content: &Content, section: Section) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    if let Ok(Value::Object(all)) = serde_json::to_value(content)
        && let Some(part) = all.get(section.code())
    {
        flatten("", part, &mut found);
    }
    found
}

fn flatten(name: &str, value: &Value, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let path = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                flatten(&path, member, into);
            }
        }
        Value::Array(items) => {
            let joined: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
            put(name, joined.join("、"), into);
        }
        Value::String(text) => put(name, text.clone(), into),
        Value::Null => {}
        other => put(name, other.to_string(), into),
    }
}

fn put(name: &str, text: String, into: &mut BTreeMap<String, String>) {
    if !text.is_empty() {
        into.insert(name.to_owned(), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_changed_field_is_named() {
        let before = Content::default();
        let mut after = before.clone();
        after.service.storage_location = "国内のデータセンター".into();
        assert_eq!(
            changes(&before, &after),
            [Change {
                section: Section::Service,
                field: "storage_location".into(),
                before: String::new(),
                after: "国内のデータセンター".into(),
            }]
        );
        assert!(changes(&after, &after).is_empty());
    }
}
