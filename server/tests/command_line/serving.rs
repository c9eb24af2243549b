//! A server of one test: a demonstration on a free port, asked until it is ready, and gone with the test.

use crate::machine::{Machine, text};
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// From the signal to the end, whatever happens.
const LONGEST: Duration = Duration::from_secs(30);

pub struct Server {
    pub child: Child,
    pub address: String,
    pub machine: Machine,
}

/// One that a failed test leaves behind is stopped too.
impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts with settings beyond the usual ones, and waits for nothing.
    pub fn started(machine: Machine, scheme: &str, settings: &[(&str, &str)]) -> Self {
        std::fs::create_dir(machine.folder().join("site")).unwrap();
        let port = free_port();
        let address = format!("127.0.0.1:{port}");
        let usual = [
            ("ROKIN_DEMONSTRATION", "true"),
            ("ROKIN_LISTEN", &address),
            ("ROKIN_BASE_URL", &format!("{scheme}://localhost:{port}")),
            ("ROKIN_SITE_ROOT", "site"),
        ];
        let child = machine.start(&["serve"], &[&usual, settings].concat());
        Server {
            child,
            address,
            machine,
        }
    }

    /// Serves, and is ready.
    pub async fn ready(settings: &[(&str, &str)]) -> Self {
        let server = Server::started(Machine::new().migrated(), "http", settings);
        let ready = async {
            while server.status("/readyz").await != Some(200) {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(20), ready).await.unwrap();
        server
    }

    pub async fn connect(&self) -> Option<TcpStream> {
        TcpStream::connect(&self.address).await.ok()
    }

    /// What is answered to these bytes; none where nobody listens any more.
    pub async fn answer(&self, request: &str) -> Option<String> {
        let mut connection = self.connect().await?;
        connection.write_all(request.as_bytes()).await.ok()?;
        Some(rest(&mut connection).await)
    }

    /// The status of an answer; none where nobody listens any more.
    pub async fn status(&self, path: &str) -> Option<u16> {
        let host = &self.address;
        let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        status(&self.answer(&request).await?)
    }

    pub fn told(&self, signal: &str) {
        let told = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status();
        assert!(told.unwrap().success());
    }

    /// How it ended, how long after the instant, and what it logged.
    pub async fn ended(mut self, since: Instant) -> (Option<i32>, Duration, String) {
        let mut log = self.child.stderr.take().unwrap();
        let reading = tokio::task::spawn_blocking(move || {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut log, &mut bytes).unwrap();
            text(&bytes)
        });
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            assert!(since.elapsed() < LONGEST, "it did not stop in time");
            sleep(Duration::from_millis(20)).await;
        };
        (code, since.elapsed(), reading.await.unwrap())
    }
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

pub async fn rest(connection: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A connection that is cut off gives what came until then.
    let _ = connection.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

pub fn status(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}
