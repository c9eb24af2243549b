//! Copies a value that is on the page to the clipboard.

use leptos::prelude::*;

/// A button that copies `value`. It appears only where scripts run, since it can do nothing without.
#[island]
pub fn CopyButton(
    /// What is copied.
    value: String,
    /// What the button says.
    label: String,
    /// What it says once copied.
    done: String,
) -> impl IntoView {
    let (copied, set_copied) = signal(false);
    let (ready, set_ready) = signal(false);
    Effect::new(move |_| set_ready.set(true));
    let copy = move |_| {
        let _promise = window().navigator().clipboard().write_text(&value);
        set_copied.set(true);
    };
    view! {
        <button type="button" class="button line xs" hidden=move || !ready.get() on:click=copy>
            <span aria-live="polite">
                {move || if copied.get() { done.clone() } else { label.clone() }}
            </span>
        </button>
    }
}
