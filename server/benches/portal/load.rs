//! Puts load on the portal: some connections, each of which asks again as soon as it is answered.

use crate::wire::Connection;
use anyhow::bail;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Browsers at once.
const CONNECTIONS: usize = 8;

/// What is asked.
#[derive(Clone)]
pub enum Work {
    /// The same, for as long as this.
    Over(Duration, Arc<Vec<u8>>),
    /// Each of these once.
    Once(Arc<Vec<Vec<u8>>>),
    /// Each of these once, but none that would begin after this long.
    Within(Duration, Arc<Vec<Vec<u8>>>),
}

/// What was counted.
#[derive(Clone, Default)]
pub struct Counted {
    latencies: Vec<Duration>,
    taken: Duration,
}

impl Counted {
    /// Adds what another round counted.
    pub fn add(&mut self, other: Counted) {
        self.latencies.extend(other.latencies);
        self.taken += other.taken;
    }

    /// Adds what one browser saw.
    pub fn note(&mut self, latencies: Vec<Duration>) {
        self.latencies.extend(latencies);
    }

    /// Says how long it took.
    pub fn took(&mut self, time: Duration) {
        self.taken = time;
    }

    /// Requests per second.
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.taken.as_secs_f64()
    }

    /// What nineteen of twenty requests did not exceed.
    pub fn p95(&self) -> Duration {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * 95).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or_default()
    }
}

/// Does the work; an answer with another status than the expected one is no measurement.
pub async fn drive(address: SocketAddr, work: &Work, expected: u16) -> anyhow::Result<Counted> {
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        connections.push(Connection::open(address).await?);
    }
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let mut browsers = JoinSet::new();
    for connection in connections {
        browsers.spawn(browse(connection, (work.clone(), next.clone()), expected));
    }
    let mut counted = Counted::default();
    while let Some(latencies) = browsers.join_next().await {
        counted.note(latencies??);
    }
    counted.took(begun.elapsed());
    Ok(counted)
}

/// One browser's work; what each answer took.
pub async fn browse(
    mut connection: Connection,
    (work, next): (Work, Arc<AtomicUsize>),
    expected: u16,
) -> anyhow::Result<Vec<Duration>> {
    let (begun, mut latencies) = (Instant::now(), Vec::new());
    while let Some(request) = work.request(begun, &next) {
        let asked = Instant::now();
        let status = connection.ask(request).await?;
        latencies.push(asked.elapsed());
        if status != expected {
            bail!("{status} instead of {expected}: {}", line(request));
        }
    }
    Ok(latencies)
}

impl Work {
    fn request(&self, begun: Instant, next: &AtomicUsize) -> Option<&[u8]> {
        match self {
            Work::Over(time, request) => (begun.elapsed() < *time).then_some(request),
            Work::Within(time, _) if begun.elapsed() >= *time => None,
            Work::Once(requests) | Work::Within(_, requests) => requests
                .get(next.fetch_add(1, Ordering::Relaxed))
                .map(Vec::as_slice),
        }
    }
}

/// The first line of a request.
fn line(request: &[u8]) -> String {
    String::from_utf8_lossy(request)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
