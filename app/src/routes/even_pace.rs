//! Some answers take the same time whatever was done for them: how long it takes to find that there is no such
//! account would tell that there is none.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Longer than a registration takes on a busy machine, and shorter than anybody minds.
const EVENLY: Duration = Duration::from_millis(400);

/// Answers when that time is over; what takes longer is answered after twice or three times as long.
pub async fn answer(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let response = next.run(request).await;
    sleep_until(begun + rounded(begun.elapsed())).await;
    response
}

fn rounded(taken: Duration) -> Duration {
    let times = taken.as_micros().div_ceil(EVENLY.as_micros()).max(1);
    EVENLY * u32::try_from(times).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_and_slow_work_take_the_same_time() {
        let millis = |taken| rounded(Duration::from_millis(taken)).as_millis();
        assert_eq!([millis(0), millis(3), millis(400)], [400; 3]);
        assert_eq!([millis(401), millis(799)], [800; 2]);
    }
}
