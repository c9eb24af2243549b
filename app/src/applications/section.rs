//! One section: its fields, its own save, and the errors of what was saved.

use super::documents::{self, Sent};
use super::fields::{Drawn, fields};
use super::input::{parse, typed_content, value};
use super::navigation::{navigation, place};
use super::words::service;
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, Crumb, Glyph, SaveBar, Submit,
};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{field_label, section_note, section_title};
use crate::shell::Frame;
use crate::words::{date_time, refusal};
use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum_extra::extract::Form;
use domain::applications::{Section, problems as find_problems};
use domain::banks::Bank;
use domain::calendar::time_of_day;
use domain::forms::FieldErrors;
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use islands::Autosave;
use leptos::prelude::*;
use services::applications::save_section::save_section;
use services::applications::show::{Shown, show};

/// The form's id, named by its buttons in the save bar.
const FORM: &str = "section";

/// What the page of a section is drawn from.
pub struct Drawing {
    shown: Shown,
    /// What is wrong with the section.
    problems: Problems,
    /// A file that was sent, and what is wrong with it.
    pub adding: (Problems, Sent),
    status: StatusCode,
}

impl Drawing {
    /// As it stands, without a complaint.
    pub fn of(shown: Shown) -> Self {
        Drawing {
            shown,
            problems: Problems::default(),
            adding: Default::default(),
            status: StatusCode::OK,
        }
    }
}

/// The page of a section. What was saved wrongly is told; what is only missing is told at the check.
pub async fn section_page(
    page: Page,
    Path((id, section)): Path<(ApplicationId, String)>,
) -> Answer {
    let section: Section = section.parse().map_err(|_| Refusal::NotFound)?;
    let shown = show(&page.op, id).await?;
    let fields = complaints(&shown, section, page.param("check").is_some());
    let problems = Problems {
        fields,
        general: None,
    };
    draw(
        page,
        section,
        Drawing {
            problems,
            ..Drawing::of(shown)
        },
    )
    .await
}

fn complaints(shown: &Shown, section: Section, missing_too: bool) -> FieldErrors {
    let mut fields = FieldErrors::default();
    for (name, problem) in
        find_problems(&shown.application.content, section, &shown.evidence).iter()
    {
        if missing_too || !problem.is_missing() {
            fields.push(name, problem.clone());
        }
    }
    fields
}

/// Saves what was typed, whatever it is, and goes on.
pub async fn save(
    page: Page,
    Path((id, section)): Path<(ApplicationId, String)>,
    headers: HeaderMap,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let section: Section = section.parse().map_err(|_| Refusal::NotFound)?;
    let version = value(&pairs, "version")
        .and_then(|v| v.parse().ok())
        .unwrap_or_default();
    match save_section(&page.op, (id, version), parse(section, &pairs)).await {
        Ok(version) if wants_json(&headers) => {
            let at = time_of_day(page.op.now);
            Ok(Json(serde_json::json!({ "version": version, "saved_at": at })).into_response())
        }
        Ok(_) => page.go(&after(id, section, &pairs)),
        Err(error) => {
            let problems = Problems::of(error)?;
            let mut shown = show(&page.op, id).await?;
            shown.application.content = typed_content(shown.application.content, section, &pairs);
            let status = problems.status();
            draw(
                page,
                section,
                Drawing {
                    problems,
                    status,
                    ..Drawing::of(shown)
                },
            )
            .await
        }
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.as_bytes() == b"application/json")
}

/// Stays, or goes to the next section, or back to the check that led here.
fn after(id: ApplicationId, section: Section, pairs: &[(String, String)]) -> String {
    let checking = value(pairs, "check").is_some();
    match (value(pairs, "then"), section.next()) {
        (Some("next"), _) if checking => format!("/applications/{id}/check"),
        (Some("next"), Some(next)) => format!("/applications/{id}/sections/{}", next.code()),
        (Some("next"), None) => format!("/applications/{id}"),
        _ => format!("/applications/{id}/sections/{}?done=saved", section.code()),
    }
}

