//! The page on which a second person looks at the scan of a signed sheet, and confirms it or sends it back.

use super::head;
use super::parts::waiting_sheet;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, ButtonLink, KeyValue, KeyValues, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::{Party, Sheet};
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use serde::Deserialize;
use services::contracts::{Contract, ReasonForm};

/// The version that was shown.
#[derive(Deserialize)]
pub struct Seen {
    version: i64,
}

/// The page.
pub async fn confirm_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, Typed::default()).await
}

/// Confirms the sheet.
pub async fn confirm(page: Page, Path(id): Path<ContractId>, Form(seen): Form<Seen>) -> Answer {
    match services::contracts::confirm_paper(&page.op, id, seen.version).await {
        Ok(Some(_)) => page.go_done(&format!("/contracts/{id}"), "contract_concluded"),
        Ok(None) => page.go_done(&format!("/contracts/{id}"), "sheet_confirmed"),
        Err(error) => {
            let typed = (ReasonForm::default(), Problems::of(error)?);
            draw(page, id, typed).await
        }
    }
}

/// Sends it back.
pub async fn return_sheet(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    match services::contracts::return_paper(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "sheet_returned"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// The form with what is wrong with it.
type Typed = (ReasonForm, Problems);

async fn draw(page: Page, id: ContractId, typed: Typed) -> Answer {
    page.op.actor.require_role(Action::ConfirmPaper)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let Some(sheet) = waiting_sheet(&contract).cloned() else {
        return page.go(&format!("/contracts/{id}"));
    };
    let title = say!(page.locale, signing.confirm_title);
    let problems = typed.1.clone();
    let shown = (&page, &contract, &sheet);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), &typed)),
    )
}

type Shown<'a> = (&'a Page, &'a Contract, &'a Sheet);

fn body((page, contract, sheet): Shown<'_>, title: String, typed: &Typed) -> AnyView {
    let t = page.locale;
    let me = page.op.actor.identity();
    let is_own = me.is_some_and(|me| sheet.require_other(me.person).is_err());
    let back = format!("/contracts/{}", contract.id);
    let label = say!(t, signing.return_reason);
    let wrong = FormView::new(page, &typed.1).summary(|_| label.clone());
    let forms = match is_own {
        true => view! {
            <p>{say!(t, signing.sheet_own)}</p>
            <div class="buttons"><ButtonLink href=back text=say!(t, contracts.back) /></div>
        }
        .into_any(),
        false => forms((page, contract, sheet), typed),
    };
    view! {
        {head(page, contract, (Party::Federation, title), wrong)}
        <div class="stack narrow">
            <p>{say!(t, signing.confirm_lead)}</p>
            <KeyValues rows=rows((page, contract, sheet)) />
            {forms}
        </div>
    }
    .into_any()
}

fn rows((page, contract, sheet): Shown<'_>) -> Vec<KeyValue> {
    let t = page.locale;
    let party = match sheet.party {
        Party::Agent => contract.organisation_name.clone(),
        Party::Federation => say!(t, contracts.federation),
    };
    let scan = format!("/contracts/{}/documents/{}", contract.id, sheet.document);
    vec![
        KeyValue::new(say!(t, signing.party), party),
        KeyValue::new(say!(t, contracts.signer_name), sheet.name.clone()),
        KeyValue::new(say!(t, contracts.signer_title), sheet.title.clone()),
        KeyValue::new(
            say!(t, contracts.paper_day),
            date(page.language(), sheet.on),
        ),
        KeyValue::new(say!(t, signing.reason), sheet.reason.clone()),
        KeyValue::new(say!(t, signing.kept_at), sheet.kept_at.clone()),
        KeyValue::new(say!(t, signing.recorded), sheet.recorded.1.clone()),
        KeyValue::new(
            say!(t, contracts.paper_file),
            view! { <a href=scan>{say!(t, contracts.scan)}</a> },
        ),
    ]
}

fn forms((page, contract, sheet): Shown<'_>, (form, problems): &Typed) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let label = say!(t, signing.return_reason);
    let version = contract.version.to_string();
    let address = format!("/contracts/{}/paper", contract.id);
    let concludes = contract.order.first() != sheet.party;
    let concludes = concludes.then(|| {
        view! { <p class="strong">{say!(t, signing.confirm_concludes)}</p> }
    });
    let hint = say!(t, signing.decline_hint);
    view! {
        {concludes}
        <form method="post" action=format!("{address}/confirm") class="stack">
            <input type="hidden" name="version" value=version.clone() />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, signing.confirm_button) />
            </div>
        </form>
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, signing.return_title)}</h2></header>
            <form method="post" action=format!("{address}/return") class="fields section-text">
                <p>{say!(t, signing.return_lead)}</p>
                <input type="hidden" name="version" value=version />
                <TextArea
                    field=drawn.required("reason", &label).hint(hint)
                    value=form.reason.clone()
                    rows=3
                />
                <div class="buttons">
                    <Button kind=ButtonKind::Danger text=say!(t, signing.return_button) />
                </div>
            </form>
        </section>
    }
    .into_any()
}
