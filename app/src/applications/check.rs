//! The answers to check, and submission.

use super::words::service;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, Crumb, Glyph, KeyValue, KeyValues, Status,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{field_label, section_title, value_words};
use crate::shell::Frame;
use axum::extract::Path;
use domain::applications::{Section, SectionStatus, Stage};
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::applications::show::{Shown, show};

/// The page.
pub async fn check_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, Problems::default()).await
}

/// Submits.
pub async fn submit(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    match services::applications::submit::submit(&page.op, id).await {
        Ok(_) => page.go(&format!("/applications/{id}/received")),
        Err(error) => draw(page, id, Problems::of(error)?).await,
    }
}

async fn draw(page: Page, id: ApplicationId, problems: Problems) -> Answer {
    let shown = show(&page.op, id).await?;
    let title = td_string!(page.locale, applications.check_title).to_string();
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || body(&page, &shown, &problems)),
    )
}

fn body(page: &Page, shown: &Shown, problems: &Problems) -> impl IntoView + use<> {
    let t = page.locale;
    let id = shown.application.id;
    let above = vec![
        Crumb::new(
            td_string!(t, applications.title).to_string(),
            "/applications",
        ),
        Crumb::new(
            service(t, &shown.application),
            format!("/applications/{id}"),
        ),
    ];
    let summary = FormView::new(page, problems).summary(ToOwned::to_owned);
    let sections: Vec<_> = Section::ALL
        .into_iter()
        .map(|section| part(page, shown, section))
        .collect();
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above
            here=td_string!(t, applications.check_title).to_string()
        />
        <div class="narrow">
            {summary}
            <header class="page-head">
                <h1>{td_string!(t, applications.check_title).to_string()}</h1>
                <p>{td_string!(t, applications.check_lead).to_string()}</p>
            </header>
            {sections}
            {submission(page, shown)}
        </div>
    }
}

fn part(page: &Page, shown: &Shown, section: Section) -> impl IntoView + use<> {
    let t = page.locale;
    let id = shown.application.id;
    let href = format!("/applications/{id}/sections/{}?check=1", section.code());
    let unlocked = shown.application.stage.unlocks(section);
    let label = format!(
        "{} {}",
        td_string!(t, common.change),
        section_title(t, section)
    );
    view! {
        <section class="section">
            <header class="section-head">
                <h2>{section_title(t, section)}</h2>
                {unlocked.then(|| view! {
                    <span><a href=href aria-label=label>{td_string!(t, common.change).to_string()}</a></span>
                })}
            </header>
            {answers(page, shown, section)}
        </section>
    }
}

/// What was entered, in the words of the form.
fn answers(page: &Page, shown: &Shown, section: Section) -> AnyView {
    let t = page.locale;
    let mut rows: Vec<KeyValue> =
        domain::applications::changes::fields(&shown.application.content, section)
            .into_iter()
            .map(|(name, value)| {
                KeyValue::new(
                    field_label(t, section, &name),
                    value_words(t, section, &name, &value),
                )
            })
            .collect();
    if section == Section::Documents {
        rows.extend(shown.documents.iter().map(|document| {
            let label = field_label(t, Section::Documents, document.kind.code());
            KeyValue::new(label, document.file_name.clone())
        }));
    }
    if rows.is_empty() {
        let text = td_string!(t, applications.not_entered).to_string();
        return view! { <p><Status glyph=Glyph::Open text /></p> }.into_any();
    }
    view! { <KeyValues rows /> }.into_any()
}

fn submission(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let text = match shown.application.stage {
        Stage::Returned { .. } => td_string!(t, applications.resubmit).to_string(),
        _ => td_string!(t, applications.submit).to_string(),
    };
    let open: Vec<String> = shown
        .sections
        .iter()
        .filter(|(_, status)| *status != SectionStatus::Complete)
        .map(|(section, _)| section_title(t, *section))
        .collect();
    let unavailable = (!open.is_empty()).then(|| {
        format!(
            "{} {}",
            td_string!(t, applications.incomplete),
            open.join("、")
        )
    });
    view! {
        <form method="post" class="stack section-gap">
            <p>{td_string!(t, applications.submit_note).to_string()}</p>
            <Button kind=ButtonKind::Solid text unavailable />
        </form>
    }
}
