//! How a form ends: the button that sends it, and the way for whoever does not want to.

use super::{Button, ButtonKind, ButtonLink};
use leptos::prelude::*;

/// Both beside each other.
#[component]
pub fn FormButtons(
    /// The verb of the form.
    #[prop(into)]
    text: String,
    /// Danger where the form takes something away.
    #[prop(default = ButtonKind::Solid)]
    kind: ButtonKind,
    /// Where the other way leads: back, mostly.
    #[prop(into)]
    back: String,
    /// What that is called.
    #[prop(into)]
    cancel: String,
) -> impl IntoView {
    view! {
        <div class="buttons">
            <Button kind text />
            <ButtonLink kind=ButtonKind::Text href=back text=cancel />
        </div>
    }
}
