//! Bodies that no form of the portal sends: of another kind, no text at all, far too many fields.

use crate::ask::{FORM, Posted};
use crate::ground::Ground;
use crate::people::Browser;
use crate::rows::{ONE_BUTTON, PAGES, Row, WITH_FILE};
use axum::http::StatusCode;

/// Each row whose form has fields, with somebody who passes.
async fn forms(ground: &Ground) -> Vec<(&'static Row, String, Browser)> {
    let mut forms = Vec::new();
    for row in PAGES.iter() {
        if let Some(door) = row.post.filter(|_| !ONE_BUTTON.contains(&row.path)) {
            let things = ground.things(row.of).await;
            let address = ground.address(row, &things).await;
            let passing = ground.passing(door, &things).await;
            forms.push((row, address.replace("{token}", "AAAA"), passing));
        }
    }
    forms
}

pub async fn another_kind_of_body_is_not_read_as_a_form(ground: &Ground) {
    let kinds: [Posted; 4] = [
        ("application/json", r#"{"version":1,"confirmed":"yes"}"#),
        ("text/plain", "version=1&confirmed=yes"),
        ("application/xml", "<version>1</version>"),
        ("", "version=1&confirmed=yes"),
    ];
    let mut wrong = Vec::new();
    for (row, address, passing) in forms(ground).await {
        let before = ground.done().await;
        for posted in kinds {
            let status = ground.post(&passing, &address, posted).await.status();
            // A form with a file says that there is none.
            let turned_away = match WITH_FILE.contains(&row.path) {
                true => status.is_client_error(),
                false => status == StatusCode::UNSUPPORTED_MEDIA_TYPE,
            };
            if !turned_away {
                wrong.push(format!("{} as {:?}: {status}", row.path, posted.0));
            }
        }
        assert_eq!(ground.done().await, before, "{} took effect", row.path);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing of this is a fault of the portal's: no answer is a 5xx, and the database is asked nothing it cannot
/// hold.
pub async fn no_field_makes_the_portal_fail(ground: &Ground) {
    let many = format!("version=1&{}", "a=b&".repeat(100_000));
    let bodies = [
        "version=99999999999999999999999999",
        "version=-1&version=2&email=a&email=b",
        "%FF%FE=%C0%80&version=%FF",
        "email=%00%40example.jp&password=%00&name=%00&hat=%00&reason=%00&memo=%00&text=%00&family=%00",
        "email=%E2%80%AE&person_name=%F0%9F%98%80&reason=%0D%0ABcc:%20x&banks=%00&outline=%00",
        "=&&&==;;%",
        &many,
    ];
    let mut wrong = Vec::new();
    for (row, address, passing) in forms(ground).await {
        for body in bodies {
            let status = ground.post(&passing, &address, (FORM, body)).await.status();
            if status.is_server_error() {
                let start: String = body.chars().take(60).collect();
                wrong.push(format!("{}: {status} for {start}", row.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
