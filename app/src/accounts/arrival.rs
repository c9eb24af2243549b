//! Where a request comes from, and where a person goes after signing in.

use crate::language::is_local;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use domain::accounts::Actor;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// The address at the other end of the connection, where it is known.
pub struct Source(pub Option<IpAddr>);

impl<S: Sync> FromRequestParts<S> for Source {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Source(peer.map(|ConnectInfo(address)| address.ip())))
    }
}

/// The page wanted before signing in, if it is one of ours; else where the person's work begins.
pub fn destination<'a>(next: &'a str, actor: &Actor) -> &'a str {
    if is_local(next) {
        next
    } else if actor.is_staff() {
        "/queue"
    } else {
        "/applications"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        let agent = Actor::Anonymous;
        assert_eq!(
            destination("/contracts/1?tab=2", &agent),
            "/contracts/1?tab=2"
        );
        for foreign in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "x",
        ] {
            assert_eq!(destination(foreign, &agent), "/applications", "{foreign}");
        }
    }
}
