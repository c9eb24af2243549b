//! The bar at the bottom of a form: saved or not, and the two ways on.

use super::{Glyph, Status};
use leptos::prelude::*;

/// State at the left, buttons at the right; stands last in the container.
#[component]
pub fn SaveBar(
    /// The shape of the state.
    glyph: Glyph,
    /// 未保存の変更があります, or when it was last saved.
    #[prop(into)]
    state: String,
    /// The buttons; outside their form they name it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="save-bar">
            <div>
                <Status glyph text=state />
                <div class="buttons">{children()}</div>
            </div>
        </div>
    }
}
