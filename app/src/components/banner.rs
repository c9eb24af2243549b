//! The notification banner at the top of a page or column.

use leptos::prelude::*;

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something to know.
    #[default]
    Info,
    /// Something went wrong.
    Error,
    /// Something to heed.
    Warn,
    /// Something was done.
    Success,
}

/// A heading, and children for the sentences under it.
#[component]
pub fn Banner(
    /// Info, error, warn or success.
    #[prop(optional)]
    kind: BannerKind,
    /// The heading.
    #[prop(into)]
    heading: String,
    /// Whether an error takes the focus; only a sample does not.
    #[prop(default = true)]
    focus: bool,
    /// Sentences and links.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (class, role) = match kind {
        BannerKind::Info => ("banner info", None),
        BannerKind::Error => ("banner error", Some("alert")),
        BannerKind::Warn => ("banner warn", None),
        BannerKind::Success => ("banner success", Some("status")),
    };
    // An error answers what was just sent, so the reader starts there.
    let focus = focus && kind == BannerKind::Error;
    view! {
        <div class=class role=role tabindex=focus.then_some("-1") autofocus=focus>
            <p class="heading">{heading}</p>
            {children.map(|children| children())}
        </div>
    }
}
