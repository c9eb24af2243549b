//! Looking at a published address: what is found there is kept, and nobody is led into a network by it.

use crate::people::refusal;
use crate::publications::{ADDRESS, opened, publish_as, publisher, task};
use crate::support::{fails_wholly, wait, with_settings};
use crate::world::{World, worlds};
use async_trait::async_trait;
use chrono::Duration;
use domain::publications::Seen;
use domain::refusal::Refusal;
use rcgen::{CertificateParams, Issuer, KeyPair};
use reqwest::Certificate;
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use services::outside::{Names, Outside};
use services::publications::check;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// Where a name of the tests leads.
const INSIDE: &str = "inside.example.jp";
const SILENT: &str = "silent.example.jp";
const NAMES: [&str; 4] = ["www.chuo.example.jp", "www.example.jp", INSIDE, SILENT];

/// A web server on this machine, known under names from outside.
struct Site {
    address: SocketAddr,
    root: Certificate,
    asked: Arc<AtomicUsize>,
}

struct Known(SocketAddr);

#[async_trait]
impl Names for Known {
    async fn addresses(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        match name {
            SILENT => Err(io::Error::other("no such name")),
            // One of several is enough to bar the name.
            INSIDE => Ok(vec![self.0, "10.0.0.1:443".parse().unwrap()]),
            _ => Ok(vec![self.0]),
        }
    }
}

/// Only the machine of the test stands for the world outside.
fn is_test_site(address: IpAddr) -> bool {
    address == IpAddr::V4(Ipv4Addr::LOCALHOST)
}

impl Site {
    /// Answers each question with what its path names.
    async fn open() -> Self {
        let authority = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let root = params.self_signed(&authority).unwrap();
        let issuer = Issuer::new(params, authority);
        let key = KeyPair::generate().unwrap();
        let names = NAMES.map(str::to_owned).to_vec();
        let own = CertificateParams::new(names).unwrap();
        let own = own.signed_by(&key, &issuer).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let chain: Vec<CertificateDer<'static>> = vec![own.der().clone()];
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(AtomicUsize::new(0));
        tokio::spawn(serve(
            listener,
            TlsAcceptor::from(Arc::new(config)),
            asked.clone(),
        ));
        Site {
            address,
            root: Certificate::from_der(root.der()).unwrap(),
            asked,
        }
    }

    fn outside(&self) -> Outside {
        Outside {
            names: Arc::new(Known(self.address)),
            admits: is_test_site,
            trusts: vec![self.root.clone()],
        }
    }
}

async fn serve(listener: TcpListener, tls: TlsAcceptor, asked: Arc<AtomicUsize>) {
    while let Ok((caller, _)) = listener.accept().await {
        let (tls, asked) = (tls.clone(), asked.clone());
        tokio::spawn(async move {
            let Ok(mut caller) = tls.accept(caller).await else {
                return;
            };
            let mut question = [0; 4096];
            let read = caller.read(&mut question).await.unwrap_or_default();
            asked.fetch_add(1, Ordering::SeqCst);
            let question = String::from_utf8_lossy(&question[..read]).into_owned();
            let path = question.split(' ').nth(1).unwrap_or_default();
            let _ = caller.write_all(answer(path).as_bytes()).await;
            let _ = caller.shutdown().await;
        });
    }
}

fn answer(path: &str) -> String {
    let led = |to: &str| format!("302 Found\r\nlocation: {to}");
    let head = match path {
        "/gone" => "404 Not Found".to_owned(),
        "/moved" => led("/here"),
        "/round" => led("/round"),
        "/plain" => led("http://www.example.jp/here"),
        "/inside" => led(&format!("https://{INSIDE}/")),
        "/number" => led("https://127.0.0.1/"),
        "/port" => led("https://www.example.jp:8443/"),
        _ => "200 OK".to_owned(),
    };
    format!("HTTP/1.1 {head}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}

// ASVS 1.3.6
#[tokio::test]
async fn what_is_found_is_told_and_nobody_is_led_inside() {
    let site = Site::open().await;
    let outside = site.outside();
    for (address, seen) in [
        ("https://www.example.jp/here", Seen::Reached { status: 200 }),
        (
            "https://www.example.jp/moved",
            Seen::Reached { status: 200 },
        ),
        (
            "https://www.example.jp/gone",
            Seen::Answered { status: 404 },
        ),
        ("https://www.example.jp/round", Seen::Redirects),
        ("https://www.example.jp/plain", Seen::Barred),
        ("https://www.example.jp/inside", Seen::Barred),
        ("https://www.example.jp/number", Seen::Barred),
        ("https://www.example.jp/port", Seen::Barred),
        ("https://inside.example.jp/here", Seen::Barred),
        ("https://silent.example.jp/here", Seen::Unreachable),
        // A name that the certificate does not have.
        ("https://other.example.jp/here", Seen::Unreachable),
    ] {
        assert_eq!(outside.look(address).await, seen, "{address}");
    }
    let mistrusting = Outside {
        trusts: Vec::new(),
        ..site.outside()
    };
    let seen = mistrusting.look("https://www.example.jp/here").await;
    assert_eq!(seen, Seen::Unreachable);
    // What production admits leads nowhere here.
    let strict = Outside {
        admits: Outside::default().admits,
        ..site.outside()
    };
    let before = site.asked.load(Ordering::SeqCst);
    let seen = strict.look("https://www.example.jp/here").await;
    assert_eq!(seen, Seen::Barred);
    assert_eq!(site.asked.load(Ordering::SeqCst), before);
}

#[tokio::test]
async fn an_address_is_looked_at_on_request_only_and_not_again_at_once() {
    for world in worlds().await {
        let site = Site::open().await;
        let world = opened(world).await;
        let world = World {
            services: with_settings(&world.services, |settings| {
                settings.outside = site.outside()
            }),
            ..world
        };
        let bank = world.banker("2963").await;
        let whose = publisher("2963");
        let id = (world.contract, &whose);
        assert_eq!(refusal(check(&bank, id).await), Refusal::WrongState);
        publish_as(&world, &bank, "2963").await.unwrap();
        assert_eq!(site.asked.load(Ordering::SeqCst), 0);
        let other = world.banker("2951").await;
        assert_eq!(refusal(check(&other, id).await), Refusal::NotFound);
        let approver = refusal(check(&world.approver(), id).await);
        assert!(matches!(approver, Refusal::NotAllowed { .. }));

        let look = async || check(&bank, id).await;
        let tables = ["publication_check", "audit_event"];
        fails_wholly(&world.services, &tables, look).await;
        let before = site.asked.load(Ordering::SeqCst);
        look().await.unwrap();
        look().await.unwrap();
        assert_eq!(site.asked.load(Ordering::SeqCst), before + 1);
        let kept = task(&world, "2963").await.check.unwrap();
        assert_eq!(kept.seen, Seen::Reached { status: 200 });
        assert_eq!((kept.at, kept.by.is_some()), (bank.now, true));
        wait(&world.services, &world.clock, Duration::minutes(2));
        check(&world.officer(), id).await.unwrap();
        assert_eq!(site.asked.load(Ordering::SeqCst), before + 2);
        assert!(ADDRESS.contains(NAMES[0]));
    }
}
