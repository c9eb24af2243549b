//! Files are looked through by a real clamd with one signature: that of the harmless test file which every
//! scanner takes for a virus.

use crate::answers::{PDF, file};
use crate::people::refusal;
use crate::support::with_settings;
use crate::world::{World, worlds};
use domain::applications::DocumentKind;
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::Operation;
use services::applications::upload::upload;
use services::settings::Scanner;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

const KIND: DocumentKind = DocumentKind::RegisterCertificate;
/// In two parts, or this file would be taken for a virus itself.
const HARMLESS: [&str; 2] = [
    r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-",
    "ANTIVIRUS-TEST-FILE!$H+H*",
];

/// A scanner of one test.
struct Clamd {
    child: Child,
    address: String,
    _folder: TempDir,
}

impl Drop for Clamd {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Clamd {
    async fn started() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().display().to_string();
        let signature = hex::encode(HARMLESS.concat());
        std::fs::write(format!("{at}/test.ndb"), format!("Test:0:*:{signature}\n")).unwrap();
        let address = free_address();
        let (host, port) = address.split_once(':').unwrap();
        let settings = format!(
            "DatabaseDirectory {at}\nTCPAddr {host}\nTCPSocket {port}\nForeground yes\n\
             StreamMaxLength 20M\n"
        );
        std::fs::write(format!("{at}/clamd.conf"), settings).unwrap();
        let child = Command::new("clamd")
            .env(
                "PATH",
                "/usr/sbin:/usr/local/sbin:/usr/bin:/opt/homebrew/sbin",
            )
            .args(["-c", &format!("{at}/clamd.conf")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let clamd = Clamd {
            child,
            address,
            _folder: folder,
        };
        let listens = async {
            while TcpStream::connect(&clamd.address).await.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(30), listens).await.unwrap();
        clamd
    }
}

fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// The agent's operation in a portal whose scanner listens there.
fn scanned(world: &World, address: &str) -> Operation {
    let scanner = Some(Scanner::Tcp(address.to_owned()));
    let services = with_settings(&world.services, |settings| settings.scanner = scanner);
    Operation {
        services,
        ..world.agent()
    }
}

fn problem<T: std::fmt::Debug>(answer: services::Result<T>) -> Option<FieldProblem> {
    let Refusal::Invalid { fields } = refusal(answer) else {
        return None;
    };
    fields.get("file").cloned()
}

// ASVS 5.4.3
#[tokio::test]
async fn what_the_scanner_knows_is_refused_and_the_rest_is_marked_as_looked_through() {
    let clamd = Clamd::started().await;
    for world in worlds().await {
        let op = scanned(&world, &clamd.address);
        let before = world.footprint().await;
        let harmful = [PDF, HARMLESS.concat().as_bytes()].concat();
        let answer = upload(&op, (world.id, KIND), &file("定款.pdf", &harmful)).await;
        assert_eq!(problem(answer), Some(FieldProblem::FileInfected));
        assert_eq!(world.footprint().await, before);

        upload(&op, (world.id, KIND), &file("定款.pdf", PDF))
            .await
            .unwrap();
        let kept = world.shown().await.documents.remove(0);
        assert_eq!(kept.scanned_at, Some(op.now));
    }
}

// ASVS 5.4.3
#[tokio::test]
async fn while_the_scanner_is_down_nothing_is_taken() {
    for world in worlds().await {
        let op = scanned(&world, &free_address());
        let before = world.footprint().await;
        let answer = upload(&op, (world.id, KIND), &file("定款.pdf", PDF)).await;
        assert_eq!(problem(answer), Some(FieldProblem::FileNotScanned));
        assert_eq!(world.footprint().await, before);
    }
}

/// Longer than clamd takes: it answers with an error, and that is no "OK".
#[tokio::test]
async fn an_answer_that_is_no_verdict_takes_nothing() {
    let clamd = Clamd::started().await;
    for world in worlds().await {
        let mut op = scanned(&world, &clamd.address);
        op.services = with_settings(&op.services, |settings| {
            settings.upload_limit = 40 * 1024 * 1024;
        });
        let mut large = PDF.to_vec();
        large.resize(30 * 1024 * 1024, b' ');
        let answer = upload(&op, (world.id, KIND), &file("定款.pdf", &large)).await;
        assert_eq!(problem(answer), Some(FieldProblem::FileNotScanned));
    }
}

#[tokio::test]
async fn without_a_scanner_a_file_is_marked_as_not_looked_through() {
    for world in worlds().await {
        upload(&world.agent(), (world.id, KIND), &file("定款.pdf", PDF))
            .await
            .unwrap();
        assert_eq!(world.shown().await.documents[0].scanned_at, None);
    }
}

#[tokio::test]
async fn an_agent_has_so_much_room_and_no_more() {
    for world in worlds().await {
        let services = with_settings(&world.services, |settings| {
            settings.upload_quota = PDF.len() as u64 * 2;
        });
        let op = Operation {
            services,
            ..world.agent()
        };
        for _ in 0..2 {
            upload(&op, (world.id, KIND), &file("定款.pdf", PDF))
                .await
                .unwrap();
        }
        let before = world.footprint().await;
        let answer = upload(&op, (world.id, KIND), &file("定款.pdf", PDF)).await;
        let full = FieldProblem::QuotaFull { max_mebibytes: 0 };
        assert_eq!(problem(answer), Some(full));
        assert_eq!(world.footprint().await, before);
    }
}
