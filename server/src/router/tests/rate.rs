//! Whoever asks too often waits; everybody else does not.

use super::{Portal, header_of};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use std::net::SocketAddr;

/// Asks from somewhere.
async fn from(portal: &Portal, address: &str, path: &str) -> Response<Body> {
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    let address: SocketAddr = address.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(address));
    portal.ask(request).await
}

async fn statuses(portal: &Portal, address: &str, path: &str) -> Vec<u16> {
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(from(portal, address, path).await.status().as_u16());
    }
    seen
}

// ASVS 2.4.1
#[tokio::test]
async fn the_fourth_of_three_requests_is_told_when_to_come_again() {
    let portal = Portal::with(&[("ROKIN_REQUESTS_PER_MINUTE", "3")]).await;
    assert_eq!(
        statuses(&portal, "203.0.113.9:1", "/sign-in").await,
        [200, 200, 200, 429]
    );
    let early = from(&portal, "203.0.113.9:2", "/sign-in").await;
    let wait: u64 = header_of(&early, "retry-after").parse().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    assert_eq!(header_of(&early, "cache-control"), "no-store");
    let bytes = early.into_body().collect().await.unwrap().to_bytes();
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(page.contains("もう一度"), "{page}");
}

#[tokio::test]
async fn others_are_answered_and_so_are_the_watchers() {
    let portal = Portal::with(&[("ROKIN_REQUESTS_PER_MINUTE", "3")]).await;
    statuses(&portal, "203.0.113.9:1", "/").await;
    let other = from(&portal, "203.0.113.8:1", "/").await;
    assert_eq!(other.status(), StatusCode::OK);
    assert_eq!(
        statuses(&portal, "203.0.113.9:1", "/readyz").await,
        [200; 4]
    );
}

#[tokio::test]
async fn the_api_says_so_in_its_own_way() {
    let portal = Portal::with(&[("ROKIN_REQUESTS_PER_MINUTE", "3")]).await;
    let path = "/api/v1/intake";
    assert_eq!(
        statuses(&portal, "203.0.113.9:1", path).await,
        [200, 200, 200, 429]
    );
    let early = from(&portal, "203.0.113.9:1", path).await;
    assert!(!header_of(&early, "retry-after").is_empty());
    assert_eq!(
        header_of(&early, "content-type"),
        "application/problem+json"
    );
}

#[tokio::test]
async fn a_network_of_ipv6_is_one_source() {
    let portal = Portal::with(&[("ROKIN_REQUESTS_PER_MINUTE", "3")]).await;
    let mut seen = Vec::new();
    for address in ["[2001:db8::1]:1", "[2001:db8::2]:1", "[2001:db8::a:3]:1"] {
        seen.push(from(&portal, address, "/").await.status().as_u16());
    }
    let fourth = from(&portal, "[2001:db8::ffff:4]:1", "/").await;
    let elsewhere = from(&portal, "[2001:db8:0:1::1]:1", "/").await;
    seen.extend([fourth.status().as_u16(), elsewhere.status().as_u16()]);
    assert_eq!(seen, [200, 200, 200, 429, 200]);
}
