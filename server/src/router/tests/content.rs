//! What a page may load and run, as its content policy says.

use super::*;

/// What a page of nobody in particular may load.
const ALLOWED: [&str; 5] = [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
];

fn nonce(response: &Response<Body>) -> String {
    let policy = header_of(response, "content-security-policy");
    let after = policy.split("'nonce-").nth(1).unwrap_or_default();
    after.split('\'').next().unwrap_or_default().to_owned()
}

// ASVS 3.4.3
#[tokio::test]
async fn a_page_without_islands_runs_no_script() {
    let portal = Portal::new().await;
    for path in [
        "/",
        "/password/forgotten",
        "/no-such-page",
        "/policy",
        "/register/resend",
    ] {
        let page = portal.get(path).await;
        let policy = header_of(&page, "content-security-policy").to_owned();
        for part in ALLOWED {
            assert!(policy.contains(part), "{path}: {part} in {policy}");
        }
        assert!(!policy.contains("script-src"), "{path}: {policy}");
        let html = text(page).await;
        assert!(!html.contains("<script"), "{path}: {html}");
    }
}

// ASVS 3.4.3
#[tokio::test]
async fn a_page_with_islands_runs_only_scripts_that_carry_its_own_nonce() {
    let portal = Portal::new().await.with_an_account().await;
    let session = portal.session().await;
    let mut seen = Vec::new();
    for path in ["/queue", "/queue", "/members/federation", "/register"] {
        let request = Request::get(path).header(header::COOKIE, &session);
        let page = portal.ask(request.body(Body::empty()).unwrap()).await;
        let policy = header_of(&page, "content-security-policy").to_owned();
        for part in ALLOWED.into_iter().chain(["object-src 'none'"]) {
            assert!(policy.contains(part), "{path}: {part} in {policy}");
        }
        assert!(!policy.contains("'unsafe-"), "{path}: {policy}");
        let nonce = nonce(&page);
        assert!(nonce.len() >= 22, "{path}: {policy}");
        let html = text(page).await;
        let marked = html.matches(&format!("nonce=\"{nonce}\"")).count();
        assert!(marked >= html.matches("<script").count(), "{path}: {html}");
        assert!(marked > 0, "{path}: {html}");
        seen.push(nonce);
    }
    seen.dedup();
    assert_eq!(seen.len(), 4, "a nonce is used once");
}

// ASVS 3.2.1
#[tokio::test]
async fn what_is_no_page_may_load_and_frame_nothing() {
    let portal = Portal::new().await;
    let package = portal.folder.path().join("site/pkg");
    std::fs::create_dir_all(&package).unwrap();
    std::fs::write(package.join("rokin.css"), "main {}").unwrap();
    for path in ["/pkg/rokin.css", "/pkg/none.css", "/livez", "/api/v1/none"] {
        let policy = portal.get(path).await;
        let policy = header_of(&policy, "content-security-policy").to_owned();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
    }
}
