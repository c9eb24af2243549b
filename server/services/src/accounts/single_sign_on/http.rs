//! Asks the identity provider: no redirects, no waiting for ever, no endless answers.

use super::because;
use crate::error::Result;
use domain::accounts::SignOnProblem;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer read, in bytes.
const LARGEST: usize = 1024 * 1024;

/// What the provider answered.
pub(super) struct Answer {
    /// The status.
    pub status: StatusCode,
    body: Vec<u8>,
}

/// What asks.
///
/// # Errors
/// When TLS cannot be set up.
pub(super) fn client() -> Result<Client> {
    // Every question on a connection of its own: people sign in seldom, and a provider that closes an idle
    // connection just as the next question goes out would seem to be down.
    let client = Client::builder()
        .pool_max_idle_per_host(0)
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .build();
    Ok(client.map_err(anyhow::Error::from)?)
}

/// Asks, and reads the answer.
///
/// # Errors
/// [`SignOnProblem::ProviderDown`] when nothing comes, too much, or an error of the provider's own.
pub(super) async fn ask(request: RequestBuilder) -> Result<Answer> {
    // Without the address: it is the provider's, but nobody promises what is in it.
    let down = |error: reqwest::Error| because(SignOnProblem::ProviderDown, error.without_url());
    let mut response = request.send().await.map_err(down)?;
    let status = response.status();
    if status.is_server_error() {
        return Err(because(SignOnProblem::ProviderDown, status));
    }
    let mut body = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(down)? {
        if body.len() + piece.len() > LARGEST {
            return Err(because(
                SignOnProblem::ProviderDown,
                "the answer is too long",
            ));
        }
        body.extend_from_slice(&piece);
    }
    Ok(Answer { status, body })
}

impl Answer {
    /// Reads it as JSON.
    ///
    /// # Errors
    /// [`SignOnProblem::Untrusted`] when it is something else; `what` names it for the operator.
    pub(super) fn json<T: DeserializeOwned>(&self, what: &str) -> Result<T> {
        serde_json::from_slice(&self.body).map_err(|error| {
            // The text of the error could repeat a value.
            let at = format!("{what} cannot be read at column {}", error.column());
            because(SignOnProblem::Untrusted, at)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ask, client};
    use std::net::SocketAddr;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    /// Answers the first question of every connection as if more were welcome, and hangs up at the second.
    async fn hangs_up_on_the_second() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("listening");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            while let Ok((mut caller, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let mut question = [0; 4096];
                    let _ = caller.read(&mut question).await;
                    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                    let _ = caller.write_all(answer).await;
                    let _ = caller.read(&mut question).await;
                });
            }
        });
        address
    }

    #[tokio::test]
    async fn a_provider_that_closes_idle_connections_is_not_down() {
        let address = hangs_up_on_the_second().await;
        let client = client().expect("a client");
        for _ in 0..2 {
            let answer = ask(client.post(format!("http://{address}/token"))).await;
            assert_eq!(answer.expect("an answer").status, 200);
        }
    }
}
