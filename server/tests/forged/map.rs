//! The rows of the API name the same addresses and methods as its router; those of the pages are made from
//! the site map itself.

use crate::rows::{API, Row};
use std::collections::BTreeSet;

const API_MAP: &str = include_str!("../../src/api/mod.rs");

/// The addresses of a router's source with their methods, read word by word.
fn routes(source: &str) -> BTreeSet<(String, &'static str)> {
    let calls = source.split(".route(").skip(1);
    calls.flat_map(methods).collect()
}

fn methods(call: &str) -> Vec<(String, &'static str)> {
    let call = call.split(";\n").next().unwrap();
    let path = call.split('"').nth(1).unwrap().to_owned();
    let known = [("get(", "GET"), ("post(", "POST")];
    let found = known.into_iter().filter(|(word, _)| call.contains(word));
    found.map(|(_, method)| (path.clone(), method)).collect()
}

fn listed(rows: &[Row]) -> BTreeSet<(String, &'static str)> {
    let of = |row: &Row| {
        let get = row.get.map(|_| (row.path.to_owned(), "GET"));
        let post = row.post.map(|_| (row.path.to_owned(), "POST"));
        [get, post].into_iter().flatten().collect::<Vec<_>>()
    };
    rows.iter().flat_map(of).collect()
}

#[test]
fn every_operation_of_the_api_has_its_row() {
    assert_eq!(routes(API_MAP), listed(API));
}

#[test]
fn an_address_that_nobody_listed_is_found() {
    let source = "Router::new().route(\"/new\", get(a).post(b)).route(\n\"/other\",\n post(c))";
    let found = routes(source);
    let expected = [("/new", "GET"), ("/new", "POST"), ("/other", "POST")];
    let expected = expected.map(|(path, method)| (path.to_owned(), method));
    assert_eq!(found, BTreeSet::from(expected));
}
