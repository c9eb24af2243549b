//! The register as open data: its form, its tag, and who may read it.

use super::{Portal, header_of, text};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use serde_json::{Value, json};

const REGISTER: &str = "/api/v1/register";

async fn asked_with(portal: &Portal, (path, tag): (&str, &str)) -> Response<Body> {
    let request = Request::get(path).header(header::IF_NONE_MATCH, tag);
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
        let again = asked_with(&portal, (REGISTER, known)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{known}");
        assert_eq!(header_of(&again, "etag"), tag, "{known}");
        assert_eq!(text(again).await, "", "{known}");
    }
    for other in ["", "\"other\"", "W/\"\"", "nonsense"] {
        let anew = asked_with(&portal, (REGISTER, other)).await;
        assert_eq!(anew.status(), StatusCode::OK, "{other}");
    }
}

const KINDS: [(&str, &str); 4] = [
    (REGISTER, "application/json"),
    ("/api/v1/register.csv", "text/csv; charset=utf-8"),
    ("/api/v1/register/schema.json", "application/schema+json"),
    (
        "/api/v1/register/changes.atom",
        "application/atom+xml; charset=utf-8",
    ),
];

#[tokio::test]
async fn each_form_of_the_register_says_what_it_is_and_is_not_sent_twice() {
    let portal = Portal::new().await;
    for (path, kind) in KINDS {
        let first = portal.get(path).await;
        assert_eq!(first.status(), StatusCode::OK, "{path}");
        assert_eq!(header_of(&first, "content-type"), kind, "{path}");
        assert_eq!(
            header_of(&first, "access-control-allow-origin"),
            "*",
            "{path}"
        );
        assert_eq!(header_of(&first, "set-cookie"), "", "{path}");
        let tag = header_of(&first, "etag").to_owned();
        assert!(tag.starts_with("W/\""), "{path}: {tag}");
        let again = asked_with(&portal, (path, &tag)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!(text(again).await, "", "{path}");
    }
}

#[tokio::test]
async fn the_table_begins_with_a_mark_and_a_head_that_stays() {
    let portal = Portal::new().await;
    let table = text(portal.get("/api/v1/register.csv").await).await;
    assert_eq!(
        table,
        "\u{feff}number,url,standing,organisation_name,organisation_kana,registration_number,service_name,\
         scope_family,scopes,bank_codes,signed_on,effective_from,term_1,term_2,term_3,bank_suspensions\r\n"
    );
}

#[tokio::test]
async fn a_day_that_has_passed_can_be_asked_about_and_no_other() {
    let portal = Portal::new().await;
    let then = portal.get("/api/v1/register?as_of=2026-10-01").await;
    let said: Value = serde_json::from_str(&text(then).await).unwrap();
    assert_eq!(said["as_of"], "2026-10-01");
    for wrong in ["2999-01-01", "yesterday", "2026-02-30"] {
        for path in [REGISTER, "/api/v1/register.csv"] {
            let answer = portal.get(&format!("{path}?as_of={wrong}")).await;
            assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        }
    }
    for nothing in ["/api/v1/register/K2026-0001", "/api/v1/register/nonsense"] {
        assert_eq!(portal.get(nothing).await.status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn the_pages_of_the_register_lead_to_its_feed() {
    let portal = Portal::new().await;
    let page = text(portal.get("/register-of-agents").await).await;
    assert!(page.contains(r#"type="application/atom+xml" href="/api/v1/register/changes.atom""#));
    let home = text(portal.get("/").await).await;
    assert!(!home.contains("application/atom+xml"));
}

#[tokio::test]
async fn the_feed_is_read_in_english_too() {
    let portal = Portal::new().await;
    let japanese = text(portal.get("/api/v1/register/changes.atom").await).await;
    assert!(japanese.contains(r#"xml:lang="ja""#));
    let english = text(portal.get("/api/v1/register/changes.atom?lang=en").await).await;
    assert!(english.contains(r#"xml:lang="en""#));
    assert!(english.contains("Changes of the public register"));
}
