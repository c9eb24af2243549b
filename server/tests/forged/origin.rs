//! Forms that come from somewhere else, in the browser of somebody who is signed in.

use crate::access::NOTES_ITS_READER;
use crate::ask::{request, usual};
use crate::ground::Ground;
use crate::rows::{Door, PAGES, Row};
use crate::things::Story;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};

/// What a browser says of a form of another site (Fetch metadata), or an old browser (Origin, RFC 6454).
const ELSEWHERE: [(&str, &str); 5] = [
    ("sec-fetch-site", "cross-site"),
    ("sec-fetch-site", "same-site"),
    ("origin", "https://portal.example.attacker.example"),
    ("origin", "http://localhost:3000.attacker.example"),
    ("origin", "null"),
];

pub async fn a_form_of_another_site_is_turned_away_whoever_is_signed_in(ground: &Ground) {
    let mut wrong = Vec::new();
    for row in PAGES.iter() {
        if let Some(door) = row.post {
            let things = ground.things(row.of).await;
            let (address, passing) = (
                ground.address(row, &things).await,
                ground.passing(door, &things).await,
            );
            let before = ground.done().await;
            for said in ELSEWHERE {
                let request = request((Method::POST, &address), &passing).header(said.0, said.1);
                let (kind, body) = usual(row);
                let request = request
                    .header(header::CONTENT_TYPE, kind)
                    .body(Body::from(body));
                let status = ground.ask(request.unwrap()).await.status();
                if status != StatusCode::FORBIDDEN {
                    wrong.push(format!("{} with {said:?}: {status}", row.path));
                }
            }
            assert_eq!(ground.done().await, before, "{} took effect", row.path);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page that changed something could be opened by any other site.
pub async fn reading_changes_nothing_even_for_those_who_might_change_it(ground: &Ground) {
    for row in PAGES.iter().filter(|row| is_whole(row)) {
        if let Some(door) = row.get.filter(|door| *door != Door::Shut) {
            let things = ground.things(row.of).await;
            let (address, passing) = (
                ground.address(row, &things).await,
                ground.passing(door, &things).await,
            );
            let (mut trail, jobs) = ground.done().await;
            let notes = row.path == NOTES_ITS_READER && ground.is_unopened(&things).await;
            trail += i64::from(notes);
            for method in [Method::GET, Method::HEAD] {
                let request = request((method, &address), &passing);
                let request = request.header("sec-fetch-site", "cross-site");
                let answer = ground.ask(request.body(Body::empty()).unwrap()).await;
                let status = answer.status();
                // The template of the story is in work, and the pages of its release say so.
                let out_of_turn = row.of == Story::Template && status == StatusCode::CONFLICT;
                assert!(
                    status.is_success() || status.is_redirection() || out_of_turn,
                    "{address}: {status}"
                );
            }
            assert_eq!(ground.done().await, (trail, jobs), "{address} took effect");
        }
    }
}

/// Whether everything in the address is known here.
fn is_whole(row: &Row) -> bool {
    row.path == "/secret/{token}"
        || ![
            "{token}",
            "{name}",
            "{number}",
            "/account/security/passkeys/{id}",
        ]
        .into_iter()
        .any(|left| row.path.contains(left))
}
