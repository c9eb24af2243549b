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
    let title = say!(t, accounts.staff_title);
    let labels = Labelled::new(
        page,
        problems,
        vec![
            ("name", say!(t, accounts.person_name)),
            ("email", say!(t, accounts.email)),
            ("roles", say!(t, accounts.roles)),
            ("language", say!(t, accounts.mail_language)),
        ],
    );
    let heading = title.clone();
    let body = || {
        view! {
            {labels.summary()}
            <div class="page-head">
                <h1>{heading}</h1>
                <p>{say!(t, accounts.staff_lead)}</p>
            </div>
            {members(t, &staff.members)}
            {invited(t, &staff.invited)}
            <section class="section">
                <header class="section-head">
                    <h2>{say!(t, accounts.invite_title)}</h2>
                    <p class="below">{say!(t, accounts.invite_lead)}</p>
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
        (Role::Officer, say!(t, accounts.officer_hint)),
        (Role::Approver, say!(t, accounts.approver_hint)),
        (Role::Administrator, say!(t, accounts.administrator_hint)),
        (Role::Auditor, say!(t, accounts.auditor_hint)),
    ];
    let roles = roles.map(|(which, hint)| Choice::new(which.code(), role(t, which)).hint(hint));
    let languages = vec![
        Choice::new("ja", say!(t, accounts.language_ja)),
        Choice::new("en", say!(t, accounts.language_en)),
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
                field=labels.required("roles").hint(say!(t, accounts.roles_hint))
                choices=roles.to_vec()
                values=form.roles.clone()
            />
            <RadioGroup field=labels.required("language") choices=languages value=form.language.clone() row=true />
            <div class="buttons">
                <Button text=say!(t, accounts.invite_button) kind=ButtonKind::Solid />
            </div>
        </form>
    }
}
