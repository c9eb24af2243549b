//! What the operator reads of whoever reaches for what is not theirs.

use super::{Portal, text};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::accounts::Role;
use domain::intake::{AnnounceForm, ScopeFamily, UNDECIDED};
use services::intake::announce::announce;
use services::intake::status::status;
use std::io::Write;
use std::sync::{Arc, Mutex};
use tracing::subscriber::set_default;

/// The lines written while a test runs.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

// ASVS 16.3.2
#[tokio::test]
async fn whoever_is_turned_away_stands_in_the_log_by_number_and_not_by_name() {
    let portal = Portal::new().await;
    let cookie = portal.somebody(Role::Viewer).await;
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false);
    let subscriber = subscriber.with_writer(move || writer.clone());
    let _kept = set_default(subscriber.finish());
    let request = Request::get("/members/federation").header(header::COOKIE, &cookie);
    let answer = portal.ask(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    let lines = lines.text();
    let line = lines.lines().find(|line| line.contains("turned away"));
    let line = line.unwrap_or_else(|| panic!("{lines}"));
    assert!(line.contains("WARN") && line.contains("person="), "{line}");
    assert!(
        !lines.contains("rights.example.jp") && !lines.contains("権田"),
        "{lines}"
    );
}

// ASVS 1.2.3
#[tokio::test]
async fn markup_in_json_stays_text() {
    const MARKUP: &str = r#"</script><img src=x onerror="alert(1)">\\"#;
    let portal = Portal::new().await;
    let form = AnnounceForm {
        family: "payments".into(),
        precision: UNDECIDED.into(),
        wording: MARKUP.into(),
        note: MARKUP.into(),
        ..AnnounceForm::default()
    };
    let op = portal.services.system();
    let before = status(&op).await.unwrap();
    let before = before
        .iter()
        .find(|one| one.family == ScopeFamily::Payments);
    let seen = before.unwrap().announcement.as_ref().map(|one| one.id);
    announce(&op, &form, seen).await.unwrap();
    let answer = portal.get("/api/v1/intake").await;
    let kind = answer.headers()[header::CONTENT_TYPE].clone();
    assert_eq!(kind, "application/json");
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    let said: serde_json::Value = serde_json::from_str(&text(answer).await).unwrap();
    let kept = serde_json::Value::from(MARKUP).to_string();
    assert!(said.to_string().contains(&kept), "{said}");
}
