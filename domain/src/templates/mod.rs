//! The templates from which contracts are made: in Japanese, which is signed, and in English beside it, one version after
//! the other. One person prepares a version, another one releases it.

mod differences;
mod head;
mod headings;
mod stage;
#[cfg(test)]
mod tests;
mod text;

pub use differences::Difference;
pub use head::{HeadForm, NOTICES, PERIODS};
pub use headings::Headings;
pub use stage::{TemplateEvent, TemplateStage, require_other_hand};
pub use text::{ArticleForm, START, TemplateText};
