//! The form with which either side signs: name, title, the agreement to publish, the password again.

use crate::components::{Banner, BannerKind, Button, ButtonKind, Checkbox, Entry, TextField};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::contracts::{Contract, SignForm};

/// Where the form goes and what its words are.
pub struct Signing {
    /// The address.
    pub action: String,
    /// The sentence beside the box.
    pub publish: String,
    /// The verb on the button.
    pub button: String,
}

/// The form. The password is never filled in again.
pub fn sign_form(
    page: &Page,
    contract: &Contract,
    signing: Signing,
    (form, problems): (&SignForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let name = say!(t, contracts.signer_name);
    let title = say!(t, contracts.signer_title);
    let publish = say!(t, contracts.publish);
    let password = say!(t, contracts.password);
    let hint = say!(t, contracts.password_hint);
    view! {
        <form method="post" action=signing.action class="fields" id="sign">
            {summary(page, problems)}
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
            <TextField field=drawn.required("password", &password).hint(hint) entry=Entry::password() />
            <p class="callout">{say!(t, contracts.step_sign_note)}</p>
            <div class="buttons column">
                <Button kind=ButtonKind::Solid text=signing.button />
            </div>
        </form>
    }
    .into_any()
}

/// Here only the password can be wrong: the address is the signer's own.
fn summary(page: &Page, problems: &Problems) -> AnyView {
    let t = page.locale;
    if problems.general == Some(Refusal::WrongCredentials) {
        let heading = say!(t, contracts.wrong_password);
        return view! { <Banner kind=BannerKind::Error heading /> }.into_any();
    }
    FormView::new(page, problems).summary(|field| match field {
        "signer_name" => say!(t, contracts.signer_name),
        "signer_title" => say!(t, contracts.signer_title),
        "publish" => say!(t, contracts.publish),
        _ => say!(t, contracts.password),
    })
}
