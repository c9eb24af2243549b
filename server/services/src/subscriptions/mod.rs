//! Telling by mail when intake opens, and when its day moves. Somebody types an address, confirms it by a mailed link,
//! and stops the mails with one press; the address is kept as long as that and not a day longer.

pub mod ask;
pub mod confirm;
pub mod due;
pub mod stop;
pub(crate) mod tell;

pub use ask::ask;
pub use confirm::{confirm, waiting};
pub use stop::{stop, stoppable};

use chrono::Duration;

/// How long an address waits for its confirmation; afterwards it is deleted.
pub const UNCONFIRMED: Duration = Duration::days(7);
