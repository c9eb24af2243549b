//! A polite end: told to stop, the server asks for no more requests, finishes those it has, and goes.

use crate::machine::{Machine, text};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// From the signal to the end, whatever happens.
const LONGEST: Duration = Duration::from_secs(30);

struct Server {
    child: Child,
    address: String,
    _machine: Machine,
}

impl Server {
    /// Serves a demonstration, and is ready.
    async fn ready() -> Self {
        let machine = Machine::new().migrated();
        std::fs::create_dir(machine.folder().join("site")).unwrap();
        let address = free_address();
        let child = machine.start(
            &["serve"],
            &[
                ("ROKIN_DEMONSTRATION", "true"),
                ("ROKIN_LISTEN", &address),
                ("ROKIN_BASE_URL", &format!("http://{address}")),
                ("ROKIN_SITE_ROOT", "site"),
            ],
        );
        let server = Server {
            child,
            address,
            _machine: machine,
        };
        let ready = async {
            while server.status("/readyz").await != Some(200) {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(20), ready).await.unwrap();
        server
    }

    async fn connect(&self) -> Option<TcpStream> {
        TcpStream::connect(&self.address).await.ok()
    }

    /// The status of an answer; none where nobody listens any more.
    async fn status(&self, path: &str) -> Option<u16> {
        let mut connection = self.connect().await?;
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.address
        );
        connection.write_all(request.as_bytes()).await.ok()?;
        status(&rest(&mut connection).await)
    }

    fn told(&self, signal: &str) {
        let told = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(told.unwrap().success());
    }

    /// How it ended, and how long after the instant.
    async fn ended(mut self, since: Instant) -> (Option<i32>, Duration, String) {
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            assert!(since.elapsed() < LONGEST, "it did not stop in time");
            sleep(Duration::from_millis(20)).await;
        };
        let took = since.elapsed();
        let output = self.child.wait_with_output().unwrap();
        (code, took, text(&output.stderr))
    }
}

fn free_address() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

async fn rest(connection: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is cut off gives what came until then.
    let _ = connection.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

fn status(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

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
    let server = Server::ready().await;
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
    let server = Server::ready().await;
    let _idle = server.connect().await.unwrap();
    let since = Instant::now();
    server.told("-INT");
    let (code, took, log) = server.ended(since).await;
    assert_eq!(code, Some(0), "{log}");
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test]
async fn a_request_that_never_ends_does_not_stop_the_end() {
    let server = Server::ready().await;
    let (_never, _) = half_a_form(&server).await;
    let since = Instant::now();
    server.told("-TERM");
    let (code, _, log) = server.ended(since).await;
    assert_eq!(code, Some(1));
    assert!(log.contains("did not finish in time"), "{log}");
}
