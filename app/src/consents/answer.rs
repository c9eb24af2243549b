//! What a bank was asked, and the form with which it answers.

use super::asked_view::{service, so_far, text_view};
use super::bank::own_bank;
use super::withdraw::is_open;
use super::words::answer as answer_words;
use crate::accounts::Labelled;
use crate::answer::Answer as Reply;
use crate::components::{
    Breadcrumb, ButtonKind, ButtonLink, Choice, Crumb, FormButtons, RadioGroup, Status, StatusLook,
    TextArea,
};
use crate::download::shown;
use crate::factors::with_next;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::publications;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::consents::{AnswerForm, Asked};
use services::contracts::drafts::Listed;

/// The page.
pub async fn answer_page(page: Page, Path(id): Path<ContractId>) -> Reply {
    services::consents::see(&page.op, id).await?;
    draw(&page, id, (None, Problems::default())).await
}

/// Answers.
pub async fn answer(page: Page, Path(id): Path<ContractId>, Form(form): Form<AnswerForm>) -> Reply {
    match services::consents::answer(&page.op, id, &form).await {
        Ok(()) => page.go_done("/bank", "consent_given"),
        Err(error) => draw(&page, id, (Some(form), Problems::of(error)?)).await,
    }
}

/// The last draft as PDF.
pub async fn draft(page: Page, Path(id): Path<ContractId>) -> Reply {
    let pdf = services::contracts::drafts::asked_pdf(&page.op, id).await?;
    let title = say!(page.locale, drafts.file_name);
    let name = format!("{title}_{}.pdf", pdf.name);
    Ok(shown(pdf.bytes, "application/pdf", &name))
}

async fn draw(
    page: &Page,
    id: ContractId,
    (form, problems): (Option<AnswerForm>, Problems),
) -> Reply {
    let asked = services::consents::asked(&page.op, id).await?;
    let last = asked.drafts.last().ok_or(Refusal::NotFound)?;
    let form = form.unwrap_or_default();
    let published = publications::of_bank(page, id).await?;
    let title = say!(page.locale, consents.ask_title);
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || {
            let asked = body(page, (&asked, last), (&form, &problems));
            view! { {asked} {published} }
        }),
    )
}

fn body(page: &Page, (asked, last): (&Asked, &Listed), typed: (&AnswerForm, &Problems)) -> AnyView {
    let t = page.locale;
    let bank = own_bank(page);
    let above = vec![Crumb::new(
        say!(t, consents.bank_title, bank = bank.clone()),
        "/bank",
    )];
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=asked.organisation_name.clone()
        />
        {Labelled::new(page, typed.1, names(t)).summary()}
        {head(page, asked, &bank)}
        {service(t, asked)}
        {text_view(page, asked, (last, format!("/bank/contracts/{}/draft.pdf", asked.contract)))}
        <section class="section section-gap" id="answer-section">
            <header class="section-head">
                <h2>{say!(t, consents.ask_answer, bank = bank.clone())}</h2>
            </header>
            {so_far(page, asked)}
            {form(page, (asked, last), typed)}
        </section>
    }
    .into_any()
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("answer", say!(t, consents.f_answer)),
        ("note", say!(t, consents.f_note)),
    ]
}

/// What is asked, by when, and what the bank said so far.
fn head(page: &Page, asked: &Asked, bank: &str) -> AnyView {
    let t = page.locale;
    let bank = bank.to_owned();
    let is_asked = asked.state == ContractState::AwaitingConsents;
    let lead = match is_asked {
        true => say!(t, consents.ask_lead, bank),
        false => say!(t, consents.ask_lead_closed, bank),
    };
    let due = asked.due_on.filter(|_| is_asked).map(|day| {
        let day = date(page.language(), day);
        view! { <div><dt>{say!(t, consents.due_on)}</dt><dd>{day}</dd></div> }
    });
    let (glyph, text) = answer_words(t, &asked.consent, page.op.today());
    view! {
        <header class="page-head">
            <h1>
                {say!(t, consents.ask_title)}
                <span class="also" lang="ja">{asked.organisation_name.clone()}</span>
            </h1>
            <p>{lead}</p>
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, consents.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                {due}
            </dl>
        </header>
    }
    .into_any()
}

fn form(
    page: &Page,
    (asked, last): (&Asked, &Listed),
    (form, problems): (&AnswerForm, &Problems),
) -> AnyView {
    let t = page.locale;
    if asked.state != ContractState::AwaitingConsents {
        return closed(page, asked);
    }
    if problems.is_empty() && page.op.actor.lacks_factor(Action::AnswerForBank) {
        return factor_first(page);
    }
    let labels = Labelled::new(page, problems, names(t));
    let note = labels
        .depending("note", say!(t, consents.note_need))
        .hint(say!(t, consents.f_note_hint));
    let version = problems.version(form.version, asked.version);
    view! {
        <form method="post" class="fields narrow section-text" novalidate>
            <input type="hidden" name="version" value=version.to_string() />
            <input type="hidden" name="draft" value=last.number.to_string() />
            <RadioGroup field=labels.required("answer") choices=verdicts(t) value=form.answer.clone() />
            <TextArea field=note value=form.note.clone() rows=4 />
            <FormButtons
                text=say!(t, consents.ask_submit)
                back="/bank"
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

/// Once the text is fixed, what is left is taking the consent back.
fn closed(page: &Page, asked: &Asked) -> AnyView {
    let t = page.locale;
    let may = page.op.actor.may(Action::WithdrawConsent);
    let way = (may && is_open((asked.state, &asked.consent), Action::WithdrawConsent)).then(|| {
        let href = format!("/bank/contracts/{}/withdraw", asked.contract);
        let text = say!(t, consents.withdraw);
        view! {
            <div class="buttons"><ButtonLink kind=ButtonKind::Danger href text /></div>
        }
    });
    let text = match way {
        Some(_) => say!(t, consents.ask_withdraw),
        None => say!(t, consents.ask_closed),
    };
    view! { <div class="stack section-text"><p>{text}</p> {way}</div> }.into_any()
}

/// Whoever answers for a bank shows first that it is they.
fn factor_first(page: &Page) -> AnyView {
    let t = page.locale;
    let way = with_next("/sign-in/confirm", &page.path);
    view! {
        <div class="stack section-text">
            <p class="callout">{say!(t, consents.ask_factor)}</p>
            <div class="buttons">
                <ButtonLink kind=ButtonKind::Solid href=way text=say!(t, factors.sign_way) />
            </div>
        </div>
    }
    .into_any()
}

/// What a bank can decide.
pub(super) fn verdicts(t: Locale) -> Vec<Choice> {
    vec![
        Choice::new("consented", say!(t, consents.consent_plain))
            .hint(say!(t, consents.plain_hint)),
        Choice::new("conditional", say!(t, consents.consent_conditional))
            .hint(say!(t, consents.bank_conditional_hint)),
        Choice::new("refused", say!(t, consents.consent_refuse))
            .hint(say!(t, consents.refuse_hint)),
    ]
}
