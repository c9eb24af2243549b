//! What an operator reads in the log: lines for machines, in UTC, that say who, what and where, also of what
//! was turned away, and that nobody writes from outside.

use crate::serving::{Server, status};
use serde_json::Value;
use std::time::Instant;

/// A form as a browser sends it.
fn form(server: &Server, (path, site): (&str, &str), fields: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: {site}\r\nuser-agent: odd\tagent\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{fields}",
        server.address,
        fields.len(),
    )
}

/// The lines that a server logged until it ended.
async fn lines(server: Server) -> Vec<Value> {
    server.told("-TERM");
    let (_, _, log) = server.ended(Instant::now()).await;
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
        .collect()
}

fn says<'a>(lines: &'a [Value], message: &str) -> Vec<&'a Value> {
    let said = lines.iter().filter(|line| line["message"] == message);
    said.collect()
}

// ASVS 16.2.1, 16.2.2, 16.2.4
#[tokio::test]
async fn each_line_says_when_where_who_and_what_for_machines() {
    let server = Server::ready(&[("ROKIN_LOG_FORMAT", "json")]).await;
    assert_eq!(server.status("/register-of-agents").await, Some(200));
    let lines = lines(server).await;
    let asked = says(&lines, "request");
    let line = asked
        .iter()
        .find(|line| line["path"] == "/register-of-agents")
        .unwrap();
    assert_eq!(
        (&line["method"], &line["status"]),
        (&"GET".into(), &200.into())
    );
    assert_eq!(line["span"]["from"], "127.0.0.1");
    assert_eq!(line["span"]["id"].as_str().unwrap().len(), 12);
    assert!(line["timestamp"].as_str().unwrap().ends_with('Z'), "{line}");
}

// ASVS 16.3.1, 16.3.3
#[tokio::test]
async fn failed_sign_ins_brakes_and_forged_forms_stand_in_the_log() {
    let server = Server::ready(&[("ROKIN_LOG_FORMAT", "json")]).await;
    let wrong = "email=nobody%40example.jp&password=canary-secret";
    for _ in 0..6 {
        let request = form(&server, ("/sign-in", "same-origin"), wrong);
        server.answer(&request).await.unwrap();
    }
    let forged = form(&server, ("/sign-in", "cross-site"), wrong);
    assert_eq!(status(&server.answer(&forged).await.unwrap()), Some(403));
    let lines = lines(server).await;
    assert_eq!(says(&lines, "a sign-in failed").len(), 5);
    assert_eq!(says(&lines, "an attempt was braked").len(), 1);
    let forged = says(&lines, "a form from elsewhere was turned away");
    assert_eq!(forged.len(), 1);
    assert_eq!(forged[0]["span"]["from"], "127.0.0.1");
    for line in &lines {
        let line = line.to_string();
        assert!(
            !line.contains("canary") && !line.contains("nobody"),
            "{line}"
        );
    }
}

// ASVS 16.4.1
#[tokio::test]
async fn nobody_writes_lines_from_outside() {
    let server = Server::ready(&[]).await;
    let path = "/nowhere%0D%0A2026-01-01T00:00:00Z%20INFO%20made%20up?x=%0Amade%20up";
    assert_eq!(server.status(path).await, Some(404));
    let request = form(
        &server,
        ("/sign-in", "same-origin"),
        "email=%0Amade+up%1b%5B31m&password=%0A",
    );
    server.answer(&request).await.unwrap();
    server.told("-TERM");
    let (_, _, log) = server.ended(Instant::now()).await;
    assert!(!log.contains("made up") && !log.contains('\u{1b}'), "{log}");
    assert!(log.lines().all(|line| line.starts_with("20")), "{log}");
}
