//! The page on which a party names the person who signs.

use super::parts::{base, named};
use super::{Whose, frame, head};
use crate::answer::Answer;
use crate::components::{ButtonLink, Choice, DateField, Entry, FormButtons, RadioGroup, TextField};
use crate::contracts::words::{date_words, typed_date};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::Party;
use domain::ids::PersonId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, DelegateForm, delegate_for_agent, delegate_for_federation};

/// The page.
pub async fn delegate_page<W: Whose>(page: Page, Path(id): Path<W>) -> Answer {
    let contract = id.contract(&page.op).await?;
    let typed = (proposed(&contract), Problems::default());
    draw(page, (contract, W::PARTY), typed).await
}

/// Names somebody for the party whose page it is.
pub async fn delegate<W: Whose>(
    page: Page,
    Path(id): Path<W>,
    Form(form): Form<DelegateForm>,
) -> Answer {
    let contract = id.contract(&page.op).await?;
    let named = match W::PARTY {
        Party::Agent => delegate_for_agent(&page.op, contract.id, &form).await,
        Party::Federation => delegate_for_federation(&page.op, contract.id, &form).await,
    };
    match named {
        Ok(()) => page.go_done(&base(&contract, W::PARTY), "signing_delegated"),
        Err(error) => {
            let typed = (form, Problems::of(error)?);
            let contract = id.contract(&page.op).await?;
            draw(page, (contract, W::PARTY), typed).await
        }
    }
}

/// The form with what is wrong with it.
type Typed = (DelegateForm, Problems);

/// The last day for the signature is the last that makes sense.
fn proposed(contract: &Contract) -> DelegateForm {
    let Some(turn) = contract.turn else {
        return DelegateForm::default();
    };
    let [until_year, until_month, until_day] = crate::contracts::words::parts(turn.sign_by);
    DelegateForm {
        until_year,
        until_month,
        until_day,
        ..DelegateForm::default()
    }
}

async fn draw(page: Page, (contract, party): (Contract, Party), typed: Typed) -> Answer {
    let is_due = contract.state == party.awaited() && named(&contract, party).is_none();
    if !is_due && typed.1.is_empty() {
        return page.go(&base(&contract, party));
    }
    let approvers = match party {
        Party::Agent => {
            page.op.actor.require_role(Action::DelegateForAgent)?;
            Vec::new()
        }
        Party::Federation => services::contracts::approvers(&page.op, contract.id).await?,
    };
    let title = say!(page.locale, signing.delegate_title);
    let problems = typed.1.clone();
    let shown = (&page, &contract, &*approvers);
    page.show_form(
        &problems,
        frame(party),
        (&title, || body(shown, (party, title.clone()), &typed)),
    )
}

type Shown<'a> = (&'a Page, &'a Contract, &'a [(PersonId, String)]);

fn body(
    (page, contract, approvers): Shown<'_>,
    (party, title): (Party, String),
    typed: &Typed,
) -> AnyView {
    let t = page.locale;
    let wrong = FormView::new(page, &typed.1).summary(|name| label(t, name));
    let head = head(page, contract, (party, title), wrong);
    if party == Party::Federation && approvers.is_empty() {
        let back = base(contract, party);
        return view! {
            {head}
            <div class="stack">
                <p>{say!(t, signing.delegate_nobody)}</p>
                <div class="buttons"><ButtonLink href=back text=say!(t, contracts.back) /></div>
            </div>
        }
        .into_any();
    }
    let lead = match party {
        Party::Agent => say!(t, signing.delegate_lead_agent),
        Party::Federation => say!(t, signing.delegate_lead_federation),
    };
    view! {
        {head}
        <form method="post" class="fields narrow">{fields(page, contract, (party, lead, approvers, typed))}</form>
    }
    .into_any()
}

type Asked<'a> = (Party, String, &'a [(PersonId, String)], &'a Typed);

fn fields(
    page: &Page,
    contract: &Contract,
    (party, lead, approvers, (form, problems)): Asked<'_>,
) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let field = |name: &str| drawn.required(name, &label(t, name));
    let version = problems.version(form.version, contract.version).to_string();
    let who = match party {
        Party::Agent => view! {
            <TextField field=field("name") value=form.name.clone() />
            <TextField field=field("email") value=form.email.clone() entry=Entry::email() />
        }
        .into_any(),
        Party::Federation => {
            let choice = |(id, name): &(PersonId, String)| Choice::new(id.to_string(), name);
            let choices = approvers.iter().map(choice).collect();
            view! { <RadioGroup field=field("person") choices value=form.person.clone() /> }
                .into_any()
        }
    };
    let until = typed_date(&form.until_year, &form.until_month, &form.until_day);
    view! {
        <p>{lead}</p>
        <input type="hidden" name="version" value=version />
        {who}
        <DateField field=field("until") words=date_words(t) value=until />
        <FormButtons
            text=say!(t, signing.delegate_button)
            back=base(contract, party)
            cancel=say!(t, common.cancel)
        />
    }
    .into_any()
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "name" => say!(t, signing.delegate_name),
        "email" => say!(t, signing.delegate_email),
        "person" => say!(t, signing.delegate_person),
        _ => say!(t, signing.delegate_until),
    }
}
