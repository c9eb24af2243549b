//! The sections of the application, with what changed since the version before and what was asked.

use super::fields::{Shown, shown};
use super::{address, comma};
use crate::components::{Diff, Glyph, KeyValue, KeyValues, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::review::words::paragraphs;
use crate::sections::{choice, section_title};
use crate::words::date;
use domain::applications::{Section, SectionStatus, status};
use domain::banks::Bank;
use leptos::prelude::*;
use services::review::Case;

/// Whether only changed fields are asked for.
pub fn only_changes(page: &Page) -> bool {
    page.param("show").as_deref() == Some("changes")
}

/// Every section but the documents, which have files besides.
pub fn sections(page: &Page, case: &Case, banks: &[Bank]) -> Vec<AnyView> {
    Section::ALL
        .into_iter()
        .filter(|section| *section != Section::Documents)
        .filter_map(|section| drawn(page, case, (section, banks)))
        .collect()
}

fn drawn(page: &Page, case: &Case, (section, banks): (Section, &[Bank])) -> Option<AnyView> {
    let t = page.locale;
    let mut fields = shown(page, case, (section, banks));
    if only_changes(page) {
        fields.retain(|field| field.before.is_some());
    }
    if fields.is_empty() {
        return None;
    }
    let mut asked = correction(page, case, section);
    let under_changes = fields.iter().any(|field| field.before.is_some());
    let above = if under_changes { None } else { asked.take() };
    let above = above.map(|quote| KeyValue::new(say!(t, review.correction), quote));
    let fields: Vec<KeyValue> = fields
        .into_iter()
        .map(|field| {
            let quote = if field.before.is_some() {
                asked.take()
            } else {
                None
            };
            row(page, case, (section, field, quote))
        })
        .collect();
    let rows = above.into_iter().chain(fields).collect();
    let (glyph, text) = judged(t, case, section);
    Some(
        view! {
            <section class="section section-gap" id=section.code()>
                <header class="section-head">
                    <h2>{section_title(t, section)}</h2>
                    <Status glyph text />
                </header>
                <KeyValues rows />
            </section>
        }
        .into_any(),
    )
}

/// Whether everything asked for is there.
pub fn judged(t: Locale, case: &Case, section: Section) -> (Glyph, String) {
    match status(&case.application.content, section, &case.evidence) {
        SectionStatus::Complete => (Glyph::Done, say!(t, review.section_complete)),
        _ => (Glyph::Caution, say!(t, review.section_missing)),
    }
}

/// A field; a question of the checklist stands in the wide column and its answer at the right.
pub fn row(
    page: &Page,
    case: &Case,
    (section, field, quote): (Section, Shown, Option<AnyView>),
) -> KeyValue {
    let t = page.locale;
    let label = field.label.clone();
    if let Some((code, question)) = label.split_once(' ')
        && field.name.starts_with("answers.")
    {
        return answer(t, (code, question), (field, quote));
    }
    let registration = section == Section::Organisation && field.name == "registration_number";
    let changed = field.before.is_some();
    let value = value(t, field, quote);
    let row = KeyValue::new(
        label,
        view! { {value} {registration.then(|| found(page, case))} },
    );
    let row = row.changed(changed);
    match (registration, case.verified) {
        (false, _) => row,
        (true, Some(_)) => row.judged(Glyph::Done, say!(t, review.verified)),
        (true, None) => row.judged(Glyph::Open, say!(t, review.not_verified)),
    }
}

fn answer(
    t: Locale,
    (code, question): (&str, &str),
    (field, quote): (Shown, Option<AnyView>),
) -> KeyValue {
    let yes = choice(t, "yes");
    let (glyph, word) = match field.value.as_str() {
        "" => (Glyph::Open, say!(t, review.not_entered)),
        word if word == yes => (Glyph::Done, yes),
        word => (Glyph::Caution, word.to_owned()),
    };
    let changed = field.before.is_some();
    let diff = changed.then(|| value(t, field, quote));
    let row = KeyValue::new(code, view! { <p>{question.to_owned()}</p> {diff} });
    row.judged(glyph, word).changed(changed)
}

/// The list in which the registration was found.
fn found(page: &Page, case: &Case) -> Option<impl IntoView + use<>> {
    let day = date(page.language(), case.verified?.list_on?);
    Some(view! { <small>{say!(page.locale, review.list_of, day)}</small> })
}

fn value(t: Locale, field: Shown, quote: Option<AnyView>) -> AnyView {
    let Some(before) = field.before else {
        if field.value.is_empty() {
            let none = say!(t, review.not_entered);
            return view! { <span class="sub">{none}</span> }.into_any();
        }
        if field.value.contains('\n') {
            return paragraphs(&field.value).into_any();
        }
        return field.value.into_any();
    };
    let labels = (say!(t, review.before), say!(t, review.after));
    let or_dash = |text: String| {
        if text.is_empty() {
            say!(t, common.dash)
        } else {
            text
        }
    };
    view! { <Diff labels before=or_dash(before) after=or_dash(field.value) /> {quote} }.into_any()
}

/// The newest request for correction, where it names the section.
fn correction(page: &Page, case: &Case, section: Section) -> Option<AnyView> {
    let t = page.locale;
    let newest = case.corrections.first()?;
    if !newest.sections.contains(&section) {
        return None;
    }
    let (code, day) = (
        newest.criterion.clone(),
        date(page.language(), newest.due_on),
    );
    Some(
        view! {
            <blockquote class="quote">
                <p>
                    <b>{say!(t, review.correction)}</b> " "
                    {say!(t, review.correction_basis, code, day)}
                </p>
                {paragraphs(&newest.reason)}
            </blockquote>
        }
        .into_any(),
    )
}

/// What the newest correction asks for, by the titles of its sections.
pub fn asked_sections(t: Locale, case: &Case) -> String {
    let newest = case.corrections.first();
    let titles: Vec<String> = newest
        .map(|one| {
            one.sections
                .iter()
                .map(|section| section_title(t, *section))
                .collect()
        })
        .unwrap_or_default();
    titles.join(&comma(t))
}

/// The address of a section on the page.
pub fn anchor(case: &Case, section: Section) -> String {
    format!("{}#{}", address(case), section.code())
}
