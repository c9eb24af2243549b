//! Who asks: behind the one trusted proxy the address is what that proxy says, and otherwise where the
//! connection comes from. Nobody else's word counts.

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Makes sure that the request has an address, also where there is no connection, as in tests, and that it is
/// the client's and not the proxy's.
pub fn know(request: &mut Request, trusted: Option<IpAddr>) {
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|ConnectInfo(from)| *from);
    let client = connection
        .filter(|from| Some(from.ip().to_canonical()) == trusted)
        .and_then(|_| last_forwarded(request.headers()))
        .map(|client| SocketAddr::new(client, 0));
    let nowhere = || SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let known = client.or(connection).unwrap_or_else(nowhere);
    request.extensions_mut().insert(ConnectInfo(known));
}

/// The last entry is the trusted proxy's own; those before it were sent by the client.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}
