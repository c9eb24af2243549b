//! What every request passes, tried on the whole portal over an empty database.

use super::router;
use crate::boot;
use crate::config::{Config, Sources};
use crate::health::Health;
use app::{AppState, Site};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use leptos::config::LeptosOptions;
use migrations::{Migrator, MigratorTrait};
use services::clock::{Clock, StoppedClock, SystemClock};
use services::{Means, Services};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

mod addresses;
mod agents;
mod brake;
mod content;
mod factors;
mod headers;
mod noticed;
mod opening;
mod policy;
mod promises;
mod rate;
mod register;
mod repeats;
mod rights;
mod sign_in;

struct Portal {
    router: Router,
    health: Health,
    services: Services,
    clock: Arc<StoppedClock>,
    folder: TempDir,
}

impl Portal {
    async fn new() -> Self {
        Portal::with(&[]).await
    }

    async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = config(&folder, settings);
        Migrator::up(&boot::database(&config).await.unwrap(), None)
            .await
            .unwrap();
        // A test says when time passes.
        let clock = Arc::new(StoppedClock::at(SystemClock.now()));
        let services = Services::from(Means {
            clock: clock.clone(),
            ..Means::clone(&boot::for_serving(&config).await.unwrap())
        });
        let health = Health::new(services.db.clone());
        let options = LeptosOptions::builder().output_name("rokin").build();
        let site = Site::new(options, true, Vec::new());
        let state = AppState {
            services: services.clone(),
            site: Arc::new(site),
        };
        let router = router(state, &config, health.clone()).unwrap();
        Portal {
            router,
            health,
            services,
            clock,
            folder,
        }
    }

    async fn ask(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, path: &str) -> Response<Body> {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }
}

fn config(folder: &TempDir, settings: &[(&str, &str)]) -> Config {
    let path = |name: &str| folder.path().join(name).display().to_string();
    let environment = [
        (
            "ROKIN_DATABASE_URL",
            format!("sqlite://{}", path("data/rokin.db")),
        ),
        ("ROKIN_FILES", path("files")),
        ("ROKIN_SITE_ROOT", path("site")),
        ("ROKIN_DEMONSTRATION", "true".to_owned()),
        // One source asks for everything here.
        ("ROKIN_REQUESTS_PER_MINUTE", "0".to_owned()),
    ];
    let settings = settings
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    let environment = environment.into_iter().chain(settings);
    let environment = environment
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Config::check(&Sources::read(None, environment).unwrap()).unwrap()
}

fn header_of<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

fn post(site: &str) -> Request<Body> {
    Request::post("/sign-in")
        .header(header::HOST, "localhost:3000")
        .header("sec-fetch-site", site)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::empty())
        .unwrap()
}

#[tokio::test]
async fn readiness_goes_off_before_the_end_and_life_goes_on() {
    let portal = Portal::new().await;
    assert_eq!(portal.get("/livez").await.status(), StatusCode::OK);
    assert_eq!(portal.get("/readyz").await.status(), StatusCode::OK);
    portal.health.stop();
    assert_eq!(
        portal.get("/readyz").await.status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(portal.get("/livez").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn serving_is_refused_while_migrations_are_pending() {
    let folder = tempfile::tempdir().unwrap();
    let refused = boot::for_serving(&config(&folder, &[]))
        .await
        .err()
        .unwrap()
        .to_string();
    assert!(refused.contains("server migrate up"), "{refused}");
}

#[tokio::test]
async fn every_answer_is_protected_and_numbered() {
    let portal = Portal::new().await;
    let page = portal.get("/no-such-page").await;
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    assert_eq!(header_of(&page, "x-content-type-options"), "nosniff");
    assert_eq!(header_of(&page, "referrer-policy"), "same-origin");
    assert_eq!(
        header_of(&page, "cross-origin-opener-policy"),
        "same-origin"
    );
    assert_eq!(header_of(&page, "cache-control"), "no-store");
    let (one, other) = (portal.get("/livez").await, portal.get("/livez").await);
    assert_eq!(header_of(&one, "x-request-id").len(), 12);
    assert_ne!(
        header_of(&one, "x-request-id"),
        header_of(&other, "x-request-id")
    );
}

#[tokio::test]
async fn the_page_of_an_error_shows_the_number_of_its_request() {
    let portal = Portal::new().await;
    for request in [
        Request::get("/no-such-page").body(Body::empty()).unwrap(),
        post("cross-site"),
    ] {
        let answer = portal.ask(request).await;
        let number = header_of(&answer, "x-request-id").to_owned();
        let html = text(answer).await;
        assert!(
            number.len() == 12 && html.contains(&number),
            "{number}: {html}"
        );
    }
}

async fn text(response: Response<Body>) -> String {
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await;
    String::from_utf8(body.unwrap().to_vec()).unwrap()
}

// ASVS 3.5.1
#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let portal = Portal::new().await;
    assert_eq!(
        portal.ask(post("cross-site")).await.status(),
        StatusCode::FORBIDDEN
    );
    assert_ne!(
        portal.ask(post("same-origin")).await.status(),
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn files_of_the_site_are_kept_only_under_their_version() {
    let portal = Portal::new().await;
    let package = portal.folder.path().join("site/pkg");
    std::fs::create_dir_all(&package).unwrap();
    std::fs::write(package.join("rokin.css"), "main {}").unwrap();
    let plain = portal.get("/pkg/rokin.css").await;
    assert_eq!(plain.status(), StatusCode::OK);
    assert_eq!(header_of(&plain, "cache-control"), "no-cache");
    let versioned = portal.get("/pkg/rokin.css?v=1").await;
    assert!(header_of(&versioned, "cache-control").ends_with("immutable"));
    assert_eq!(
        portal.get("/pkg/none.css").await.status(),
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        portal.get("/pkg/../data/rokin.db").await.status(),
        StatusCode::NOT_FOUND
    );
}

// ASVS 5.2.1
#[tokio::test]
async fn forms_that_are_too_large_are_cut_off() {
    let portal = Portal::new().await;
    let form = Request::post("/sign-in")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(vec![b'a'; 2 * 1024 * 1024]))
        .unwrap();
    let status = portal.ask(form).await.status();
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}
