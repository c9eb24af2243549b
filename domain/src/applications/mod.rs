//! The application: what an agent asks for, and every state between a draft and a decision.

pub mod changes;
pub mod checklist;
pub mod content;
pub mod deadlines;
pub mod numbers;
pub mod sections;
mod stage;
pub mod validation;

pub use changes::{Change, changes};
pub use content::{Content, SectionInput};
pub use numbers::{ContractNumber, DraftNumber, ReceiptNumber};
pub use sections::{DocumentKind, Group, Section, SectionStatus};
pub use stage::{CorrectionOrder, Declination, Event, NextStep, Owner, Stage, StageKind};
pub use validation::{Evidence, problems, status};
