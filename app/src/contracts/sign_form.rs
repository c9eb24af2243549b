//! The form with which either side signs: name, title, the agreement to publish.

use crate::components::{Button, ButtonKind, ButtonLink, Checkbox, Entry, TextField};
use crate::factors::with_next;
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::signing::REASON;
use services::contracts::{Contract, SignForm};

/// Where the form goes and what its words are.
pub struct Signing {
    /// What is done with it.
    pub by: Action,
    /// The address.
    pub action: String,
    /// The sentence beside the box.
    pub publish: String,
    /// The verb on the button.
    pub button: String,
}

/// The form; before it the way to a second factor, where none was given just now.
pub fn sign_form(
    page: &Page,
    contract: &Contract,
    signing: Signing,
    (form, problems): (&SignForm, &Problems),
) -> AnyView {
    let t = page.locale;
    // What was typed while the factor grew old stays on the page.
    if problems.is_empty() && page.op.actor.lacks_factor(signing.by) {
        return factor_first(page);
    }
    let drawn = FormView::new(page, problems);
    let name = say!(t, contracts.signer_name);
    let title = say!(t, contracts.signer_title);
    let publish = say!(t, contracts.publish);
    let reason = say!(t, signing.reason);
    let usual = say!(t, signing.reason_hint, usual = REASON.to_owned());
    view! {
        <form method="post" action=signing.action class="fields" id="sign">
            <input type="hidden" name="version" value=problems.version(form.version, contract.version).to_string() />
            <Checkbox
                field=drawn.required("publish", &publish)
                text=signing.publish
                value="yes"
                checked=form.publish == "yes"
            />
            <TextField
                field=drawn.required("signer_name", &name)
                value=form.signer_name.clone()
                entry=Entry::default().autocomplete("name")
            />
            <TextField
                field=drawn.required("signer_title", &title)
                value=form.signer_title.clone()
                entry=Entry::default().autocomplete("organization-title")
            />
            <TextField
                field=drawn.optional("reason", &reason).hint(usual)
                value=form.reason.clone()
            />
            <p class="callout">{say!(t, contracts.step_sign_note)}</p>
            <div class="buttons column">
                <Button kind=ButtonKind::Solid text=signing.button />
            </div>
        </form>
    }
    .into_any()
}

/// Whoever signs gives a second factor before, or sets one up, and comes back.
fn factor_first(page: &Page) -> AnyView {
    let t = page.locale;
    let way = with_next("/sign-in/confirm", &page.path);
    view! {
        <div class="stack" id="sign">
            <p class="callout">{say!(t, factors.sign_needs)}</p>
            <div class="buttons column">
                <ButtonLink kind=ButtonKind::Solid href=way text=say!(t, factors.sign_way) />
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with the form; the page tells it before everything else.
pub fn summary(page: &Page, problems: &Problems) -> AnyView {
    let t = page.locale;
    FormView::new(page, problems).summary(|field| match field {
        "signer_name" => say!(t, contracts.signer_name),
        "signer_title" => say!(t, contracts.signer_title),
        "reason" => say!(t, signing.reason),
        _ => say!(t, contracts.publish),
    })
}
