//! One section: its fields, its own save, and the errors of what was saved.

use super::documents::documents_part;
use super::fields::{Drawn, fields};
use super::input::{parse, typed_content, value};
use super::words::{section_state, service};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, Crumb, Glyph, SaveBar, SectionGroup, SectionLink, SectionNav,
    Submit,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{field_label, group_title, section_note, section_title};
use crate::shell::Frame;
use crate::words::date_time;
use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use axum_extra::extract::Form;
use domain::applications::{Group, Section, SectionStatus, problems as find_problems};
use domain::banks::Bank;
use domain::calendar::time_of_day;
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use islands::Autosave;
use leptos::prelude::*;
use services::applications::show::{Shown, show};

/// The form's id, named by its buttons in the save bar.
const FORM: &str = "section";

/// The page of a section. What was saved wrongly is told; what is only missing is told at the check.
pub async fn section_page(
    page: Page,
    Path((id, section)): Path<(ApplicationId, String)>,
) -> Answer {
    let section: Section = section.parse().map_err(|_| Refusal::NotFound)?;
    let shown = show(&page.op, id).await?;
    let all = page.param("check").is_some();
    let mut fields = FieldErrors::default();
    for (name, problem) in
        find_problems(&shown.application.content, section, &shown.evidence).iter()
    {
        let missing = matches!(
            problem,
            FieldProblem::Missing | FieldProblem::NotChosen | FieldProblem::MustAgree
        );
        if all || !missing {
            fields.push(name, problem.clone());
        }
    }
    draw(
        page,
        section,
        (
            shown,
            Problems {
                fields,
                general: None,
            },
            false,
        ),
    )
    .await
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
    let saved = services::applications::save_section::save_section(
        &page.op,
        (id, version),
        parse(section, &pairs),
    )
    .await;
    match saved {
        Ok(version) if wants_json(&headers) => {
            let at = time_of_day(page.op.now);
            Ok(Json(serde_json::json!({ "version": version, "saved_at": at })).into_response())
        }
        Ok(_) => page.go(&after(id, section, value(&pairs, "then"))),
        Err(error) => {
            let problems = Problems::of(error)?;
            let mut shown = show(&page.op, id).await?;
            shown.application.content = typed_content(shown.application.content, section, &pairs);
            draw(page, section, (shown, problems, true)).await
        }
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.as_bytes() == b"application/json")
}

fn after(id: ApplicationId, section: Section, then: Option<&str>) -> String {
    match (then, section.next()) {
        (Some("next"), Some(next)) => format!("/applications/{id}/sections/{}", next.code()),
        (Some("next"), None) => format!("/applications/{id}"),
        _ => format!("/applications/{id}/sections/{}?done=saved", section.code()),
    }
}

async fn draw(
    page: Page,
    section: Section,
    (shown, problems, posted): (Shown, Problems, bool),
) -> Answer {
    let banks = services::policy::banks::active_banks(&page.op).await?;
    let title = section_title(page.locale, section);
    let status = if posted {
        problems.status()
    } else {
        axum::http::StatusCode::OK
    };
    page.show_status(status, Frame::Agent, &title, || {
        body(&page, section, (&shown, &problems, &banks))
    })
}

fn body(
    page: &Page,
    section: Section,
    (shown, problems, banks): (&Shown, &Problems, &[Bank]),
) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &shown.application;
    let id = application.id;
    let form = FormView::new(page, problems);
    let summary = form.summary(|name| field_label(t, section, name));
    let unlocked = application.stage.unlocks(section) && !page.op.actor.is_staff();
    let drawn = Drawn {
        page,
        form,
        content: &application.content,
        banks,
    };
    let inputs = fields(&drawn, section);
    let files = (section == Section::Documents).then(|| documents_part(page, shown, unlocked));
    let above = vec![
        Crumb::new(
            td_string!(t, applications.title).to_string(),
            "/applications",
        ),
        Crumb::new(service(t, application), format!("/applications/{id}")),
    ];
    let bar = if unlocked {
        save_bar(page, shown).into_any()
    } else {
        view! { <p class="note">{td_string!(t, applications.locked).to_string()}</p> }.into_any()
    };
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above
            here=section_title(t, section)
        />
        <div class="columns form">
            {navigation(page, section, shown)}
            <div>
                {summary}
                <header class="page-head">
                    <p class="over">{place(t, section)}</p>
                    <h1>{section_title(t, section)}</h1>
                    <p>{section_note(t, section)}</p>
                </header>
                {files}
                <form id=FORM method="post" action=format!("/applications/{id}/sections/{}", section.code()) class="fields">
                    <input type="hidden" name="version" value=application.version.to_string() />
                    <fieldset class="plain" disabled=!unlocked>{inputs}</fieldset>
                </form>
            </div>
        </div>
        {bar}
    }
}

/// 事業者について 1 / 2
fn place(t: Locale, section: Section) -> String {
    let group = Group::ALL
        .into_iter()
        .find(|group| group.sections().contains(&section));
    let Some(group_found) = group else {
        return String::new();
    };
    let sections = group_found.sections();
    let n = sections
        .iter()
        .position(|s| *s == section)
        .unwrap_or_default()
        + 1;
    let (group, total) = (group_title(t, group_found), sections.len());
    td_string!(t, applications.section_of, group, n, total).to_string()
}

fn navigation(page: &Page, here: Section, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let status = |section: Section| {
        shown
            .sections
            .iter()
            .find(|(s, _)| *s == section)
            .map_or(SectionStatus::NotStarted, |(_, status)| *status)
    };
    let link = |section: &Section| {
        let (glyph, status) = section_state(t, status(*section));
        SectionLink {
            text: section_title(t, *section),
            href: format!(
                "/applications/{}/sections/{}",
                shown.application.id,
                section.code()
            ),
            glyph,
            status,
            current: *section == here,
        }
    };
    let groups = Group::ALL
        .into_iter()
        .map(|group| SectionGroup {
            heading: group_title(t, group),
            links: group.sections().iter().map(link).collect(),
        })
        .collect();
    view! { <SectionNav label=td_string!(t, applications.nav).to_string() groups /> }
}

fn save_bar(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let at = date_time(page.language(), shown.application.updated_at);
    let state = td_string!(t, applications.saved_at, at).to_string();
    let stay = Submit::value("then", "stay").form(FORM);
    let next = Submit::value("then", "next").form(FORM);
    view! {
        <SaveBar glyph=Glyph::Half state>
            <Autosave
                form=FORM.to_owned()
                unsaved=td_string!(t, applications.unsaved).to_string()
                saved=td_string!(t, applications.autosaved).to_string()
                failed=td_string!(t, applications.autosave_failed).to_string()
            />
            <Button text=td_string!(t, applications.save).to_string() submit=stay />
            <Button kind=ButtonKind::Solid text=td_string!(t, applications.save_next).to_string() submit=next />
        </SaveBar>
    }
}
