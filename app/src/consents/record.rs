//! The form that records what one bank answered.

use crate::answer::Answer;
use crate::components::{
    ACCEPTED_FILES, Banner, Breadcrumb, Button, ButtonKind, ButtonLink, Choice, Crumb, DateField,
    FileField, RadioGroup, TextArea, TextField,
};
use crate::contracts::FileForm;
use crate::contracts::words::{bank_name, date_words, parts, typed_date};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date_time;
use axum::extract::Path;
use domain::banks::BankCode;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::consents::{Board, BoardRow, RecordForm};

/// The page.
pub async fn record_page(page: Page, Path((id, bank)): Path<(ContractId, String)>) -> Answer {
    draw(page, (id, &code(&bank)?), (None, Problems::default())).await
}

/// Records the answer.
pub async fn record(
    page: Page,
    Path((id, bank)): Path<(ContractId, String)>,
    posted: FileForm<RecordForm>,
) -> Answer {
    let bank = code(&bank)?;
    let FileForm { fields, file } = posted;
    match services::consents::record(&page.op, (id, &bank), (&fields, &file)).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/consents"), "consent_recorded"),
        Err(error) => draw(page, (id, &bank), (Some(fields), Problems::of(error)?)).await,
    }
}

fn code(text: &str) -> Result<BankCode, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn draw(
    page: Page,
    (id, bank): (ContractId, &BankCode),
    (form, problems): (Option<RecordForm>, Problems),
) -> Answer {
    page.op.actor.require(Action::RecordConsent)?;
    let board = services::consents::board(&page.op, id).await?;
    board.office?;
    let row = board
        .rows
        .iter()
        .find(|row| row.bank.code == *bank)
        .ok_or(Refusal::NotFound)?;
    let form = form.unwrap_or_else(|| stored(row));
    let name = bank_name(page.locale, &row.bank);
    let title = say!(page.locale, consents.record_title, bank = name);
    let shown = (&page, &board, row);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), (&form, &problems))),
    )
}

/// What was recorded before; a standing consent is nothing that an officer typed.
fn stored(row: &BoardRow) -> RecordForm {
    match row.answer.given().filter(|given| !given.standing) {
        None => RecordForm::default(),
        Some(given) => {
            let [year, month, day] = parts(given.on);
            RecordForm {
                answer: row.answer.code().to_owned(),
                answered_on_year: year,
                answered_on_month: month,
                answered_on_day: day,
                answered_by: given.by.clone(),
                evidence: given.evidence.clone(),
                version: row.version,
            }
        }
    }
}

type Shown<'a> = (&'a Page, &'a Board, &'a BoardRow);

fn body(
    (page, board, row): Shown<'_>,
    title: String,
    (form, problems): (&RecordForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let address = format!("/contracts/{}/consents", board.contract);
    let above = vec![
        Crumb::new(say!(t, consents.title), "/consents"),
        Crumb::new(board.receipt_number.clone(), address.clone()),
    ];
    let main = if board.is_open {
        form_view((page, board, row), (form, problems))
    } else {
        let heading = say!(t, consents.note_closed);
        view! {
            <Banner heading />
            <div class="buttons section-gap">
                <ButtonLink href=address text=say!(t, consents.back_to_board) />
            </div>
        }
        .into_any()
    };
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{board.organisation_name.clone()}</span></h1>
            <p>{say!(t, consents.record_lead)}</p>
        </header>
        {main}
    }
}

fn form_view((page, board, row): Shown<'_>, (form, problems): (&RecordForm, &Problems)) -> AnyView {
    let t = page.locale;
    let address = format!("/contracts/{}/consents", board.contract);
    view! {
        <form method="post" enctype="multipart/form-data" class="fields narrow">
            {FormView::new(page, problems).summary(|field| label(t, field))}
            {so_far(page, row)}
            <input type="hidden" name="version" value=problems.version(form.version, row.version).to_string() />
            {fields(page, (form, problems))}
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, consents.record) />
                <ButtonLink kind=ButtonKind::Text href=address text=say!(t, common.cancel) />
            </div>
        </form>
    }
    .into_any()
}

/// What stands on the board now, and where it comes from.
fn so_far(page: &Page, row: &BoardRow) -> Option<AnyView> {
    let t = page.locale;
    let text = if row.answer.given().is_some_and(|given| given.standing) {
        say!(t, consents.standing_note)
    } else {
        row.answer.given()?;
        let (by, at) = row.recorded.clone()?;
        let at = date_time(page.language(), at);
        say!(t, consents.recorded, at, by)
    };
    Some(view! { <p class="callout">{text}</p> }.into_any())
}

fn fields(page: &Page, (form, problems): (&RecordForm, &Problems)) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let required = |name: &str| drawn.required(name, &label(t, name));
    let optional = |name: &str| drawn.optional(name, &label(t, name));
    let choices = vec![
        Choice::new("consented", say!(t, consents.consented)),
        Choice::new("refused", say!(t, consents.refused)),
        Choice::new("unanswered", say!(t, consents.back_to_unanswered))
            .hint(say!(t, consents.back_hint)),
    ];
    let value = typed_date(
        &form.answered_on_year,
        &form.answered_on_month,
        &form.answered_on_day,
    );
    let by_hint = say!(t, consents.answered_by_hint);
    let evidence_hint = say!(t, consents.evidence_hint);
    let file_hint = say!(t, consents.file_hint);
    view! {
        <RadioGroup field=required("answer") choices value=form.answer.clone() />
        <DateField field=required("answered_on") words=date_words(t) value />
        <TextField field=required("answered_by").hint(by_hint) value=form.answered_by.clone() />
        <TextArea field=optional("evidence").hint(evidence_hint) value=form.evidence.clone() rows=4 />
        <FileField field=optional("file").hint(file_hint) accept=ACCEPTED_FILES />
    }
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "answer" => say!(t, consents.answer),
        "answered_on" => say!(t, consents.answered_on),
        "answered_by" => say!(t, consents.answered_by),
        "evidence" => say!(t, consents.evidence),
        _ => say!(t, consents.file),
    }
}
