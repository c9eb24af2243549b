//! `docs/asvs.md` says of every requirement of OWASP ASVS 5.0, levels 1 and 2, which test proves it. The table
//! is made from lines `// ASVS 6.2.1` above the tests, so that it cannot claim what nobody tries. Write it anew
//! with `make asvs`.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Set to anything, it lets the test write the table instead of comparing it.
const UPDATE: &str = "UPDATE_ASVS";
const MARK: &str = "// ASVS ";
/// Where tests are.
const TREES: [&str; 5] = ["domain", "app", "server", "migrations", "end2end/tests"];
/// How many lines may stand between the mark and the name of the test.
const NEAR: usize = 6;
const HEAD: &str = "# OWASP ASVS 5.0, levels 1 and 2

Made by `make asvs` from the lines `// ASVS …` above the tests and from `asvs.json`, which says in our words what
each requirement asks, why some do not apply, and where it was decided otherwise. Chapters 15 (architecture of the
code) and 17 (WebRTC, which there is none of) are left out.
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Standard {
    chapters: BTreeMap<u8, String>,
    requirements: Vec<Requirement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requirement {
    id: String,
    level: u8,
    says: String,
    /// Why nothing has to be tried.
    applies_not: Option<String>,
    /// The document that meets it, by its path.
    document: Option<String>,
    /// How it is met in part, and why no further.
    decided: Option<String>,
}

/// The tests of each requirement: their names and their files.
type Proofs = BTreeMap<String, BTreeSet<(String, String)>>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn standard() -> Standard {
    let json = std::fs::read_to_string(root().join("docs/asvs.json")).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "node_modules" && name != "target" {
                sources(&path, found);
            }
        } else if name.ends_with(".rs") || name.ends_with(".ts") {
            found.push(path);
        }
    }
}

/// Every mark in the tree, with the test below it.
fn proofs() -> Proofs {
    let (root, mut files) = (root(), Vec::new());
    for tree in TREES {
        sources(&root.join(tree), &mut files);
    }
    let mut proofs = Proofs::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let path = file.strip_prefix(&root).unwrap().display().to_string();
        for (id, test) in marks(&text, &path) {
            proofs.entry(id).or_default().insert((test, path.clone()));
        }
    }
    proofs
}

fn marks(text: &str, path: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let marked = lines.iter().enumerate().filter_map(|(at, line)| {
        let ids = line.trim_start().strip_prefix(MARK)?;
        Some((at, ids))
    });
    let mut found = Vec::new();
    for (at, ids) in marked {
        let below = lines[at + 1..].iter().take(NEAR);
        let test = below.filter_map(|line| name(line)).next();
        let test = test.unwrap_or_else(|| panic!("{path}:{}: no test below", at + 1));
        found.extend(
            ids.split(", ")
                .map(|id| (id.trim().to_owned(), test.clone())),
        );
    }
    found
}

/// The name of the test that the line begins.
fn name(line: &str) -> Option<String> {
    let line = line.trim_start();
    if let Some(title) = line.strip_prefix("test('") {
        return Some(title.split('\'').next()?.to_owned());
    }
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    Some(line.strip_prefix("fn ")?.split('(').next()?.to_owned())
}

/// What stands in the table for one requirement; an error where nothing does, or too much.
fn answer(requirement: &Requirement, proofs: &Proofs) -> Result<String, String> {
    let id = &requirement.id;
    let tests = proofs.get(id).map(|tests| {
        let named = tests
            .iter()
            .map(|(test, file)| format!("`{test}` ({file})"));
        named.collect::<Vec<_>>().join("<br>")
    });
    let reasons = [
        requirement
            .applies_not
            .as_ref()
            .map(|why| format!("Does not apply: {why}")),
        requirement
            .document
            .as_ref()
            .map(|path| format!("[{path}](../{path})")),
        requirement
            .decided
            .as_ref()
            .map(|why| format!("**Decided otherwise**: {why}")),
    ];
    let mut answers: Vec<String> = tests
        .into_iter()
        .chain(reasons.into_iter().flatten())
        .collect();
    match answers.len() {
        1 => Ok(answers.remove(0)),
        0 => Err(format!("{id} has neither a test nor a reason")),
        _ => Err(format!(
            "{id} has a test, so its reason in asvs.json is out of date"
        )),
    }
}

fn table(standard: &Standard, proofs: &Proofs) -> Result<String, Vec<String>> {
    let (mut table, mut wrong) = (HEAD.to_owned(), Vec::new());
    let known: BTreeSet<&String> = standard.requirements.iter().map(|one| &one.id).collect();
    wrong.extend(
        proofs
            .iter()
            .filter(|(id, _)| !known.contains(id))
            .map(|(id, tests)| format!("{id} is no requirement: {tests:?}")),
    );
    for (chapter, title) in &standard.chapters {
        let start = format!("{chapter}.");
        write!(
            table,
            "\n## {chapter} {title}\n\n| id | level | asks that | proof |\n|---|---|---|---|\n"
        )
        .unwrap();
        for one in standard
            .requirements
            .iter()
            .filter(|one| one.id.starts_with(&start))
        {
            match answer(one, proofs) {
                Ok(proof) => writeln!(
                    table,
                    "| {} | {} | {} | {proof} |",
                    one.id, one.level, one.says
                )
                .unwrap(),
                Err(reason) => wrong.push(reason),
            }
        }
    }
    if wrong.is_empty() {
        Ok(table)
    } else {
        Err(wrong)
    }
}

#[test]
fn every_requirement_has_its_test_or_its_reason() {
    let standard = standard();
    let written =
        table(&standard, &proofs()).unwrap_or_else(|wrong| panic!("{}", wrong.join("\n")));
    let path = root().join("docs/asvs.md");
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == written,
        "docs/asvs.md is not what the tests say: run `make asvs`"
    );
    let documents = standard
        .requirements
        .iter()
        .filter_map(|one| one.document.as_ref());
    for document in documents {
        assert!(root().join(document).exists(), "{document} is not there");
    }
}

#[test]
fn a_mark_belongs_to_the_test_below_it() {
    let rust = "    // ASVS 6.2.1, 6.2.5\n    #[tokio::test]\n    async fn it_holds() {\n";
    let browser = "// ASVS 7.4.1\ntest('one is out', async ({ page }) => {\n";
    let of = |text| marks(text, "x");
    let pair = |id: &str, test: &str| (id.to_owned(), test.to_owned());
    assert_eq!(
        of(rust),
        [pair("6.2.1", "it_holds"), pair("6.2.5", "it_holds")]
    );
    assert_eq!(of(browser), [pair("7.4.1", "one is out")]);
}
