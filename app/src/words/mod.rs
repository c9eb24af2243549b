//! Words for what `domain` names: refusals, field problems, families, dates.

mod dates;
mod names;
mod problem;
mod refusal;

pub use dates::{business_days, date, date_time, overdue};
pub use names::{family, owner};
pub use problem::problem;
pub use refusal::{refusal, wait};
