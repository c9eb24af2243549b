//! The few parts of the portal that run in the browser. Each one makes a page more comfortable; none is
//! needed for it to work.

mod autosave;
mod copy_button;
mod live_board;
mod passkey_button;
mod password_help;
mod request;
mod session_notice;
mod swap;
mod upload_progress;

pub use autosave::Autosave;
pub use copy_button::CopyButton;
pub use live_board::LiveBoard;
pub use passkey_button::PasskeyButton;
pub use password_help::{PasswordHelp, PasswordWords};
pub use session_notice::{SessionNotice, SessionWords};
pub use upload_progress::UploadProgress;

/// Called by the script of every page once the islands are loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    wasm_bindgen_futures::spawn_local(tell_that_islands_run());
}

/// Marks the document once the islands have begun their work, for whoever has to wait for it.
#[cfg(feature = "hydrate")]
async fn tell_that_islands_run() {
    leptos::task::tick().await;
    if let Some(root) = leptos::prelude::document().document_element() {
        let _marked = root.set_attribute("data-islands", "running");
    }
}
