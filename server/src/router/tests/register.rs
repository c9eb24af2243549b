//! The register as open data: its form, its tag, and who may read it.

use super::{Portal, header_of, text};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use serde_json::{Value, json};

const REGISTER: &str = "/api/v1/register";

async fn asked_with(portal: &Portal, tag: &str) -> Response<Body> {
    let request = Request::get(REGISTER).header(header::IF_NONE_MATCH, tag);
    portal.ask(request.body(Body::empty()).unwrap()).await
}

// ASVS 3.4.2
#[tokio::test]
async fn the_register_is_open_to_every_origin_and_says_of_which_day_it_is() {
    let portal = Portal::new().await;
    let today = portal.services.system().today();
    let answer = portal.get(REGISTER).await;
    assert_eq!(answer.status(), StatusCode::OK);
    for (name, value) in [
        ("content-type", "application/json"),
        ("cache-control", "public, no-cache"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("access-control-allow-credentials", ""),
        ("set-cookie", ""),
    ] {
        assert_eq!(header_of(&answer, name), value, "{name}");
    }
    let said: Value = serde_json::from_str(&text(answer).await).unwrap();
    let expected = json!({ "version": 1, "as_of": today, "contracts": [] });
    assert_eq!(said, expected);
}

#[tokio::test]
async fn a_reader_who_has_it_already_gets_304_and_no_body() {
    let portal = Portal::new().await;
    let first = portal.get(REGISTER).await;
    let tag = header_of(&first, "etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let strong = tag.trim_start_matches("W/").to_owned();
    for known in [&tag, &strong, &format!("\"other\", {tag}"), "*"] {
        let again = asked_with(&portal, known).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
        assert_eq!(header_of(&again, "etag"), tag, "{known}");
        assert_eq!(text(again).await, "", "{known}");
    }
    for other in ["", "\"other\"", "W/\"\"", "nonsense"] {
        let anew = asked_with(&portal, other).await;
        assert_eq!(anew.status(), StatusCode::OK, "{other}");
    }
}
