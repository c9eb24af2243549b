//! What machines call, called by others: without a key, with another's, with a person's session in its place.

use crate::ask::{FORM, Posted, request, text};
use crate::ground::{GATEWAY_KEY, Ground};
use crate::people::Browser;
use crate::things::{Story, Things};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::accounts::{Body as Whom, Role};

const TOKEN: &str = "/oauth/token";
const GRANT: &str = "grant_type=client_credentials";

/// A request for a token, with or without the header that names the client.
async fn token(
    ground: &Ground,
    header: Option<&str>,
    (kind, body): (&str, &str),
) -> (StatusCode, String) {
    let asked =
        request((Method::POST, TOKEN), &Browser::anonymous()).header(header::CONTENT_TYPE, kind);
    let asked = match header {
        Some(header) => asked.header(header::AUTHORIZATION, header),
        None => asked,
    };
    let answer = ground
        .ask(asked.body(Body::from(body.to_owned())).unwrap())
        .await;
    (answer.status(), text(answer).await)
}

fn basic(id: &str, secret: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")))
}

fn client_id(things: &Things) -> String {
    let client = things.client.as_ref().unwrap();
    client.client_id.clone().unwrap()
}

pub async fn no_token_without_the_clients_own_secret(ground: &Ground) {
    let id = client_id(&ground.things(Story::Issued).await);
    let long = "s".repeat(100_000);
    let before = ground.done().await;
    for secret in ["", "wrong", "%00", "\u{0}", "null", &long] {
        let (status, body) = token(ground, Some(&basic(&id, secret)), (FORM, GRANT)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{body}");
        assert_eq!(body, r#"{"error":"invalid_client"}"#);
    }
    for id in ["", "rk-0", "%00", "' OR 1=1 --", &long] {
        let (status, body) = token(ground, Some(&basic(id, "wrong")), (FORM, GRANT)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{body}");
        assert_eq!(
            body, r#"{"error":"invalid_client"}"#,
            "as for a client that is known"
        );
    }
    assert_eq!(ground.done().await, before);
}

/// Other kinds of bodies and grants, each named in a word of RFC 6749, section 5.2.
const NO_REQUESTS: [(Posted, &str); 7] = [
    ((FORM, ""), "invalid_request"),
    (
        ("application/json", r#"{"grant_type":"client_credentials"}"#),
        "invalid_request",
    ),
    (("text/plain", GRANT), "invalid_request"),
    (
        (
            FORM,
            "grant_type=client_credentials&grant_type=client_credentials",
        ),
        "invalid_request",
    ),
    (
        (FORM, "grant_type=password&username=a&password=b"),
        "unsupported_grant_type",
    ),
    (
        (FORM, "grant_type=authorization_code&code=x"),
        "unsupported_grant_type",
    ),
    (
        (
            FORM,
            "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer",
        ),
        "unsupported_grant_type",
    ),
];

pub async fn a_request_for_a_token_that_is_none_is_named_so(ground: &Ground) {
    let client = basic("rk-0", "s");
    for (posted, error) in NO_REQUESTS {
        let (status, body) = token(ground, Some(&client), posted).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{posted:?}");
        assert_eq!(body, format!(r#"{{"error":"{error}"}}"#), "{posted:?}");
    }
    for header in [
        None,
        Some("Bearer x"),
        Some("Basic %%%"),
        Some("Basic /w=="),
    ] {
        let (status, body) = token(ground, header, (FORM, GRANT)).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{header:?}");
        assert_eq!(body, r#"{"error":"invalid_client"}"#, "{header:?}");
    }
    let twice = format!("{GRANT}&client_id=rk-0&client_secret=s");
    let (status, _) = token(ground, Some(&client), (FORM, &twice)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "named in both ways");
    let read = ground.get(&Browser::anonymous(), TOKEN).await;
    assert_eq!(read.status(), StatusCode::METHOD_NOT_ALLOWED);
}

pub async fn the_gateways_questions_are_answered_to_the_gateway_alone(ground: &Ground) {
    let things = ground.things(Story::Issued).await;
    let known = format!("/api/v1/clients/{}", client_id(&things));
    let administrator = ground.person(Role::Administrator, &Whom::Federation).await;
    let owner = ground.person(Role::Owner, &things.owner).await;
    let (right, shorter) = (
        format!("Bearer {GATEWAY_KEY}"),
        format!("Bearer {}", &GATEWAY_KEY[1..]),
    );
    let lower = right.replace("Bearer", "bearer");
    for browser in [&administrator, &owner, &Browser::anonymous()] {
        for key in ["", "Bearer ", "Bearer x", &shorter, &lower, GATEWAY_KEY] {
            let status = asked(ground, (&known, key), browser).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{} {key}", browser.who);
        }
    }
    let nobody = Browser::anonymous();
    assert_eq!(
        asked(ground, (&known, &right), &nobody).await,
        StatusCode::OK
    );
    let long = "9".repeat(6_000);
    for unknown in ["rk-0", "%00", "%27%20OR%201%3D1--", "%E2%80%AE", &long] {
        let address = format!("/api/v1/clients/{unknown}");
        let status = asked(ground, (&address, &right), &nobody).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{unknown}");
    }
}

async fn asked(ground: &Ground, (address, key): (&str, &str), browser: &Browser) -> StatusCode {
    let asked = request((Method::GET, address), browser).header(header::AUTHORIZATION, key);
    ground
        .ask(asked.body(Body::empty()).unwrap())
        .await
        .status()
}
