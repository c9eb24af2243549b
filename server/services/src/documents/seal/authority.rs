//! A time stamp authority in the hands of a test: OpenSSL answers, over HTTP.

use std::fs::{read, read_to_string, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use url::Url;
use wiremock::matchers::{header, method};
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// What OpenSSL is to answer with, and as whom.
const SETTINGS: &str = "[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
[req]
distinguished_name = name
[name]
";
const MAKES_A_KEY: &str = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -config settings \
    -keyout key.pem -out certificate.pem -days 2 -subj /CN=stamps.example.jp \
    -addext keyUsage=critical,digitalSignature -addext extendedKeyUsage=critical,timeStamping";
const ANSWERS: &str =
    "ts -reply -config settings -queryfile query -signer certificate.pem -inkey key.pem -out reply";

/// The authority.
pub struct Authority {
    server: MockServer,
    folder: Arc<TempDir>,
}

impl Authority {
    /// One that answers.
    pub async fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        write(folder.path().join("settings"), SETTINGS).unwrap();
        write(folder.path().join("serial"), "01").unwrap();
        openssl(folder.path(), MAKES_A_KEY);
        let server = MockServer::start().await;
        let here = folder.clone();
        let answer = move |request: &Request| {
            let path = here.path();
            write(path.join("query"), &request.body).unwrap();
            openssl(path, ANSWERS);
            let reply = read(path.join("reply")).unwrap();
            ResponseTemplate::new(200).set_body_raw(reply, "application/timestamp-reply")
        };
        let asked = Mock::given(method("POST"));
        let asked = asked.and(header("content-type", "application/timestamp-query"));
        asked.respond_with(answer).mount(&server).await;
        Authority { server, folder }
    }

    /// Where it answers.
    pub fn url(&self) -> Url {
        self.server.uri().parse().unwrap()
    }

    /// Its certificate, in PEM.
    pub fn certificate(&self) -> String {
        read_to_string(self.file("certificate.pem")).unwrap()
    }

    /// From now on it gives its last answer to every question.
    pub async fn repeats_itself(&self) {
        let reply = read(self.file("reply")).unwrap();
        self.server.reset().await;
        let answer = ResponseTemplate::new(200).set_body_bytes(reply);
        let asked = Mock::given(method("POST")).respond_with(answer);
        asked.mount(&self.server).await;
    }

    /// From now on it answers with an error.
    pub async fn is_down(&self) {
        self.server.reset().await;
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn openssl(folder: &Path, words: &str) {
    let mut openssl = Command::new("openssl");
    openssl.current_dir(folder).args(words.split_whitespace());
    let output = openssl.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
}
