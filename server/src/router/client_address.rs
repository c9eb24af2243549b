//! Who asks: behind the one trusted proxy the address is what that proxy says, and otherwise where the
//! connection comes from. Nobody else's word counts.

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Makes sure that every request has an address, also where there is no connection, as in tests.
pub async fn know(mut request: Request, next: Next) -> Response {
    if request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .is_none()
    {
        let nowhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
        request.extensions_mut().insert(ConnectInfo(nowhere));
    }
    next.run(request).await
}

/// Replaces the proxy's address by the client's.
pub async fn believe(
    State(trusted): State<Option<IpAddr>>,
    mut request: Request,
    next: Next,
) -> Response {
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .copied();
    let client = connection
        .filter(|ConnectInfo(from)| Some(from.ip().to_canonical()) == trusted)
        .and_then(|_| last_forwarded(request.headers()));
    if let Some(client) = client {
        request
            .extensions_mut()
            .insert(ConnectInfo(SocketAddr::new(client, 0)));
    }
    next.run(request).await
}

/// The last entry is the trusted proxy's own; those before it were sent by the client.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all(FORWARDED_FOR).iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}
