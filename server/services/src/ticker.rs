//! Looks at what is due again and again, until it is told to stop: what the calendar does, it does in this way.

use crate::error::{Error, Result};
use std::fmt::Debug;
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

/// Does the work for one after the other, and says for how many there was something to do. One that fails keeps nothing
/// from those behind it: it is logged here, by its name, and the first error comes back once all had their turn.
pub(crate) async fn each<T, W>(due: Vec<T>, work: impl Fn(T) -> W) -> Result<u32>
where
    T: Copy + Debug,
    W: Future<Output = Result<bool>>,
{
    let mut changed = 0;
    let mut first = None;
    for one in due {
        match work(one).await {
            Ok(is_changed) => changed += u32::from(is_changed),
            Err(error) => {
                log(&error, &one);
                first = first.or(Some(error));
            }
        }
    }
    first.map_or(Ok(changed), Err)
}

fn log(error: &Error, due: &impl Debug) {
    let error = format!("{error:#}");
    tracing::error!(error, ?due, "what is due failed and will be tried again");
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

    #[tokio::test]
    async fn one_that_fails_keeps_nothing_from_the_others() {
        let done = AtomicU32::new(0);
        let work = |one: u32| {
            done.fetch_add(one, Ordering::Relaxed);
            async move {
                match one {
                    2 => Err(Refusal::WrongState.into()),
                    3 => Err(Refusal::NotFound.into()),
                    _ => Ok(true),
                }
            }
        };
        let failed = each(vec![1, 2, 3, 4], work).await.unwrap_err();
        assert_eq!(failed.refusal(), Some(&Refusal::WrongState));
        assert_eq!(done.load(Ordering::Relaxed), 10);
        assert_eq!(each(vec![1, 4], work).await.unwrap(), 2);
    }
}
