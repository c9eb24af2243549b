//! Looks at what is due again and again, until it is told to stop: what the calendar does, it does in this way.

use crate::error::Result;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

/// Does the work at once and then at every interval. What goes wrong is logged, with the words for it, and tried again.
pub(crate) async fn run<W>(
    stop: CancellationToken,
    (failure, every): (&'static str, Duration),
    work: impl Fn() -> W,
) where
    W: Future<Output = Result<u32>>,
{
    let mut look = interval(every);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            _ = look.tick() => {}
        }
        if let Err(error) = work().await {
            let error = format!("{error:#}");
            tracing::error!(error, "{failure}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::refusal::Refusal;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[tokio::test]
    async fn it_works_at_once_and_goes_on_after_a_failure_until_it_is_stopped() {
        let (stop, done) = (CancellationToken::new(), AtomicU32::new(0));
        let work = || async {
            match done.fetch_add(1, Ordering::Relaxed) {
                0 => Err(Refusal::WrongState.into()),
                2 => {
                    stop.cancel();
                    Ok(1)
                }
                _ => Ok(1),
            }
        };
        let every = Duration::from_millis(1);
        run(stop.clone(), ("it cannot be done", every), work).await;
        assert_eq!(done.load(Ordering::Relaxed), 3);
    }
}
