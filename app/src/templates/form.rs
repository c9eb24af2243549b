//! The fields of one article, in both languages, with its marks and its place.

use super::variables::braced;
use crate::accounts::Labelled;
use crate::components::{Checkbox, Choice, RadioGroup, SelectField, TextArea, TextField};
use crate::contracts::headings::heading_words;
use crate::i18n::*;
use domain::templates::{ArticleForm, START, TemplateText};
use domain::wording::{ARTICLE, Variable};
use leptos::prelude::*;

/// The fields by their labels.
pub fn labels(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("after", say!(t, templates.f_after)),
        ("heading", say!(t, templates.f_heading)),
        ("text", say!(t, templates.f_text)),
        ("heading_en", say!(t, templates.f_heading_en)),
        ("text_en", say!(t, templates.f_text_en)),
        ("statutory", say!(t, templates.f_statutory)),
        ("locked", say!(t, templates.f_locked)),
    ]
}

/// Everything that is typed of an article; one that exists does not stand behind itself.
pub fn fields(
    t: Locale,
    labels: &Labelled<'_>,
    (text, own): (&TemplateText, Option<&str>),
    form: &ArticleForm,
) -> AnyView {
    let statutory = labels
        .plain("statutory")
        .hint(say!(t, templates.statutory_hint));
    view! {
        <SelectField
            field=labels.required("after")
            options=places(t, text, own)
            value=form.after.clone()
        />
        {usable(t)}
        <div class="both">
            <div class="fields">
                <TextField field=labels.required("heading") value=form.heading.clone() />
                <TextArea
                    field=labels.required("text").hint(say!(t, templates.text_hint))
                    value=form.text.clone()
                    rows=16
                />
            </div>
            <div class="fields">
                <TextField field=labels.required("heading_en") value=form.heading_en.clone() />
                <TextArea
                    field=labels.required("text_en").hint(say!(t, templates.text_hint))
                    value=form.text_en.clone()
                    rows=16
                />
            </div>
        </div>
        <RadioGroup field=statutory choices=terms(t) value=form.statutory.clone() />
        <Checkbox
            field=labels.plain("locked")
            text=say!(t, templates.locked)
            value="yes"
            checked=form.locked == "yes"
        />
    }
    .into_any()
}

/// What may be asked for, above the fields in which it is typed.
pub fn usable(t: Locale) -> AnyView {
    let names: Vec<String> = Variable::ALL.map(|one| braced(one.name())).to_vec();
    let names = names.join(" ");
    let sample = braced(&format!("{ARTICLE}fees"));
    let variables = say!(t, templates.text_hint_variables, names, sample);
    view! { <p class="note sub">{variables}</p> }.into_any()
}

fn places(t: Locale, text: &TemplateText, own: Option<&str>) -> Vec<Choice> {
    let start = Choice::new(START, say!(t, templates.at_start));
    let headings = text.headings();
    let clauses = text.japanese.clauses.iter().enumerate();
    let others = clauses.filter(|(_, clause)| Some(clause.key.as_str()) != own);
    let after = others.map(|(index, clause)| {
        let number = index + 1;
        let heading = heading_words(t, &headings, &clause.heading);
        Choice::new(clause.key.clone(), say!(t, drafts.after, number, heading))
    });
    std::iter::once(start).chain(after).collect()
}

fn terms(t: Locale) -> Vec<Choice> {
    vec![
        Choice::new("", say!(t, templates.statutory_none)),
        Choice::new("1", say!(t, templates.statutory_1)),
        Choice::new("2", say!(t, templates.statutory_2)),
        Choice::new("3", say!(t, templates.statutory_3)),
    ]
}
