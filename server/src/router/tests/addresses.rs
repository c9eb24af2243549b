//! What stands in addresses, and who may lead a browser to which.

use super::{Portal, header_of, text};
use app::routes::rows;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::accounts::Role;

/// What people search and choose by; all else is posted.
const IN_ADDRESSES: [&str; 5] = ["text", "bank", "scope", "as_of", "number"];

// ASVS 7.6.2
#[tokio::test]
async fn another_site_cannot_begin_a_sign_in_at_the_provider() {
    let portal = Portal::new().await;
    let asked = async |site: &str| {
        let request = Request::get("/sign-in/sso?next=%2Fqueue").header("sec-fetch-site", site);
        portal.ask(request.body(Body::empty()).unwrap()).await
    };
    let elsewhere = asked("cross-site").await;
    assert_eq!(elsewhere.status(), StatusCode::SEE_OTHER);
    let led = header_of(&elsewhere, header::LOCATION.as_str());
    assert_eq!(led, "/sign-in?next=%2Fqueue");
    for own in ["same-origin", "none"] {
        // No provider is configured here, which is found out only afterwards.
        assert_eq!(asked(own).await.status(), StatusCode::NOT_FOUND, "{own}");
    }
}

/// What an answer says between two marks, each time.
fn between<'a>(page: &'a str, (from, to): (&str, &str)) -> Vec<&'a str> {
    let rest = page.split(from).skip(1);
    rest.filter_map(|part| part.split(to).next()).collect()
}

/// The fields that the forms of a page put into an address.
fn in_addresses(page: &str) -> Vec<&str> {
    let forms = between(page, ("<form", "</form>")).into_iter();
    let sent = forms.filter_map(|form| form.split_once('>'));
    let sent = sent.filter(|(head, _)| !head.contains(r#"method="post""#));
    sent.flat_map(|(_, fields)| between(fields, (r#"name=""#, "\"")))
        .collect()
}

// ASVS 14.2.1
#[tokio::test]
async fn forms_put_nothing_into_addresses_but_what_one_searches_by() {
    let portal = Portal::new().await;
    // The style guide shows forms that send nothing.
    let is_page = |path: &str| !path.contains('{') && path != "/style-guide";
    let rows = rows();
    let pages = rows
        .iter()
        .filter(|row| row.method == "GET" && is_page(row.path));
    let pages: Vec<_> = pages.collect();
    let mut seen = 0;
    for role in [Role::Owner, Role::Administrator, Role::BankRepresentative] {
        let cookie = portal.somebody(role).await;
        for row in &pages {
            let request = Request::get(row.path).header(header::COOKIE, &cookie);
            let answer = portal.ask(request.body(Body::empty()).unwrap()).await;
            let page = text(answer).await;
            let fields = in_addresses(&page);
            let is_known = |name: &&str| IN_ADDRESSES.contains(name);
            assert!(fields.iter().all(is_known), "{}: {fields:?}", row.path);
            seen += fields.len();
        }
    }
    assert!(seen > 5, "{seen}");
}
