//! The pages on which a consent to a concluded contract is taken back: by the bank, and by an officer for its letter.

use super::bank::own_bank;
use crate::accounts::Labelled;
use crate::answer::Answer as Reply;
use crate::components::{
    ACCEPTED_FILES, Breadcrumb, ButtonKind, Crumb, DateField, FileField, FormButtons, TextArea,
    TextField,
};
use crate::contracts::FileForm;
use crate::contracts::words::{bank_name, date_words, typed_date};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::banks::BankCode;
use domain::consents::Consent;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::consents::WithdrawForm;

/// What the page says, whoever it is for.
struct Subject {
    bank: String,
    organisation: String,
    back: String,
    above: Vec<Crumb>,
    is_office: bool,
}

/// The bank's page.
pub async fn withdraw_page(page: Page, Path(id): Path<ContractId>) -> Reply {
    bank_draw(page, id, (WithdrawForm::default(), Problems::default())).await
}

/// Takes the bank's consent back.
pub async fn withdraw(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<WithdrawForm>,
) -> Reply {
    match services::consents::withdraw(&page.op, id, &form).await {
        Ok(()) => page.go_done("/bank", "consent_withdrawn"),
        Err(error) => bank_draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// The officer's page.
pub async fn withdrawal_page(page: Page, Path((id, bank)): Path<(ContractId, String)>) -> Reply {
    let typed = (WithdrawForm::default(), Problems::default());
    office_draw(page, (id, bank), typed).await
}

/// Records the bank's letter.
pub async fn withdrawal(
    page: Page,
    Path((id, bank)): Path<(ContractId, String)>,
    posted: FileForm<WithdrawForm>,
) -> Reply {
    let code = code(&bank)?;
    let FileForm { fields: form, file } = posted;
    let which = (id, &code);
    match services::consents::record_withdrawal(&page.op, which, (&form, &file)).await {
        Ok(()) => page.go_done(&board_address(id), "consent_withdrawn"),
        Err(error) => office_draw(page, (id, bank), (form, Problems::of(error)?)).await,
    }
}

type Typed = (WithdrawForm, Problems);

fn code(text: &str) -> Result<BankCode, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn board_address(id: ContractId) -> String {
    format!("/contracts/{id}/consents")
}

/// Whoever comes too late is led back, where it says what became of the consent.
async fn bank_draw(page: Page, id: ContractId, typed: Typed) -> Reply {
    let asked = services::consents::asked(&page.op, id).await?;
    let back = format!("/bank/contracts/{id}");
    if !is_open((asked.state, &asked.consent), Action::WithdrawConsent) {
        return page.go(&back);
    }
    let bank = own_bank(&page);
    let title = say!(page.locale, consents.bank_title, bank = bank.clone());
    let subject = Subject {
        bank,
        above: vec![
            Crumb::new(title, "/bank"),
            Crumb::new(asked.organisation_name.clone(), back.clone()),
        ],
        organisation: asked.organisation_name,
        back,
        is_office: false,
    };
    draw(page, subject, typed)
}

async fn office_draw(page: Page, (id, bank): (ContractId, String), typed: Typed) -> Reply {
    page.op.actor.require_role(Action::RecordWithdrawal)?;
    let board = services::consents::board(&page.op, id).await?;
    board.office?;
    let code = code(&bank)?;
    let row = board.rows.iter().find(|row| row.bank.code == code);
    let row = row.ok_or(Refusal::NotFound)?;
    let back = board_address(id);
    if !is_open((board.state, &row.consent), Action::RecordWithdrawal) {
        return page.go(&back);
    }
    let title = say!(page.locale, consents.title);
    let subject = Subject {
        bank: bank_name(page.locale, &row.bank),
        above: vec![
            Crumb::new(title, "/consents"),
            Crumb::new(board.receipt_number.clone(), back.clone()),
        ],
        organisation: board.organisation_name.clone(),
        back,
        is_office: true,
    };
    draw(page, subject, typed)
}

/// Whether there is a consent that can still be taken back.
pub(super) fn is_open((state, consent): (ContractState, &Consent), action: Action) -> bool {
    let has_place = action.when().includes(State::Contract(state));
    has_place && consent.is_covered() && consent.withdrawal.is_none()
}

fn draw(page: Page, subject: Subject, typed: Typed) -> Reply {
    let title = say!(page.locale, consents.withdraw_title);
    let frame = match subject.is_office {
        true => Frame::Office,
        false => Frame::Agent,
    };
    let problems = typed.1.clone();
    let shown = (&page, title.clone());
    page.show_form(&problems, frame, (&title, || body(shown, subject, &typed)))
}

fn body((page, title): (&Page, String), subject: Subject, (form, problems): &Typed) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let today = date(page.language(), page.op.today());
    let from = labels
        .required("from")
        .hint(say!(t, consents.w_from_hint, day = today));
    let value = typed_date(&form.from_year, &form.from_month, &form.from_day);
    let reason = labels
        .required("reason")
        .hint(say!(t, consents.w_reason_hint));
    let letter = subject.is_office.then(|| letter(t, form, &labels));
    // A file is sent along with letters only.
    let enctype = subject.is_office.then_some("multipart/form-data");
    let button = match subject.is_office {
        true => say!(t, consents.w_record),
        false => say!(t, consents.withdraw),
    };
    let lead = say!(t, consents.withdraw_lead, bank = subject.bank.clone());
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above=subject.above here=title.clone() />
        {labels.summary()}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{subject.organisation}</span></h1>
            <p class="strong">{subject.bank}</p>
        </header>
        <form method="post" enctype=enctype class="fields narrow" novalidate>
            <p>{lead}</p>
            <DateField field=from words=date_words(t) value />
            <TextArea field=reason value=form.reason.clone() rows=4 />
            {letter}
            <FormButtons
                kind=ButtonKind::Danger
                text=button
                back=subject.back
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("from", say!(t, consents.w_from)),
        ("reason", say!(t, contracts.reason)),
        ("by", say!(t, consents.answered_by)),
        ("evidence", say!(t, consents.evidence)),
        ("file", say!(t, consents.file)),
    ]
}

/// What an officer types of the bank's letter.
fn letter(t: Locale, form: &WithdrawForm, labels: &Labelled<'_>) -> AnyView {
    let by = labels
        .required("by")
        .hint(say!(t, consents.answered_by_hint));
    let either = say!(t, consents.either_need);
    let evidence = labels
        .depending("evidence", either.clone())
        .hint(say!(t, board.evidence_needed));
    let file = labels
        .depending("file", either)
        .hint(say!(t, contracts.paper_file_hint));
    view! {
        <TextField field=by value=form.by.clone() />
        <TextField field=evidence value=form.evidence.clone() />
        <FileField field=file accept=ACCEPTED_FILES />
    }
    .into_any()
}
