//! Looks at a page outside, once, without being led anywhere else: a name is resolved first, every address that it has
//! must be outside, and the connection goes to those addresses and to no others. Redirects are followed in the same way.

use async_trait::async_trait;
use domain::publications::{Seen, is_outside};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Response, header};
use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use url::{Host, Url};

/// How long the whole look may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many redirects are followed.
const REDIRECTS: usize = 3;
/// As what the portal asks.
const AGENT: &str = "rokin-api-contract-portal (publication check)";

/// How pages outside are reached.
#[derive(Clone)]
pub struct Outside {
    /// What knows the addresses of a name.
    pub names: Arc<dyn Names>,
    /// Which addresses may be asked.
    pub admits: fn(IpAddr) -> bool,
    /// Which certificates are trusted beside those that the system trusts.
    pub trusts: Vec<Certificate>,
}

/// What knows the addresses of a name.
#[async_trait]
pub trait Names: Send + Sync {
    /// Every address of the name.
    async fn addresses(&self, name: &str) -> io::Result<Vec<SocketAddr>>;
}

/// The system's resolver.
struct System;

#[async_trait]
impl Names for System {
    async fn addresses(&self, name: &str) -> io::Result<Vec<SocketAddr>> {
        // The port is that of the address: none is given here.
        Ok(tokio::net::lookup_host((name, 0)).await?.collect())
    }
}

impl Default for Outside {
    fn default() -> Self {
        Outside {
            names: Arc::new(System),
            admits: is_outside,
            trusts: Vec::new(),
        }
    }
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outside")
    }
}

impl Outside {
    /// What is found at an address.
    pub async fn look(&self, address: &str) -> Seen {
        let looked = timeout(PATIENCE, self.follow(address)).await;
        looked.unwrap_or(Seen::Unreachable)
    }

    async fn follow(&self, address: &str) -> Seen {
        let Ok(mut url) = Url::parse(address) else {
            return Seen::Barred;
        };
        for _ in 0..=REDIRECTS {
            let answer = match self.ask(&url).await {
                Ok(answer) => answer,
                Err(seen) => return seen,
            };
            let status = answer.status();
            if !status.is_redirection() {
                return Seen::of_status(status.as_u16());
            }
            match led_to(&url, &answer) {
                Some(next) => url = next,
                None => return Seen::of_status(status.as_u16()),
            }
        }
        Seen::Redirects
    }

    /// Asks once. What the page says is not read: it is dropped with the connection.
    async fn ask(&self, url: &Url) -> Result<Response, Seen> {
        let name = name(url).ok_or(Seen::Barred)?;
        let found = self.names.addresses(name).await;
        let found = found.map_err(|_| Seen::Unreachable)?;
        if found.is_empty() {
            return Err(Seen::Unreachable);
        }
        if !found.iter().all(|one| (self.admits)(one.ip())) {
            return Err(Seen::Barred);
        }
        let client = self.client((name, &found))?;
        let asked = client.get(url.clone()).send().await;
        asked.map_err(|_| Seen::Unreachable)
    }

    /// A client that knows one name and nothing else, and passes no proxy.
    fn client(&self, (name, addresses): (&str, &[SocketAddr])) -> Result<Client, Seen> {
        let built = Client::builder()
            .https_only(true)
            .no_proxy()
            .redirect(Policy::none())
            .resolve_to_addrs(name, addresses)
            .tls_certs_merge(self.trusts.clone())
            .user_agent(AGENT)
            .timeout(PATIENCE)
            .build();
        built.map_err(|error| {
            tracing::error!(%error, "no client for pages outside");
            Seen::Unreachable
        })
    }
}

/// The name that is asked: of an https address at its usual port, without a secret in it.
fn name(url: &Url) -> Option<&str> {
    let has_secret = !url.username().is_empty() || url.password().is_some();
    let is_usual = url.scheme() == "https" && url.port().is_none();
    match url.host() {
        Some(Host::Domain(name)) if is_usual && !has_secret => Some(name),
        _ => None,
    }
}

fn led_to(from: &Url, answer: &Response) -> Option<Url> {
    let location = answer.headers().get(header::LOCATION)?;
    from.join(location.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Outside, name};
    use domain::publications::Seen;
    use url::Url;

    // ASVS 1.3.6
    #[test]
    fn only_a_name_at_the_usual_port_is_asked() {
        let asked = |text: &str| name(&Url::parse(text).unwrap()).map(str::to_owned);
        let usual = asked("https://www.example.jp:443/openapi");
        assert_eq!(usual.as_deref(), Some("www.example.jp"));
        for text in [
            "http://www.example.jp/",
            "https://www.example.jp:8443/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://[::1]/",
            "https://user@www.example.jp/",
            "file:///etc/passwd",
            "data:,x",
        ] {
            assert_eq!(asked(text), None, "{text}");
        }
    }

    // ASVS 1.3.6
    #[tokio::test]
    async fn in_production_no_name_leads_inside() {
        let seen = Outside::default().look("https://localhost/").await;
        assert_eq!(seen, Seen::Barred);
    }
}
