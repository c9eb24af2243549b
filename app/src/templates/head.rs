//! The officer changes the words around the articles, and how long a contract runs.

use super::form::usable;
use super::words::period;
use super::{address, load, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Choice, FormButtons, SelectField, TextArea, TextField};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::templates::{HeadForm, NOTICES, PERIODS, TemplateEvent};
use leptos::prelude::*;
use services::templates;

/// The form.
pub async fn head_page(page: Page, Path(version): Path<i32>) -> Answer {
    let shown = load(&page, version, TemplateEvent::Change).await?;
    draw(&page, version, (shown.text.head(), Problems::default())).await
}

/// Changes them.
pub async fn head(page: Page, Path(version): Path<i32>, Form(form): Form<HeadForm>) -> Answer {
    match templates::change_head(&page.op, version, &form).await {
        Ok(()) => page.go_done(&address(version, ""), "template_saved"),
        Err(error) => draw(&page, version, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: &Page, version: i32, (form, problems): (HeadForm, Problems)) -> Answer {
    let shown = load(page, version, TemplateEvent::Change).await?;
    let t = page.locale;
    let title = say!(t, templates.head_title);
    let labels = Labelled::new(page, &problems, labels(t));
    let seen = problems.version(form.version, shown.row_version);
    let body = || {
        view! {
            {way(page, version, Some(&title))}
            <form method="post" class="fields" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, templates.edit_lead)}</p>
                </header>
                <input type="hidden" name="version" value=seen.to_string() />
                {usable(t)}
                <div class="both">{japanese(t, &labels, &form)} {english(t, &labels, &form)}</div>
                {lengths(t, &labels, &form)}
                <FormButtons
                    text=say!(t, templates.save)
                    back=address(version, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}

fn labels(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("title", say!(t, templates.f_title)),
        ("preamble", say!(t, templates.f_preamble)),
        ("closing", say!(t, templates.f_closing)),
        ("title_en", say!(t, templates.f_title_en)),
        ("preamble_en", say!(t, templates.f_preamble_en)),
        ("closing_en", say!(t, templates.f_closing_en)),
        ("months", say!(t, templates.f_months)),
        ("notice_months", say!(t, templates.f_notice_months)),
    ]
}

fn japanese(t: Locale, labels: &Labelled<'_>, form: &HeadForm) -> AnyView {
    view! {
        <div class="fields">
            <TextField field=labels.required("title") value=form.title.clone() />
            <TextArea
                field=labels.required("preamble").hint(say!(t, templates.text_hint))
                value=form.preamble.clone()
                rows=5
            />
            <TextArea field=labels.required("closing") value=form.closing.clone() rows=5 />
        </div>
    }
    .into_any()
}

fn english(t: Locale, labels: &Labelled<'_>, form: &HeadForm) -> AnyView {
    view! {
        <div class="fields">
            <TextField field=labels.required("title_en") value=form.title_en.clone() />
            <TextArea
                field=labels.required("preamble_en").hint(say!(t, templates.text_hint))
                value=form.preamble_en.clone()
                rows=5
            />
            <TextArea field=labels.required("closing_en") value=form.closing_en.clone() rows=5 />
        </div>
    }
    .into_any()
}

fn lengths(t: Locale, labels: &Labelled<'_>, form: &HeadForm) -> AnyView {
    let months = PERIODS.map(|months| Choice::new(months.to_string(), period(t, months)));
    let notices = NOTICES
        .map(|count| Choice::new(count.to_string(), say!(t, templates.notice_months, count)));
    let notice = labels.required("notice_months");
    view! {
        <SelectField
            field=labels.required("months")
            options=months.to_vec()
            value=form.months.clone()
        />
        <SelectField
            field=notice.hint(say!(t, templates.notice_hint))
            options=notices.to_vec()
            value=form.notice_months.clone()
        />
    }
    .into_any()
}
