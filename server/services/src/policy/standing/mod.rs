//! The banks' standing consents to the versions that count: what was said about them, and what is said next.

mod list;
mod say;

pub use list::{BankStanding, VersionStanding, all, of_own_bank, one};
pub use say::{StandingForm, Whose, give, withdraw};

use crate::store::policy::standing::Recorded;
use domain::policy::standing::{Standing, standing};

/// Where what a bank said leads.
pub(crate) fn now(acts: &[Recorded]) -> Option<Standing> {
    standing(acts.iter().map(|recorded| &recorded.act))
}
