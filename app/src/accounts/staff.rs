//! The administrator's page: who is on the staff, who has been invited, and the invitation form.

use super::form::Labelled;
use super::role;
use super::staff_list::{invited, members};
use crate::answer::Answer;
use crate::components::{
    Button, ButtonKind, CheckboxGroup, Choice, Entry, RadioGroup, TextField, Width,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum_extra::extract::Form;
use domain::accounts::{Language, Role};
use leptos::prelude::*;
use services::accounts::invite::{InvitationForm, invite};
use services::accounts::list_staff::list_staff;

/// The lists and the empty form.
pub async fn page(page: Page) -> Answer {
    let form = InvitationForm {
        language: Language::Ja.tag().to_owned(),
        ..InvitationForm::default()
    };
    draw(&page, &form, &Problems::default()).await
}

/// Invites.
pub async fn submit(page: Page, Form(form): Form<InvitationForm>) -> Answer {
    match invite(&page.op, &form).await {
        Ok(_) => page.go_done("/staff", "invited"),
        Err(error) => draw(&page, &form, &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, form: &InvitationForm, problems: &Problems) -> Answer {
    let staff = list_staff(&page.op).await?;
    let t = page.locale;
    let title = td_string!(t, accounts.staff_title).to_string();
    let labels = Labelled::new(
        page,
        problems,
        vec![
            ("name", td_string!(t, accounts.person_name).to_string()),
            ("email", td_string!(t, accounts.email).to_string()),
            ("roles", td_string!(t, accounts.roles).to_string()),
            (
                "language",
                td_string!(t, accounts.mail_language).to_string(),
            ),
        ],
    );
    let heading = title.clone();
    let body = || {
        view! {
            {labels.summary()}
            <div class="page-head">
                <h1>{heading}</h1>
                <p>{td_string!(t, accounts.staff_lead).to_string()}</p>
            </div>
            {members(t, &staff.members)}
            {invited(t, &staff.invited)}
            <section class="section">
                <header class="section-head">
                    <h2>{td_string!(t, accounts.invite_title).to_string()}</h2>
                    <p class="below">{td_string!(t, accounts.invite_lead).to_string()}</p>
                </header>
                {invitation_form(t, form, &labels)}
            </section>
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}

fn invitation_form(
    t: Locale,
    form: &InvitationForm,
    labels: &Labelled<'_>,
) -> impl IntoView + use<> {
    let roles = [
        (
            Role::Officer,
            td_string!(t, accounts.officer_hint).to_string(),
        ),
        (
            Role::Approver,
            td_string!(t, accounts.approver_hint).to_string(),
        ),
        (
            Role::Administrator,
            td_string!(t, accounts.administrator_hint).to_string(),
        ),
        (
            Role::Auditor,
            td_string!(t, accounts.auditor_hint).to_string(),
        ),
    ];
    let roles = roles.map(|(which, hint)| Choice::new(which.code(), role(t, which)).hint(hint));
    let languages = vec![
        Choice::new("ja", td_string!(t, accounts.language_ja).to_string()),
        Choice::new("en", td_string!(t, accounts.language_en).to_string()),
    ];
    view! {
        <form method="post" action="/staff" class="fields narrow section-gap" novalidate>
            <TextField
                field=labels.required("name")
                value=form.name.clone()
                entry=Entry::default().width(Width::W320).autocomplete("off")
            />
            <TextField
                field=labels.required("email")
                value=form.email.clone()
                entry=Entry::email().autocomplete("off")
            />
            <CheckboxGroup
                field=labels.required("roles").hint(td_string!(t, accounts.roles_hint).to_string())
                choices=roles.to_vec()
                values=form.roles.clone()
            />
            <RadioGroup field=labels.required("language") choices=languages value=form.language.clone() row=true />
            <div class="buttons">
                <Button text=td_string!(t, accounts.invite_button).to_string() kind=ButtonKind::Solid />
            </div>
        </form>
    }
}
