//! A polite end: told to stop, the server asks for no more requests, finishes those it has, and goes.

use crate::serving::{Server, rest, status};
use std::time::{Duration, Instant};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// A form of which the end is not sent yet.
async fn half_a_form(server: &Server) -> (TcpStream, &'static [u8]) {
    let (begun, missing) = ("email=nobody", b"%40example.jp&password=wrong");
    let mut connection = server.connect().await.unwrap();
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{begun}",
        server.address,
        begun.len() + missing.len(),
    );
    connection.write_all(request.as_bytes()).await.unwrap();
    // So that the server has surely begun with it.
    sleep(Duration::from_millis(200)).await;
    (connection, missing)
}

#[tokio::test]
async fn a_request_that_has_begun_is_answered_to_its_end() {
    let server = Server::ready(&[]).await;
    let (mut slow, missing) = half_a_form(&server).await;
    let since = Instant::now();
    server.told("-TERM");
    let unready = async {
        while server.status("/readyz").await != Some(503) {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(1), unready).await.unwrap();
    assert_eq!(server.status("/livez").await, Some(200));
    let closed = async {
        while server.connect().await.is_some() {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(5), closed).await.unwrap();

    slow.write_all(missing).await.unwrap();
    let answer = rest(&mut slow).await;
    assert_eq!(status(&answer), Some(422), "{answer}");
    assert!(answer.contains("</html>"), "{answer}");
    let (code, took, log) = server.ended(since).await;
    assert_eq!(code, Some(0), "{log}");
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(log.contains("stopped"), "{log}");
}

#[tokio::test]
async fn an_open_connection_without_a_request_keeps_nobody_waiting() {
    let server = Server::ready(&[]).await;
    let _idle = server.connect().await.unwrap();
    let since = Instant::now();
    server.told("-INT");
    let (code, took, log) = server.ended(since).await;
    assert_eq!(code, Some(0), "{log}");
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn a_request_that_never_ends_does_not_stop_the_end() {
    let server = Server::ready(&[]).await;
    let (_never, _) = half_a_form(&server).await;
    let since = Instant::now();
    server.told("-TERM");
    let (code, _, log) = server.ended(since).await;
    assert_eq!(code, Some(1));
    assert!(log.contains("did not finish in time"), "{log}");
}
