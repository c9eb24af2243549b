//! TLS by the portal itself: with the certificate that is configured, renewed while it serves.

use crate::machine::Machine;
use crate::serving::Server;
use reqwest::{Certificate, Client, Response};
use std::process::Command;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

const FILES: [(&str, &str); 2] = [
    ("ROKIN_TLS_CERTIFICATE", "certificate.pem"),
    ("ROKIN_TLS_KEY", "key.pem"),
];

fn started() -> (Server, Client) {
    let machine = Machine::new().migrated();
    let client = new_certificate(&machine);
    (Server::started(machine, "https", &FILES), client)
}

async fn ask(server: &Server, client: &Client, scheme: &str) -> reqwest::Result<Response> {
    let port = server.address.rsplit(':').next().unwrap();
    let url = format!("{scheme}://localhost:{port}/sign-in");
    client.get(url).send().await
}

/// Asks until somebody answers whom the client trusts.
async fn answers(server: &Server, client: &Client) -> Response {
    let asking = async {
        loop {
            match ask(server, client, "https").await {
                Ok(answer) => return answer,
                Err(_) => sleep(Duration::from_millis(20)).await,
            }
        }
    };
    timeout(Duration::from_secs(20), asking).await.unwrap()
}

/// Writes a new certificate over the last one; the client trusts nothing else.
fn new_certificate(machine: &Machine) -> Client {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    let pem = made.cert.pem();
    machine.file("certificate.pem", &pem);
    machine.file("key.pem", &made.signing_key.serialize_pem());
    let trusted = Certificate::from_pem(pem.as_bytes()).unwrap();
    Client::builder().tls_certs_only([trusted]).build().unwrap()
}

// ASVS 3.4.1, 12.1.1, 12.2.1
#[tokio::test]
async fn a_certificate_makes_the_portal_speak_tls_and_nothing_else() {
    let (server, client) = started();
    let answer = answers(&server, &client).await;
    assert_eq!(answer.status(), 200);
    let lasting = &answer.headers()["strict-transport-security"];
    assert_eq!(lasting, "max-age=63072000; includeSubDomains");
    assert!(ask(&server, &client, "http").await.is_err());
}

/// Whether a client that offers this alone is shown a certificate.
fn shakes_hands(server: &Server, offered: &[&str]) -> bool {
    let asked = Command::new("openssl")
        .arg("s_client")
        .args(offered)
        .args(["-connect", &server.address])
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    String::from_utf8_lossy(&asked.stdout).contains("BEGIN CERTIFICATE")
}

// ASVS 12.1.1
#[tokio::test]
async fn versions_before_1_2_are_not_spoken() {
    let (server, client) = started();
    answers(&server, &client).await;
    for (version, spoken) in [("-tls1_1", false), ("-tls1_2", true), ("-tls1_3", true)] {
        // A client that would take the old versions.
        let said = shakes_hands(&server, &["-cipher", "ALL@SECLEVEL=0", version]);
        assert_eq!(said, spoken, "{version}");
    }
}

// ASVS 12.1.2
#[tokio::test]
async fn only_ciphers_with_forward_secrecy_and_an_authentic_text_are_spoken() {
    let (server, client) = started();
    answers(&server, &client).await;
    for (cipher, spoken) in [
        ("ECDHE-ECDSA-AES256-GCM-SHA384", true),
        ("ECDHE-ECDSA-AES128-GCM-SHA256", true),
        ("ECDHE-ECDSA-CHACHA20-POLY1305", true),
        ("ECDHE-ECDSA-AES256-SHA384", false),
        ("ECDHE-ECDSA-AES128-SHA", false),
        ("AES256-GCM-SHA384", false),
        ("AES128-SHA", false),
        ("NULL-SHA256:eNULL:@SECLEVEL=0", false),
    ] {
        let said = shakes_hands(&server, &["-tls1_2", "-cipher", cipher]);
        assert_eq!(said, spoken, "{cipher}");
    }
}

#[tokio::test]
async fn the_files_are_read_again_when_told() {
    let (server, first) = started();
    answers(&server, &first).await;
    let second = new_certificate(&server.machine);
    assert!(ask(&server, &second, "https").await.is_err());
    server.told("-HUP");
    assert_eq!(answers(&server, &second).await.status(), 200);
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_is_named() {
    let machine = Machine::new().migrated();
    machine.file("certificate.pem", "no certificate");
    machine.file("key.pem", "no key");
    let server = Server::started(machine, "https", &FILES);
    let (code, _, told) = server.ended(Instant::now()).await;
    assert!(told.contains("ROKIN_TLS_CERTIFICATE"), "{told}");
    assert_ne!(code, Some(0));
}
