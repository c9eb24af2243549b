//! Words for what `domain` names: refusals, field problems, families, dates.

mod dates;
mod names;
mod problem;
mod refusal;

pub use dates::{date, date_time};
pub use names::{family, owner};
pub use problem::problem;
pub use refusal::{refusal, wait};
