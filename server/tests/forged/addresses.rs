//! Addresses that make no sense: identifiers that are none, far too long, or written to confuse.

use crate::ask::usual;
use crate::ground::Ground;
use crate::people::Browser;
use crate::rows::{Door, PAGES, Row};
use crate::things::Things;
use axum::http::StatusCode;

/// What stands in the place of a parameter.
const NONSENSE: [&str; 9] = [
    "x",
    "00000000-0000-0000-0000-000000000000",
    "-1",
    "%00",
    "%FF",
    "..%2F..%2Fetc%2Fpasswd",
    "%27%20OR%201%3D1--",
    "%EF%BC%91%EF%BC%92",
    "%E2%80%AE",
];

fn with_parameters() -> impl Iterator<Item = &'static Row> {
    PAGES
        .iter()
        .filter(|row| row.path.contains('{') && row.path != "/language/{tag}")
}

/// The address with one parameter that means nothing, once for each parameter.
fn nonsense(row: &Row, things: &Things, word: &str) -> Vec<String> {
    let parameters = row.path.split('/').filter(|part| part.starts_with('{'));
    parameters
        .map(|parameter| {
            let path = row.path.replace(parameter, word);
            things.address(&path).replace("{token}", word)
        })
        .collect()
}

pub async fn an_address_that_makes_no_sense_leads_nowhere(ground: &Ground) {
    let long = "9".repeat(6_000);
    let mut wrong = Vec::new();
    for row in with_parameters() {
        let things = ground.things(row.of).await;
        let door = row.post.or(row.get).unwrap_or(Door::Open);
        let passing = ground.passing(door, &things).await;
        for word in NONSENSE.into_iter().chain([long.as_str()]) {
            for address in nonsense(row, &things, word) {
                wrong.extend(leads_on(ground, (row, &address), &passing).await);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A second click finds the file removed or the session ended, so that is what is said of any that is not there.
const SAYS_DONE: [&str; 2] = [
    "/applications/{id}/documents/{document}/remove",
    "/account/sessions/{id}/end",
];

/// What was answered otherwise than that there is nothing.
async fn leads_on(ground: &Ground, (row, address): (&Row, &str), browser: &Browser) -> Vec<String> {
    let mut answers = Vec::new();
    if row.get.is_some() {
        answers.push(("GET", ground.get(browser, address).await.status()));
    }
    if row.post.is_some() {
        let posted = ground.post(browser, address, usual(row)).await;
        answers.push(("POST", posted.status()));
    }
    let shown: String = address.chars().take(120).collect();
    let wrong = answers
        .into_iter()
        .filter(|(_, status)| !status.is_client_error())
        .filter(|(_, status)| !(SAYS_DONE.contains(&row.path) && status.is_redirection()));
    wrong
        .map(|(method, status)| format!("{method} {shown}: {status}"))
        .collect()
}

pub async fn no_question_makes_the_portal_fail(ground: &Ground) {
    let questions = [
        "text=%00&page=99999999999999999999&sort=%00&view=%00&state=%27&family=%00&officer=%00",
        "next=%2F%2Fattacker.example%2F&done=%00&page=-1&q=%00&lang=%FF",
        "text=%FF%FE&page=0&officer=x&text=%25%5F%5C&done=constructor",
    ];
    for row in PAGES.iter().filter(|row| !row.path.contains('{')) {
        let Some(door) = row.get.filter(|door| *door != Door::Shut) else {
            continue;
        };
        let things = ground.things(row.of).await;
        let passing = ground.passing(door, &things).await;
        for question in questions {
            let address = format!("{}?{question}", row.path);
            let status = ground.get(&passing, &address).await.status();
            assert!(!status.is_server_error(), "{address}: {status}");
            assert_ne!(status, StatusCode::NOT_FOUND, "{address}");
        }
    }
}
