//! The policy as open data: the version in force, and each version under an address of its own.

use super::{Portal, header_of, text};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;

#[tokio::test]
async fn each_version_is_open_to_everybody_under_its_own_address() {
    let portal = Portal::new().await;
    for path in ["/api/v1/policy", "/api/v1/policy/versions/1"] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        assert_eq!(header_of(&answer, "access-control-allow-origin"), "*");
        let tag = header_of(&answer, "etag").to_owned();
        let said: Value = serde_json::from_str(&text(answer).await).unwrap();
        assert_eq!((&said["version"], &said["number"]), (&1.into(), &1.into()));
        for language in ["ja", "en"] {
            assert_eq!(said["items"][language].as_array().unwrap().len(), 7);
        }
        let consents = said["consents"].as_array().unwrap();
        assert_eq!(consents.len(), 13);
        assert!(consents.iter().all(|one| one["status"] == "in_force"));
        let again = Request::get(path).header(header::IF_NONE_MATCH, tag);
        let again = portal.ask(again.body(Body::empty()).unwrap()).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
    }
    for path in ["/api/v1/policy/versions/2", "/api/v1/policy/versions/x"] {
        assert_eq!(
            portal.get(path).await.status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
