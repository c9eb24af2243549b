//! Holds the one sentence that rules the crates: `domain` knows nothing; `services` knows
//! `domain`; `islands` and `app` know `domain` and, on the server, `services`; `server` knows
//! them all; nothing points back.

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

type Tested = Result<(), Box<dyn Error>>;

/// Which crate of the workspace may know which others.
const MAY_KNOW: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("migrations", &[]),
    ("services", &["domain", "migrations"]),
    ("islands", &["domain"]),
    ("app", &["domain", "services", "islands"]),
    (
        "server",
        &["domain", "services", "islands", "app", "migrations"],
    ),
];

/// What a crate may not depend on itself.
const NOT_DIRECTLY: [(&str, &[&str]); 2] = [
    ("app", &["sea-orm", "sea-orm-migration", "sqlx", "lettre"]),
    ("services", WEB),
];

/// What a crate may not depend on, not even through others.
const NOT_AT_ALL: [(&str, &[&str]); 3] = [
    ("domain", INPUT_OUTPUT),
    ("services", WEB),
    ("migrations", WEB),
];

const WEB: &[&str] = &[
    "axum",
    "axum-extra",
    "leptos",
    "leptos_axum",
    "leptos_meta",
    "leptos_router",
];

const INPUT_OUTPUT: &[&str] = &[
    "axum",
    "hyper",
    "leptos",
    "lettre",
    "mio",
    "object_store",
    "reqwest",
    "sea-orm",
    "socket2",
    "sqlx",
    "sqlx-core",
    "tokio",
];

/// What the source of a folder may not say.
const NEVER_WRITTEN: [(&str, &[&str]); 4] = [
    ("server/src", SQL),
    ("app/src", SQL),
    ("app/islands/src", SQL),
    (
        "domain/src",
        &[
            "std::fs",
            "std::net",
            "std::env",
            "std::process",
            "std::io::std",
        ],
    ),
];

const SQL: &[&str] = &[
    "\"SELECT ",
    "\"INSERT INTO ",
    "\"UPDATE ",
    "\"DELETE FROM ",
    "CREATE TABLE",
    "Statement::from_",
];

#[test]
fn crates_of_the_workspace_know_only_whom_they_may() -> Tested {
    let metadata = metadata()?;
    let members: BTreeSet<String> = names(&metadata);
    let listed: BTreeSet<String> = MAY_KNOW
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(
        members, listed,
        "every crate of the workspace has its line in MAY_KNOW"
    );

    for (name, allowed) in MAY_KNOW {
        for known in direct(&metadata, name).intersection(&members) {
            assert!(
                allowed.contains(&known.as_str()),
                "`{name}` may not know `{known}`"
            );
        }
    }
    Ok(())
}

#[test]
fn crates_keep_away_from_what_is_not_their_business() -> Tested {
    let metadata = metadata()?;
    for (name, forbidden) in NOT_DIRECTLY {
        let found = among(forbidden, &direct(&metadata, name));
        assert!(found.is_empty(), "`{name}` may not depend on {found:?}");
    }
    for (name, forbidden) in NOT_AT_ALL {
        let found = among(forbidden, &reachable(&metadata, name));
        assert!(
            found.is_empty(),
            "`{name}` may not reach {found:?}, not even through others"
        );
    }
    Ok(())
}

#[test]
fn sources_say_nothing_that_belongs_elsewhere() -> Tested {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (folder, forbidden) in NEVER_WRITTEN {
        assert_never_written(&root.join(folder), forbidden)?;
    }
    assert_never_written(&root.join("server/src"), &["view!"])?;
    assert_never_written(&root.join("server/services/src"), &["view!"])
}

fn metadata() -> Result<Metadata, cargo_metadata::Error> {
    MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .other_options(["--locked".to_owned()])
        .exec()
}

fn names(metadata: &Metadata) -> BTreeSet<String> {
    metadata
        .workspace_packages()
        .iter()
        .map(|package| package.name.to_string())
        .collect()
}

/// What a crate's own manifest names, its tests aside.
fn direct(metadata: &Metadata, name: &str) -> BTreeSet<String> {
    metadata
        .workspace_packages()
        .iter()
        .filter(|package| package.name.as_str() == name)
        .flat_map(|package| &package.dependencies)
        .filter(|dependency| dependency.kind != DependencyKind::Development)
        .map(|dependency| dependency.name.clone())
        .collect()
}

/// Everything that is linked into a crate.
fn reachable(metadata: &Metadata, name: &str) -> BTreeSet<String> {
    let links = links(metadata);
    let mut open: Vec<&PackageId> = metadata
        .packages
        .iter()
        .filter(|package| package.name.as_str() == name && package.source.is_none())
        .map(|package| &package.id)
        .collect();
    let mut seen: BTreeSet<&PackageId> = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(links.get(id).into_iter().flatten());
        }
    }
    metadata
        .packages
        .iter()
        .filter(|package| seen.contains(&package.id))
        .map(|package| package.name.to_string())
        .collect()
}

fn links(metadata: &Metadata) -> BTreeMap<&PackageId, Vec<&PackageId>> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    nodes
        .map(|node| {
            let linked = node.deps.iter().filter(|dependency| {
                dependency
                    .dep_kinds
                    .iter()
                    .any(|kind| kind.kind == DependencyKind::Normal)
            });
            (&node.id, linked.map(|dependency| &dependency.pkg).collect())
        })
        .collect()
}

fn among(forbidden: &[&str], names: &BTreeSet<String>) -> Vec<String> {
    names
        .iter()
        .filter(|name| forbidden.contains(&name.as_str()))
        .cloned()
        .collect()
}

fn assert_never_written(folder: &Path, forbidden: &[&str]) -> Tested {
    for file in rust_files(folder)? {
        let source = std::fs::read_to_string(&file)?;
        for words in forbidden {
            assert!(
                !source.contains(words),
                "{} may not say `{words}`",
                file.display()
            );
        }
    }
    Ok(())
}

fn rust_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}