/// Draws the page with the status of what is wrong.
pub async fn draw(page: Page, section: Section, drawing: Drawing) -> Answer {
    let banks = services::policy::active_banks(&page.op).await?;
    let title = section_title(page.locale, section);
    let status = match drawing.adding.0.status() {
        StatusCode::OK => drawing.status,
        refused => refused,
    };
    page.show_status((status, Frame::Agent), &title, || {
        body(&page, section, (&drawing, &banks))
    })
}

fn body(
    page: &Page,
    section: Section,
    (drawing, banks): (&Drawing, &[Bank]),
) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &drawing.shown.application;
    let id = application.id;
    let unlocked = application.stage.unlocks(section) && page.op.actor.may(Action::Edit);
    let above = vec![
        Crumb::new(say!(t, applications.title), "/applications"),
        Crumb::new(service(t, application), format!("/applications/{id}")),
    ];
    let (problems, sent) = &drawing.adding;
    let files = (section == Section::Documents)
        .then(|| documents::part(page, &drawing.shown, unlocked.then_some((problems, sent))));
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=section_title(t, section)
        />
        <div class="columns form">
            {navigation(t, section, &drawing.shown)}
            <div>
                {complaint(page, section, drawing)}
                <header class="page-head">
                    <p class="over">{place(t, section)}</p>
                    <h1>{section_title(t, section)}</h1>
                    <p>{section_note(t, section)}</p>
                </header>
                {(!unlocked).then(|| view! { <p class="callout">{say!(t, applications.locked)}</p> })}
                {files}
                {form(page, section, (drawing, banks), unlocked)}
            </div>
        </div>
        {unlocked.then(|| save_bar(page, drawing))}
    }
}

/// What is wrong, first thing in the column. Where somebody else was faster, the newer text can be loaded.
fn complaint(page: &Page, section: Section, drawing: &Drawing) -> AnyView {
    let t = page.locale;
    if drawing.adding.0.status() != StatusCode::OK {
        return documents::summary(page, &drawing.adding.0);
    }
    if drawing.problems.general != Some(Refusal::Stale) {
        let form = FormView::new(page, &drawing.problems);
        return form.summary(|name| field_label(t, section, name));
    }
    let href = format!(
        "/applications/{}/sections/{}",
        drawing.shown.application.id,
        section.code()
    );
    view! {
        <Banner kind=BannerKind::Error heading=refusal(t, &Refusal::Stale)>
            <p><a href=href>{say!(t, applications.stale_load)}</a></p>
        </Banner>
    }
    .into_any()
}

fn form(
    page: &Page,
    section: Section,
    (drawing, banks): (&Drawing, &[Bank]),
    unlocked: bool,
) -> impl IntoView + use<> {
    let application = &drawing.shown.application;
    let form = FormView::new(page, &drawing.problems);
    let inputs = fields(
        &Drawn {
            page,
            form,
            content: &application.content,
            banks,
        },
        section,
    );
    let action = format!(
        "/applications/{}/sections/{}",
        application.id,
        section.code()
    );
    let check = page.param("check").is_some();
    view! {
        <form id=FORM method="post" action=action class="fields" data-autosave novalidate>
            <input type="hidden" name="version" value=application.version.to_string() />
            {check.then(|| view! { <input type="hidden" name="check" value="1" /> })}
            <fieldset class="plain" disabled=!unlocked>{inputs}</fieldset>
        </form>
    }
}

fn save_bar(page: &Page, drawing: &Drawing) -> impl IntoView + use<> {
    let t = page.locale;
    let at = date_time(page.language(), drawing.shown.application.updated_at);
    // What was typed and refused stands on the page and nowhere else.
    let (glyph, state) = match drawing.problems.general {
        Some(_) => (Glyph::Act, say!(t, applications.unsaved)),
        None => (Glyph::Done, say!(t, applications.saved_at, at)),
    };
    let stay = Submit::value("then", "stay").form(FORM);
    let next = Submit::value("then", "next").form(FORM);
    view! {
        <SaveBar glyph state>
            <Autosave
                form=FORM.to_owned()
                unsaved=say!(t, applications.unsaved)
                saved=say!(t, applications.autosaved)
                failed=say!(t, applications.autosave_failed)
            />
            <Button text=say!(t, applications.save) submit=stay />
            <Button kind=ButtonKind::Solid text=say!(t, applications.save_next) submit=next />
        </SaveBar>
    }
}
