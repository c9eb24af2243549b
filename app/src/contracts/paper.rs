//! The form that records a signature given on paper.

use super::multipart::FileForm;
use super::signing::parts::{named, waiting_sheet};
use super::words::{date_words, typed_date};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Crumb, DateField, FileField, FormButtons, SCANNED_FILES, TextField,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use domain::contracts::{ContractState, Delegation};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use islands::UploadProgress;
use leptos::prelude::*;
use services::contracts::signing::REASON;
use services::contracts::{Contract, PaperForm};

const FORM: &str = "paper";

/// The page.
pub async fn paper_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    page.op.actor.require(Action::ReadCases)?;
    let contract = services::contracts::show(&page.op, id).await?;
    if recording(contract.state).is_none() || waiting_sheet(&contract).is_some() {
        return Err(Refusal::WrongState.into());
    }
    draw(page, id, (proposed(&contract), Problems::default())).await
}

/// Records the signature that is next.
pub async fn record_paper(
    page: Page,
    Path(id): Path<ContractId>,
    posted: FileForm<PaperForm>,
) -> Answer {
    let FileForm { fields, file } = posted;
    match services::contracts::record_paper(&page.op, id, (&fields, &file)).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "sheet_recorded"),
        Err(error) => draw(page, id, (fields, Problems::of(error)?)).await,
    }
}

/// What is done by recording the signature that is next, if one is.
fn recording(state: ContractState) -> Option<Action> {
    match state {
        ContractState::AwaitingAgentSignature => Some(Action::RecordAgentPaper),
        ContractState::AwaitingFederationSignature => Some(Action::SignForFederation),
        _ => None,
    }
}

/// Who is named to sign for the party whose signature is next.
fn delegate(contract: &Contract) -> Option<&Delegation> {
    named(contract, contract.state.awaits()?)
}

/// Whoever was named, or else the representative of the party whose signature is next.
fn proposed(contract: &Contract) -> PaperForm {
    if let Some(one) = delegate(contract) {
        return PaperForm {
            signer_name: one.name.clone(),
            ..PaperForm::default()
        };
    }
    let party = match (contract.state, &contract.agreed) {
        (ContractState::AwaitingFederationSignature, Some(agreed)) => &agreed.facts.federation,
        _ => &contract.representative,
    };
    PaperForm {
        signer_name: party.representative_name.clone(),
        signer_title: party.representative_title.clone(),
        ..PaperForm::default()
    }
}

async fn draw(page: Page, id: ContractId, (form, problems): (PaperForm, Problems)) -> Answer {
    page.op.actor.require(Action::ReadCases)?;
    let contract = services::contracts::show(&page.op, id).await?;
    if let Some(action) = recording(contract.state) {
        page.op.actor.require(action)?;
        contract.office?;
    }
    let t = page.locale;
    let title = match contract.state {
        ContractState::AwaitingFederationSignature => say!(t, contracts.paper_federation),
        _ => say!(t, contracts.paper_agent),
    };
    let shown = (&page, &contract, title.clone());
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, (&form, &problems))),
    )
}

fn body(
    (page, contract, title): (&Page, &Contract, String),
    (form, problems): (&PaperForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let address = format!("/contracts/{}", contract.id);
    let above = vec![
        Crumb::new(say!(t, contracts.title), "/contracts"),
        Crumb::new(contract.receipt_number.clone(), address.clone()),
    ];
    let only = delegate(contract).map(|one| {
        let day = date(page.language(), one.until);
        let text = say!(t, signing.paper_named, name = one.name.clone(), day);
        view! { <p class="callout">{text}</p> }
    });
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {FormView::new(page, problems).summary(|field| label(t, field))}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{contract.organisation_name.clone()}</span></h1>
            <p>{say!(t, contracts.paper_lead)}</p>
            {only}
            <p class="strong">{say!(t, signing.sheet_waits)}</p>
        </header>
        <form method="post" enctype="multipart/form-data" class="fields narrow" id=FORM>
            <input type="hidden" name="version" value=problems.version(form.version, contract.version).to_string() />
            {fields(page, (form, problems))}
            <FormButtons
                text=say!(t, contracts.paper_record)
                back=address
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}

fn fields(page: &Page, (form, problems): (&PaperForm, &Problems)) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let field = |name: &str| drawn.required(name, &label(t, name));
    let value = typed_date(
        &form.signed_on_year,
        &form.signed_on_month,
        &form.signed_on_day,
    );
    let hint = say!(t, signing.scan_hint);
    let usual = say!(t, signing.reason_hint, usual = REASON.to_owned());
    view! {
        <TextField field=field("signer_name") value=form.signer_name.clone() />
        <TextField field=field("signer_title") value=form.signer_title.clone() />
        <DateField field=field("signed_on") words=date_words(t) value />
        <TextField
            field=drawn.optional("reason", &label(t, "reason")).hint(usual)
            value=form.reason.clone()
        />
        <TextField
            field=field("kept_at").hint(say!(t, signing.kept_hint))
            value=form.kept_at.clone()
        />
        <FileField field=field("file").hint(hint) accept=SCANNED_FILES />
        <UploadProgress form=FORM.to_owned() sending=say!(page.locale, common.sending_file) />
    }
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "signer_name" => say!(t, contracts.signer_name),
        "signer_title" => say!(t, contracts.signer_title),
        "signed_on" => say!(t, contracts.paper_day),
        "reason" => say!(t, signing.reason),
        "kept_at" => say!(t, signing.kept_at),
        _ => say!(t, contracts.paper_file),
    }
}
