//! The forms of a draft's parts. What was typed stays in its form until it is saved.

use super::ADDRESS;
use super::words::{names, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Choice, DateField, FormButtons, RadioGroup, TextArea, TextField};
use crate::contracts::words::{date_words, parts, typed_date};
use crate::page::Page;
use crate::policy::numbered;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::permissions::Action;
use domain::policy::{ContactForm, Draft, DraftState, ItemForm, TermsForm};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::policy::draft::{self, Desk};

/// The form of one item.
pub async fn item_page(page: Page, Path(number): Path<String>) -> Answer {
    draw_item(&page, numbered(&number)?, (None, Problems::default())).await
}

/// Saves the item.
pub async fn item(page: Page, Path(number): Path<String>, Form(form): Form<ItemForm>) -> Answer {
    let number = numbered(&number)?;
    match draft::save_item(&page.op, number, &form).await {
        Ok(()) => page.go_done(ADDRESS, "policy_saved"),
        Err(error) => draw_item(&page, number, (Some(form), Problems::of(error)?)).await,
    }
}

/// The form of the version as a whole.
pub async fn terms_page(page: Page) -> Answer {
    draw_terms(&page, (None, Problems::default())).await
}

/// Saves it.
pub async fn terms(page: Page, Form(form): Form<TermsForm>) -> Answer {
    match draft::save_terms(&page.op, &form).await {
        Ok(()) => page.go_done(ADDRESS, "policy_saved"),
        Err(error) => draw_terms(&page, (Some(form), Problems::of(error)?)).await,
    }
}

/// The form of the contact.
pub async fn contact_page(page: Page) -> Answer {
    draw_contact(&page, (None, Problems::default())).await
}

/// Saves it.
pub async fn contact(page: Page, Form(form): Form<ContactForm>) -> Answer {
    match draft::save_contact(&page.op, &form).await {
        Ok(()) => page.go_done(ADDRESS, "policy_saved"),
        Err(error) => draw_contact(&page, (Some(form), Problems::of(error)?)).await,
    }
}

/// The draft, for whoever may write on it; nothing where there is none, or where it lies with the approver and nothing was
/// typed that would be lost.
async fn load(page: &Page, problems: &Problems) -> services::Result<Option<(Desk, Draft)>> {
    page.op.actor.require_role(Action::DraftPolicy)?;
    let desk = draft::desk(&page.op).await?;
    let is_open = |draft: &Draft| matches!(draft.state, DraftState::Open { .. });
    let wanted = |draft: &Draft| is_open(draft) || !problems.is_empty();
    let open = desk.draft.clone().filter(wanted);
    Ok(open.map(|open| (desk, open)))
}

