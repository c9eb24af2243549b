//! Contracts: the Federation's list and case, the agent's signing page, scans from paper, the PDF.

mod agent;
pub mod digests;
pub mod draft;
mod draw_up;
mod editions;
mod files;
pub mod headings;
pub mod life;
mod list;
mod multipart;
mod office;
mod paper;
pub mod paper_frame;
mod sign_form;
mod sign_steps;
pub mod signing;
mod take_back;
pub mod terms;
pub mod words;

pub use agent::{agent_page, agent_sign};
pub use files::{document, pdf};
pub use list::list_page;
pub use multipart::FileForm;
pub use office::{contract_page, draw_up, sign};
pub use paper::{paper_page, record_paper};
pub use take_back::{take_back, take_back_page};
