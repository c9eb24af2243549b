//! Buttons and links that look like buttons; an unavailable one says what is missing.

use leptos::prelude::*;

/// The look of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a view region.
    Solid,
    /// Any other action.
    #[default]
    Line,
    /// An action that should not stand out.
    Text,
    /// An action that takes something away; a confirmation page follows.
    Danger,
}

/// The height of a button: 56, 48, 36 or 28 pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonSize {
    /// 56 pixels, on the home page.
    Large,
    /// 48 pixels.
    #[default]
    Medium,
    /// 36 pixels.
    Small,
    /// 28 pixels, in table rows.
    Tiny,
}

/// What a button sends and with which form.
#[derive(Clone, Debug, Default)]
pub struct Submit {
    /// Name and value added to the form.
    pub value: Option<(String, String)>,
    /// The id of the form, where the button stands outside it.
    pub form: Option<String>,
    /// Another address than the form's own.
    pub action: Option<String>,
}

impl Submit {
    /// Adds a name and a value to the form.
    pub fn value(name: impl Into<String>, value: impl Into<String>) -> Self {
        Submit {
            value: Some((name.into(), value.into())),
            ..Submit::default()
        }
    }

    /// Submits the form with this id.
    pub fn form(mut self, id: impl Into<String>) -> Self {
        self.form = Some(id.into());
        self
    }
}

fn class(kind: ButtonKind, size: ButtonSize) -> String {
    let kind = match kind {
        ButtonKind::Solid => "solid",
        ButtonKind::Line => "line",
        ButtonKind::Text => "text",
        ButtonKind::Danger => "danger",
    };
    let size = match size {
        ButtonSize::Large => " lg",
        ButtonSize::Medium => "",
        ButtonSize::Small => " sm",
        ButtonSize::Tiny => " xs",
    };
    format!("button {kind}{size}")
}

/// A submit button. With a reason it cannot be used, and the reason stands under it.
#[component]
pub fn Button(
    /// The verb.
    #[prop(into)]
    text: String,
    /// Solid, line, text or danger.
    #[prop(optional)]
    kind: ButtonKind,
    /// The height.
    #[prop(optional)]
    size: ButtonSize,
    /// What it sends besides the fields.
    #[prop(optional)]
    submit: Submit,
    /// Why it cannot be used now.
    #[prop(optional_no_strip, into)]
    unavailable: Option<String>,
) -> impl IntoView {
    let class = class(kind, size);
    let Some(reason) = unavailable else {
        let (name, value) = submit.value.unzip();
        return view! {
            <button type="submit" class=class name=name value=value form=submit.form formaction=submit.action>
                {text}
            </button>
        }
        .into_any();
    };
    view! {
        <div class="action">
            <button type="button" class=format!("{class} off") aria-disabled="true">{text}</button>
            <p class="why">{reason}</p>
        </div>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The verb.
    #[prop(into)]
    text: String,
    /// Solid, line, text or danger.
    #[prop(optional)]
    kind: ButtonKind,
    /// The height.
    #[prop(optional)]
    size: ButtonSize,
) -> impl IntoView {
    view! { <a class=class(kind, size) href=href>{text}</a> }
}