/// What stands around every form.
fn form(
    page: &Page,
    (title, lead): (String, String),
    (version, fields): (i64, AnyView),
    wrong: AnyView,
) -> AnyView {
    let t = page.locale;
    view! {
        {way(page, &title)}
        {wrong}
        <header class="page-head"><h1>{title}</h1> <p>{lead}</p></header>
        <form method="post" class="fields narrow" novalidate>
            {fields}
            <input type="hidden" name="version" value=version.to_string() />
            <FormButtons
                text=say!(t, policy_draft.save)
                back=ADDRESS
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

async fn draw_item(
    page: &Page,
    number: u32,
    (typed, problems): (Option<ItemForm>, Problems),
) -> Answer {
    let Some((desk, draft)) = load(page, &problems).await? else {
        return page.go(ADDRESS);
    };
    let stored = ItemForm::of(&draft.content.items, number).ok_or(Refusal::NotFound)?;
    let typed = typed.unwrap_or(stored);
    let t = page.locale;
    let title = say!(t, policy_draft.item_title, number);
    let labels = Labelled::new(page, &problems, names(t));
    let body = || {
        let fields = view! {
            <TextField field=labels.required("title_ja") value=typed.title_ja.clone() />
            <TextArea field=labels.required("body_ja") value=typed.body_ja.clone() rows=8 />
            <TextField field=labels.required("title_en") value=typed.title_en.clone() />
            <TextArea field=labels.required("body_en") value=typed.body_en.clone() rows=8 />
        };
        let version = problems.version(typed.version, desk.version);
        let head = (title.clone(), say!(t, policy_draft.item_lead));
        form(page, head, (version, fields.into_any()), labels.summary())
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

async fn draw_terms(page: &Page, (typed, problems): (Option<TermsForm>, Problems)) -> Answer {
    let Some((desk, draft)) = load(page, &problems).await? else {
        return page.go(ADDRESS);
    };
    let typed = typed.unwrap_or_else(|| terms_of(&draft));
    let t = page.locale;
    let title = say!(t, policy_draft.edit_terms);
    let labels = Labelled::new(page, &problems, names(t));
    let value = typed_date(
        &typed.effective_from_year,
        &typed.effective_from_month,
        &typed.effective_from_day,
    );
    let from = labels
        .required("effective_from")
        .hint(say!(t, policy_draft.effective_from_hint));
    let ja = labels
        .required("summary_ja")
        .hint(say!(t, policy_draft.summary_hint));
    let body = || {
        let fields = view! {
            <DateField field=from words=date_words(t) value />
            <TextArea field=ja value=typed.summary_ja.clone() rows=3 />
            <TextArea field=labels.required("summary_en") value=typed.summary_en.clone() rows=3 />
        };
        let version = problems.version(typed.version, desk.version);
        let head = (title.clone(), say!(t, policy_draft.terms_lead));
        form(page, head, (version, fields.into_any()), labels.summary())
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

fn terms_of(draft: &Draft) -> TermsForm {
    let [year, month, day] = draft.content.effective_from.map(parts).unwrap_or_default();
    TermsForm {
        effective_from_year: year,
        effective_from_month: month,
        effective_from_day: day,
        summary_ja: draft.content.summary_ja.clone(),
        summary_en: draft.content.summary_en.clone(),
        version: 0,
    }
}

async fn draw_contact(page: &Page, (typed, problems): (Option<ContactForm>, Problems)) -> Answer {
    let Some((desk, draft)) = load(page, &problems).await? else {
        return page.go(ADDRESS);
    };
    let typed = typed.unwrap_or_else(|| contact_of(&desk, &draft));
    let t = page.locale;
    let title = say!(t, policy_draft.edit_contact);
    let labels = Labelled::new(page, &problems, names(t));
    let choices = vec![
        Choice::new("keep", say!(t, policy_draft.contact_keep)),
        Choice::new("change", say!(t, policy_draft.contact_change))
            .hint(say!(t, policy_draft.contact_change_hint)),
    ];
    let value = typed_date(
        &typed.valid_from_year,
        &typed.valid_from_month,
        &typed.valid_from_day,
    );
    let from = labels
        .plain("valid_from")
        .hint(say!(t, policy_draft.valid_from_hint));
    let body = || {
        let fields = view! {
            <RadioGroup field=labels.required("contact") choices value=typed.contact.clone() />
            <TextField field=labels.plain("department") value=typed.department.clone() />
            <TextField field=labels.plain("department_en") value=typed.department_en.clone() />
            <TextField field=labels.plain("tel") value=typed.tel.clone() />
            <TextField field=labels.plain("email") value=typed.email.clone() />
            <DateField field=from words=date_words(t) value />
        };
        let version = problems.version(typed.version, desk.version);
        let head = (title.clone(), say!(t, policy_draft.contact_lead));
        form(page, head, (version, fields.into_any()), labels.summary())
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

/// The contact of the draft, or the last one, from which it is changed.
fn contact_of(desk: &Desk, draft: &Draft) -> ContactForm {
    let last = desk.contact.as_ref();
    match &draft.content.contact {
        Some(new) => {
            let [year, month, day] = parts(new.valid_from);
            ContactForm {
                contact: "change".to_owned(),
                department: new.department.clone(),
                department_en: new.department_en.clone(),
                tel: new.tel.clone(),
                email: new.email.clone(),
                valid_from_year: year,
                valid_from_month: month,
                valid_from_day: day,
                version: 0,
            }
        }
        None => ContactForm {
            contact: "keep".to_owned(),
            department: last.map(|one| one.department.clone()).unwrap_or_default(),
            department_en: last
                .map(|one| one.department_en.clone())
                .unwrap_or_default(),
            tel: last.map(|one| one.tel.clone()).unwrap_or_default(),
            email: last.map(|one| one.email.clone()).unwrap_or_default(),
            ..ContactForm::default()
        },
    }
}
