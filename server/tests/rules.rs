//! `docs/rules.md` lists what each field of a form may hold, and every limit with its value, as they stand in the
//! code, so that the list cannot differ from what is enforced. Write it anew with `make rules`.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Set to anything, it lets the test write the list instead of comparing it.
const UPDATE: &str = "ROKIN_UPDATE_DOCS";
/// Where rules are.
const TREES: [&str; 4] = ["domain/src", "server/services/src", "server/src", "app/src"];
/// Constants that limit nothing.
const UNITS: [&str; 2] = ["MEBIBYTE", "PIXELS_IN_A_MEGAPIXEL"];
/// What is no rule of the portal: tests, and the demonstration's invented world.
const NO_RULES: [&str; 3] = ["/tests", "/demo", "/style_guide"];
/// The parsers of `domain/src/forms`, and what they demand.
const PARSERS: [(&str, &str); 14] = [
    ("required_text", "one line, must be filled in"),
    ("optional_text", "one line, may stay empty"),
    ("required_prose", "several lines, must be filled in"),
    ("optional_prose", "several lines, may stay empty"),
    (
        "printed_text",
        "one line that documents can print, must be filled in",
    ),
    (
        "optional_printed_text",
        "one line that documents can print, may stay empty",
    ),
    (
        "printed_prose",
        "several lines that documents can print, must be filled in",
    ),
    ("email", "an e-mail address, must be given"),
    ("optional_email", "an e-mail address, may stay empty"),
    ("optional_url", "a public web address, may stay empty"),
    ("url", "a public web address, must be given"),
    ("date_parts", "a day of the calendar, must be given"),
    ("optional_date", "a day of the calendar, may stay empty"),
    ("NewPassword::parse", "a password, see `PASSWORD_MIN` below"),
];
const HEAD: &str = "# Fields and limits

Made by `make rules` from the code; a test keeps it true. Text is first brought into one form (NFC with the variants
of kanji kept apart, one kind of line end, no blanks at the ends); control and bidirectional characters and NUL are
refused in every field. All problems of a form are told together, beside their fields, and what was typed stays. A
field that a form does not have is left alone; no address takes JSON. Where fields must fit each other, the reason is
the name of the problem: a day is refused as past or future, or as before the one it has to follow.
";

/// A file of the code: its path, and its text without its tests.
struct Source {
    path: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = root();
    let mut files = Vec::new();
    for tree in TREES {
        walk(&root.join(tree), &mut files);
    }
    files.sort();
    let read = files.iter().filter_map(|file| {
        let path = file.strip_prefix(&root).unwrap().display().to_string();
        let text = std::fs::read_to_string(file).unwrap();
        let text = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap()
            .to_owned();
        let is_rule = !NO_RULES.iter().any(|part| path.contains(part));
        is_rule.then_some(Source { path, text })
    });
    read.collect()
}

/// The arguments of a call, up to the bracket that closes it.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut all, mut one) = (0, Vec::new(), String::new());
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                all.push(std::mem::take(&mut one).trim().to_owned());
                continue;
            }
            _ => (),
        }
        one.push(sign);
    }
    all.push(one.trim().to_owned());
    all.retain(|argument| !argument.is_empty());
    all
}

fn quoted(argument: &str) -> Option<&str> {
    argument.strip_prefix('"')?.strip_suffix('"')
}

/// The calls of a function in a text: where each stands, and its arguments.
fn calls(text: &str, function: &str) -> Vec<(usize, Vec<String>)> {
    let opening = format!("{function}(");
    let found = text.match_indices(&opening).filter(|(at, _)| {
        let before = text[..*at].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && before != '_'
    });
    found
        .map(|(at, _)| (at, arguments(&text[at + opening.len()..])))
        .collect()
}

/// What one file demands of its fields.
fn fields(source: &Source) -> BTreeMap<String, Vec<String>> {
    let mut found = Vec::new();
    for (parser, demand) in PARSERS {
        for (at, arguments) in calls(&source.text, parser) {
            let Some(name) = arguments.get(1).and_then(|name| quoted(name)) else {
                continue;
            };
            let most = arguments
                .get(3)
                .filter(|_| parser.ends_with("text") || parser.ends_with("prose"));
            let most = most.map(|most| format!(", at most `{most}` characters"));
            found.push((
                at,
                name.to_owned(),
                format!("{demand}{}", most.unwrap_or_default()),
            ));
        }
    }
    for function in ["errors.push", "FieldErrors::one"] {
        for (at, arguments) in calls(&source.text, function) {
            let problem = arguments
                .get(1)
                .and_then(|what| what.strip_prefix("FieldProblem::"));
            if let (Some(name), Some(problem)) = (quoted(&arguments[0]), problem) {
                let problem = problem.split([' ', '{', '(']).next().unwrap();
                found.push((at, name.to_owned(), format!("refused as `{problem}`")));
            }
        }
    }
    found.sort();
    let mut of_field = BTreeMap::<String, Vec<String>>::new();
    for (_, name, rule) in found {
        let rules = of_field.entry(name).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    of_field
}

/// The numbers and times that a file fixes: name, value and meaning.
fn limits(source: &Source) -> Vec<(String, String, String)> {
    const KINDS: [&str; 9] = [
        "usize",
        "u64",
        "u32",
        "u16",
        "u8",
        "i64",
        "i32",
        "Duration",
        "TimeDelta",
    ];
    let (mut found, mut meaning) = (Vec::new(), String::new());
    for line in source.text.lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix("/// ") {
            write!(
                meaning,
                "{}{text}",
                if meaning.is_empty() { "" } else { " " }
            )
            .unwrap();
            continue;
        }
        let constant = line
            .split_once("const ")
            .filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
        let parts = constant.and_then(|(_, rest)| {
            let (name, rest) = rest.split_once(": ")?;
            let (kind, value) = rest.strip_suffix(';')?.split_once(" = ")?;
            KINDS.contains(&kind).then_some((name, value))
        });
        if let Some((name, value)) = parts {
            if UNITS.contains(&name) {
                continue;
            }
            assert!(
                !meaning.is_empty(),
                "{}: what does {name} limit?",
                source.path
            );
            found.push((
                name.to_owned(),
                value.to_owned(),
                std::mem::take(&mut meaning),
            ));
        }
        meaning.clear();
    }
    found
}

fn document(sources: &[Source]) -> String {
    let mut written = HEAD.to_owned();
    written.push_str("\n## Fields\n\n| where | field | what it holds |\n|---|---|---|\n");
    for source in sources {
        for (name, rules) in fields(source) {
            let rules = rules.join("; ");
            writeln!(written, "| {} | `{name}` | {rules} |", source.path).unwrap();
        }
    }
    written
        .push_str("\n## Limits\n\n| name | value | what it limits | where |\n|---|---|---|---|\n");
    for source in sources {
        for (name, value, meaning) in limits(source) {
            writeln!(
                written,
                "| `{name}` | `{value}` | {meaning} | {} |",
                source.path
            )
            .unwrap();
        }
    }
    written
}

// ASVS 2.1.1, 2.1.2, 2.1.3
#[test]
fn the_list_of_fields_and_limits_is_what_the_code_says() {
    let written = document(&sources());
    let path = root().join("docs/rules.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == written,
        "docs/rules.md is not what the code says: run `make rules`"
    );
    for known in [
        "| `PASSWORD_MIN` | `15` |",
        "`business_email` | an e-mail address, must be given",
    ] {
        assert!(kept.contains(known), "{known}");
    }
}
