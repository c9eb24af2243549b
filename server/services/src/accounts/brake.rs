//! Makes guessing slow: each wrong password for an account, or from a source, lengthens the wait before the next
//! is looked at. So does each letter that somebody has the portal send without being signed in. It never locks
//! for ever, or anybody could lock anybody out.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::accounts::attempts;
use crate::transaction::Transaction;
use chrono::{DateTime, Duration, Utc};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use std::net::{IpAddr, Ipv6Addr};

/// Wrong passwords for one account before its owner has to wait.
const FREE_FOR_ACCOUNT: i32 = 5;
/// Wrong passwords from one address, which may be that of a whole office.
const FREE_FOR_SOURCE: i32 = 20;
/// Letters that one address may cause: an office in which everybody registers on the same day.
const FREE_LETTERS: i32 = 60;
/// The longest wait.
const LONGEST: Duration = Duration::minutes(15);
/// After this long without a wrong password, counting starts anew.
const FORGOTTEN_AFTER: Duration = Duration::hours(24);

/// What one attempt is counted under. The account always comes first, so that two transactions never
/// wait for each other.
pub(crate) struct Brake {
    account: Option<String>,
    source: Option<String>,
    free_for_source: i32,
}

impl Brake {
    /// For an attempt on an account from a source, where that is known. A browser in which its person signed in
    /// before is counted apart: whoever goes on guessing elsewhere never keeps the owner out.
    pub(crate) fn new(email: &str, source: Option<IpAddr>, known: Option<&Token>) -> Self {
        let own = known.map(|mark| digest(format!("{email} {}", mark.digest()).as_bytes()));
        let own = own.map(|own| format!("known:{own}"));
        Brake::of_both(own.unwrap_or_else(|| format!("account:{email}")), source)
    }

    /// For the password of somebody who is signed in. Counted apart, so that nobody outside can make them wait.
    pub(crate) fn for_own_password(person: PersonId) -> Self {
        Brake::of_both(format!("own:{person}"), None)
    }

    /// For a code given by somebody whose password was right. Counted apart, so that nobody who does not know
    /// the password can make the person wait here.
    pub(crate) fn for_factor(person: PersonId, source: Option<IpAddr>) -> Self {
        Brake::of_both(format!("factor:{person}"), source)
    }

    /// For a letter to an address that somebody typed. Whether there is such an account changes nothing.
    pub(crate) fn for_letters(source: Option<IpAddr>) -> Self {
        Brake {
            account: None,
            source: source.map(|address| format!("letters:{}", network(address))),
            free_for_source: FREE_LETTERS,
        }
    }

    /// For a letter that confirms an address to which news are to go. Counted for the address as well, whether it is
    /// known or not, so that nobody's mailbox is filled from many sources.
    pub(crate) fn for_notices(email: &str, source: Option<IpAddr>) -> Self {
        Brake {
            account: Some(format!("notice:{}", digest(email.as_bytes()))),
            ..Brake::for_letters(source)
        }
    }

    /// For a passkey, which tells itself whose it is.
    pub(crate) fn for_passkeys(source: Option<IpAddr>) -> Self {
        Brake {
            account: None,
            source: source.map(|address| format!("source:{}", network(address))),
            free_for_source: FREE_FOR_SOURCE,
        }
    }

    fn of_both(account: String, source: Option<IpAddr>) -> Self {
        Brake {
            account: Some(account),
            source: source.map(|address| format!("source:{}", network(address))),
            free_for_source: FREE_FOR_SOURCE,
        }
    }

    /// Counts the attempt as failed before the password is looked at: of many guesses made at once, none
    /// escapes the count.
    ///
    /// # Errors
    /// [`Refusal::TooManyAttempts`] while the account or the source has to wait; this is not counted.
    pub(crate) async fn hold(&self, op: &Operation) -> Result<()> {
        let tx = op.begin().await?;
        if let Some(account) = &self.account {
            count(&tx, op, account, FREE_FOR_ACCOUNT).await?;
        }
        if let Some(source) = &self.source {
            count(&tx, op, source, self.free_for_source).await?;
        }
        attempts::sweep(tx.db(), op.now - FORGOTTEN_AFTER).await?;
        tx.commit().await
    }

    /// Takes the count back once the password was right. The source keeps its other failures: an attacker
    /// with an account of their own must not be able to wipe them out.
    pub(crate) async fn release(&self, tx: &Transaction) -> Result<()> {
        if let Some(account) = &self.account {
            attempts::forget(tx.db(), account).await?;
        }
        match &self.source {
            Some(source) => attempts::take_back(tx.db(), source).await,
            None => Ok(()),
        }
    }
}

async fn count(tx: &Transaction, op: &Operation, key: &str, free: i32) -> Result<()> {
    let counted = attempts::add(tx.db(), op, key).await?;
    if let Some(until) = counted.blocked_until.filter(|until| *until > op.now) {
        tracing::warn!(%until, "an attempt was braked");
        return Err(Refusal::TooManyAttempts {
            retry_after_seconds: seconds_until(until, op.now),
        }
        .into());
    }
    let is_stale = counted.previous_at + FORGOTTEN_AFTER < op.now;
    let failures = if is_stale { 1 } else { counted.attempts };
    let until = wait(failures, free).map(|wait| op.now + wait);
    attempts::set(tx.db(), op, key, (failures, until)).await
}

/// One second after the last free failure, then twice as long each time.
fn wait(failures: i32, free: i32) -> Option<Duration> {
    let doublings = u32::try_from(failures - free).ok()?;
    let seconds = 1_i64.checked_shl(doublings).filter(|seconds| *seconds > 0);
    Some(seconds.map_or(LONGEST, |seconds| {
        LONGEST.min(Duration::seconds(seconds.min(900)))
    }))
}

fn seconds_until(until: DateTime<Utc>, now: DateTime<Utc>) -> u64 {
    let millis = u64::try_from((until - now).num_milliseconds()).unwrap_or_default();
    millis.div_ceil(1000).max(1)
}

/// The source as counted: one person usually commands a whole /64 of IPv6 (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let prefix = address.to_bits() & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(prefix))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.4.2
    #[test]
    fn the_wait_doubles_from_the_fifth_failure_to_a_quarter_of_an_hour() {
        let seconds = |failures| wait(failures, FREE_FOR_ACCOUNT).map(|wait| wait.num_seconds());
        assert_eq!(seconds(4), None);
        assert_eq!(seconds(5), Some(1));
        assert_eq!(seconds(6), Some(2));
        assert_eq!(seconds(14), Some(512));
        assert_eq!(seconds(15), Some(900));
        assert_eq!(seconds(i32::MAX), Some(900));
    }

    #[test]
    fn neighbours_in_ipv6_count_as_one_source() {
        let counted = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(counted("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(counted("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(counted("192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn part_of_a_second_is_a_second_to_wait() {
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(seconds_until(now + Duration::milliseconds(1), now), 1);
        assert_eq!(seconds_until(now + Duration::milliseconds(1001), now), 2);
    }
}
