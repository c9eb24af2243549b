//! The few parts of the portal that run in the browser. Each one makes a page more comfortable; none is
//! needed for it to work.

mod autosave;
mod copy_button;

pub use autosave::Autosave;
pub use copy_button::CopyButton;
