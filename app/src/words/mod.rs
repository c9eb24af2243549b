//! Words for what `domain` names: refusals, field problems, families, dates.

mod dates;
mod files;
mod names;
mod problem;
mod refusal;
pub mod sign_on;

pub use dates::{business_days, date, date_time, overdue};
pub use files::file_facts;
pub use names::{announcement, family, owner};
pub use problem::problem;
pub use refusal::{denial, refusal, wait};
