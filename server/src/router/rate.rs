//! How much one source may ask: so many requests at once, and then as many a minute. Each replica counts for
//! itself, in memory; whoever guesses at secrets is counted in the database, for all of them and for longer.

use crate::api::problem;
use app::turned_away;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::refusal::Refusal;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// After so many requests those sources are forgotten that have been quiet for long.
const BETWEEN_SWEEPS: u32 = 10_000;
/// Whoever has an IPv6 network has all its addresses: the first 64 bits are the source.
const NETWORK: u128 = !0 << 64;

/// The count of every source.
pub struct Rate {
    sources: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    counted: AtomicU32,
}

impl Rate {
    /// So many requests a minute.
    pub fn per_minute(requests: NonZeroU32) -> Arc<Self> {
        Arc::new(Rate {
            sources: RateLimiter::keyed(Quota::per_minute(requests)),
            clock: DefaultClock::default(),
            counted: AtomicU32::new(0),
        })
    }

    /// Counts a request; in how many seconds it may come again where it comes too soon.
    fn count(&self, request: &Request) -> Result<(), u64> {
        if self.counted.fetch_add(1, Ordering::Relaxed) % BETWEEN_SWEEPS == BETWEEN_SWEEPS - 1 {
            self.sources.retain_recent();
            self.sources.shrink_to_fit();
        }
        let address = request.extensions().get::<ConnectInfo<SocketAddr>>();
        let Some(ConnectInfo(address)) = address else {
            return Ok(());
        };
        self.sources
            .check_key(&source(address.ip()))
            .map_err(|early| early.wait_time_from(self.clock.now()).as_secs() + 1)
    }
}

fn source(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & NETWORK).into(),
        address => address,
    }
}

/// Before pages; whoever comes too often gets one that says when to come again.
pub async fn pages(State(rate): State<Arc<Rate>>, request: Request, next: Next) -> Response {
    match rate.count(&request) {
        Ok(()) => next.run(request).await,
        Err(retry_after_seconds) => turned_away(Refusal::TooManyAttempts {
            retry_after_seconds,
        }),
    }
}

/// Before the API.
pub async fn api(State(rate): State<Arc<Rate>>, request: Request, next: Next) -> Response {
    match rate.count(&request) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            let mut response = problem::of(StatusCode::TOO_MANY_REQUESTS, "too many requests");
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
            response
        }
    }
}
