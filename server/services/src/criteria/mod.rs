//! The published connection criteria: whoever returns or declines an application cites one of them.

pub mod list;

pub(crate) use list::cited;
pub use list::{Criterion, list};
