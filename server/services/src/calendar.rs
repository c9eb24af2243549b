//! The days on which the banks do not work, which are data: for the rules that count business days, and for the
//! administrators who keep them.

mod change;
mod deadlines;
mod file;

pub use change::{CalendarForm, Preview, apply, days_off, preview};
pub use deadlines::Moved;
pub use file::{as_file, decoded};

use crate::error::Result;
use crate::store::holidays as store;
use domain::calendar::{Holidays, counted};
use sea_orm::ConnectionTrait;

/// Every holiday known.
///
/// # Errors
/// When the database does not answer.
pub async fn holidays<C: ConnectionTrait>(db: &C) -> Result<Holidays> {
    Ok(counted(&store::all(db).await?))
}
