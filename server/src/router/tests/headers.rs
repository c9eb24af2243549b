//! Every address protects the reader. The pages come from the site map, so that a new one is tried without
//! being listed here.

use super::{Portal, header_of, post};
use app::routes::rows;
use axum::body::{Body, HttpBody};
use axum::http::{Request, Response, StatusCode, header};

/// Addresses that are no pages: what machines ask, files, and what leads nowhere.
const OTHERS: [&str; 9] = [
    "/oauth/token",
    "/api/v1/intake",
    "/api/v1/clients/x",
    "/livez",
    "/readyz",
    "/favicon.svg",
    "/pkg/rokin.css",
    "/pkg/none.css",
    "/nowhere",
];
const EVERYWHERE: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];
/// Something in the place of `{…}`.
const SOMETHING: &str = "00000000-0000-0000-0000-000000000000";

fn addresses() -> Vec<String> {
    let pages = rows().into_iter().map(|row| filled_in(row.path));
    let mut addresses: Vec<String> = pages.chain(OTHERS.map(str::to_owned)).collect();
    addresses.dedup();
    addresses
}

fn filled_in(address: &str) -> String {
    let parts = address.split('/').map(|part| match part {
        part if part.starts_with('{') => SOMETHING,
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn expect_protected(what: &str, answer: &Response<Body>) {
    for (name, value) in EVERYWHERE {
        assert_eq!(header_of(answer, name), value, "{what}: {name}");
    }
    let policy = header_of(answer, "content-security-policy");
    assert!(!policy.contains("unsafe-inline"), "{what}: {policy}");
    assert!(!policy.contains("'unsafe-eval'"), "{what}: {policy}");
    // Nothing is fetched from anybody else, nor sent there.
    assert!(!policy.contains("http"), "{what}: {policy}");
    for part in [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{what}: {part} in {policy}");
    }
    assert_eq!(
        header_of(answer, "x-request-id").len(),
        12,
        "{what} has a number"
    );
}

/// Whoever reads it knows what it is, and in which characters it is written; other origins read nothing.
fn expect_kind(what: &str, answer: &Response<Body>) {
    let kind = header_of(answer, "content-type");
    let has_body = answer.body().size_hint().exact() != Some(0);
    assert!(!has_body || !kind.is_empty(), "{what}: {kind}");
    let is_text = kind.starts_with("text/");
    assert!(
        !is_text || kind.ends_with("charset=utf-8"),
        "{what}: {kind}"
    );
    assert_eq!(
        header_of(answer, "access-control-allow-origin"),
        "",
        "{what}"
    );
}

fn is_kept(address: &str, answer: &Response<Body>) -> bool {
    let is_for_everybody =
        address.starts_with("/pkg/") || ["/favicon.svg", "/api/v1/intake"].contains(&address);
    is_for_everybody && answer.status() == StatusCode::OK
}

// ASVS 3.4.2, 3.4.3, 3.4.4, 3.4.5, 3.4.6, 4.1.1, 14.2.2, 14.2.3, 14.3.2
#[tokio::test]
async fn every_address_is_protected_for_everybody_and_by_every_method() {
    let portal = Portal::new().await.with_an_account().await;
    let package = portal.folder.path().join("site/pkg");
    std::fs::create_dir_all(&package).unwrap();
    std::fs::write(package.join("rokin.css"), "main {}").unwrap();
    let session = portal.session().await;
    let addresses = addresses();
    assert!(addresses.len() > 70, "{}", addresses.len());
    for address in &addresses {
        for (method, cookie) in [("GET", ""), ("GET", &session), ("POST", ""), ("PUT", "")] {
            let request = Request::builder()
                .method(method)
                .uri(address)
                .header("sec-fetch-site", "same-origin")
                .header(header::COOKIE, cookie)
                .body(Body::empty())
                .unwrap();
            let answer = portal.ask(request).await;
            let what = format!("{method} {address} {}", answer.status());
            expect_protected(&what, &answer);
            expect_kind(&what, &answer);
            if !cookie.is_empty() && !is_kept(address, &answer) {
                let kept = header_of(&answer, "cache-control");
                assert!(kept.contains("no-store"), "{what}: {kept}");
            }
            assert_eq!(
                header_of(&answer, "strict-transport-security"),
                "",
                "{what}: not without TLS"
            );
        }
    }
}

// ASVS 3.4.4, 3.4.5, 3.4.6
#[tokio::test]
async fn answers_that_no_page_gave_are_protected_too() {
    let portal = Portal::new().await;
    let forged = portal.ask(post("cross-site")).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN);
    expect_protected("a forged form", &forged);
    let large = Request::post("/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(vec![b'a'; 2 * 1024 * 1024]))
        .unwrap();
    let large = portal.ask(large).await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    expect_protected("a form too large", &large);
    portal.services.db.clone().close().await.unwrap();
    let broken = portal.get("/policy").await;
    assert_eq!(broken.status(), StatusCode::INTERNAL_SERVER_ERROR);
    expect_protected("a fault of ours", &broken);
}

#[tokio::test]
async fn researchers_find_whom_to_write_to_for_less_than_a_year() {
    let portal = Portal::new().await;
    let answer = portal.get("/.well-known/security.txt").await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(
        header_of(&answer, "content-type"),
        "text/plain; charset=utf-8"
    );
    let text = super::text(answer).await;
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    assert!(field("Contact:").starts_with("mailto:"), "{text}");
    assert_eq!(field("Preferred-Languages:"), "ja, en");
    assert!(field("Canonical:").ends_with("/.well-known/security.txt"));
    let expires: chrono::DateTime<chrono::Utc> = field("Expires:").parse().unwrap();
    let days = (expires - portal.services.clock.now()).num_days();
    assert!((1..365).contains(&days), "{text}");
}
