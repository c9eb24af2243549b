//! The form that records what one bank answered.

use crate::answer::Answer as Reply;
use crate::components::{
    ACCEPTED_FILES, Banner, Breadcrumb, ButtonLink, Choice, Crumb, DateField, FileField,
    FormButtons, RadioGroup, SelectField, TextArea, TextField,
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
use domain::consents::{Answer, Way};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::consents::{Board, BoardRow, RecordForm};

/// The page.
pub async fn record_page(page: Page, Path((id, bank)): Path<(ContractId, String)>) -> Reply {
    draw(page, (id, &code(&bank)?), (None, Problems::default())).await
}

/// Records the answer.
pub async fn record(
    page: Page,
    Path((id, bank)): Path<(ContractId, String)>,
    posted: FileForm<RecordForm>,
) -> Reply {
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
) -> Reply {
    page.op.actor.require(Action::RecordConsent)?;
    let board = services::consents::board(&page.op, id).await?;
    board.office?;
    let row = board
        .rows
        .iter()
        .find(|row| row.bank.code == *bank)
        .ok_or(Refusal::NotFound)?;
    let form = form.unwrap_or_else(|| stored((&board, row)));
    let name = bank_name(page.locale, &row.bank);
    let title = say!(page.locale, consents.record_title, bank = name);
    let shown = (&page, &board, row);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), (&form, &problems))),
    )
}

/// What was recorded before; a standing consent, or what the bank answered itself, is nothing that an officer typed.
fn stored((board, row): (&Board, &BoardRow)) -> RecordForm {
    let given = row.consent.answer.given();
    let Some(given) = given.filter(|given| given.way == Way::Letter) else {
        let last = board.drafts.last();
        return RecordForm {
            draft: last
                .map(|(number, ..)| number.to_string())
                .unwrap_or_default(),
            ..RecordForm::default()
        };
    };
    let [year, month, day] = parts(given.on);
    let answer = match &row.consent.answer {
        Answer::Consented(given) if !given.note.is_empty() => "conditional",
        answer => answer.code(),
    };
    RecordForm {
        answer: answer.to_owned(),
        note: given.note.clone(),
        draft: given.draft.to_string(),
        answered_on_year: year,
        answered_on_month: month,
        answered_on_day: day,
        answered_by: given.by.clone(),
        evidence: given.evidence.clone(),
        version: row.version,
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
        {FormView::new(page, problems).summary(|field| label(t, field))}
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
            {so_far(page, row)}
            <input type="hidden" name="version" value=problems.version(form.version, row.version).to_string() />
            {fields(page, board, (form, problems))}
            <FormButtons text=say!(t, consents.record) back=address cancel=say!(t, common.cancel) />
        </form>
    }
    .into_any()
}

/// What stands on the board now, and where it comes from.
fn so_far(page: &Page, row: &BoardRow) -> Option<AnyView> {
    let t = page.locale;
    let text = if row.consent.answer.given()?.way == Way::Standing {
        say!(t, consents.standing_note)
    } else {
        let (by, at) = row.recorded.clone()?;
        let at = date_time(page.language(), at);
        say!(t, consents.recorded, at, by)
    };
    Some(view! { <p class="callout">{text}</p> }.into_any())
}

fn fields(
    page: &Page,
    board: &Board,
    (form, problems): (&RecordForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let required = |name: &str| drawn.required(name, &label(t, name));
    let depending = |name: &str, mark: String| drawn.depending(name, &label(t, name), mark);
    let (need, either) = (say!(t, consents.note_need), say!(t, consents.either_need));
    let choices = vec![
        Choice::new("consented", say!(t, consents.consented)),
        Choice::new("conditional", say!(t, consents.conditional))
            .hint(say!(t, consents.conditional_hint)),
        Choice::new("refused", say!(t, consents.refused)),
        Choice::new("unanswered", say!(t, consents.back_to_unanswered))
            .hint(say!(t, consents.back_hint)),
    ];
    let value = typed_date(
        &form.answered_on_year,
        &form.answered_on_month,
        &form.answered_on_day,
    );
    let drafts = board.drafts.iter().rev().map(|(number, ..)| {
        let text = say!(t, consents.draft, number = *number);
        Choice::new(number.to_string(), text)
    });
    let drafts: Vec<_> = drafts.collect();
    let (note_hint, draft_hint) = (
        say!(t, consents.f_note_hint),
        say!(t, consents.f_draft_hint),
    );
    let by_hint = say!(t, consents.answered_by_hint);
    let evidence_hint = say!(t, board.evidence_needed);
    let file_hint = say!(t, consents.file_hint);
    view! {
        <RadioGroup field=required("answer") choices value=form.answer.clone() />
        <TextArea field=depending("note", need).hint(note_hint) value=form.note.clone() rows=3 />
        <SelectField field=required("draft").hint(draft_hint) options=drafts value=form.draft.clone() />
        <DateField field=required("answered_on") words=date_words(t) value />
        <TextField field=required("answered_by").hint(by_hint) value=form.answered_by.clone() />
        <TextArea field=depending("evidence", either.clone()).hint(evidence_hint) value=form.evidence.clone() rows=4 />
        <FileField field=depending("file", either).hint(file_hint) accept=ACCEPTED_FILES />
    }
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "answer" => say!(t, consents.answer),
        "note" => say!(t, consents.f_note),
        "draft" => say!(t, consents.f_draft),
        "answered_on" => say!(t, consents.answered_on),
        "answered_by" => say!(t, consents.answered_by),
        "evidence" => say!(t, consents.evidence),
        _ => say!(t, consents.file),
    }
}
