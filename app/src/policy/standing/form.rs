//! The two forms: one gives or limits, the other takes back. Officers add what they know from the letter.

use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, ButtonKind, CheckboxGroup, Choice, Crumb, DateField, FormButtons, TextArea,
    TextField,
};
use crate::contracts::words::{date_words, parts, typed_date};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, family};
use domain::intake::ScopeFamily;
use leptos::prelude::*;
use services::policy::standing::{BankStanding, StandingForm, VersionStanding};

/// What the page says, whoever it is for.
pub(super) struct Subject {
    pub bank: String,
    pub version: VersionStanding,
    pub row: BankStanding,
    pub above: Vec<Crumb>,
    pub back: String,
    pub is_office: bool,
    pub takes_back: bool,
}

/// What was typed, and what is wrong with it; nothing was typed where the page is drawn for the first time.
pub(super) type Typed = (Option<StandingForm>, Problems);

/// The page with its form.
pub(super) fn draw(page: &Page, subject: Subject, (form, problems): Typed) -> Answer {
    let t = page.locale;
    let title = match subject.takes_back {
        true => say!(t, standing.withdraw_title),
        false => say!(t, standing.give_title),
    };
    let frame = match subject.is_office {
        true => Frame::Office,
        false => Frame::Agent,
    };
    let mut form = form.unwrap_or_else(|| stored(&subject.row));
    // Whoever was told that something was said since has seen it now.
    if form.seen == 0 || problems.general.is_some() {
        form.seen = subject.row.seen;
    }
    let shown = title.clone();
    let body = || body(page, (shown, &subject), (&form, &problems));
    page.show_form(&problems, frame, (&title, body))
}

/// A consent is changed from what it is.
fn stored(row: &BankStanding) -> StandingForm {
    let scope = row.standing.as_ref().map(|standing| standing.scope.clone());
    let until = scope.as_ref().and_then(|scope| scope.until);
    let [year, month, day] = until.map(parts).unwrap_or_default();
    let families = scope.map(|scope| scope.families).unwrap_or_default();
    StandingForm {
        families: families.iter().map(|one| one.code().to_owned()).collect(),
        until_year: year,
        until_month: month,
        until_day: day,
        ..StandingForm::default()
    }
}

fn body(
    page: &Page,
    (title, subject): (String, &Subject),
    (form, problems): (&StandingForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let (lead, kind) = match subject.takes_back {
        true => (say!(t, standing.withdraw_lead), ButtonKind::Danger),
        false => (say!(t, standing.give_lead), ButtonKind::Solid),
    };
    let fields = match subject.takes_back {
        true => withdraw_fields(page, &labels, form),
        false => give_fields(t, &labels, form),
    };
    let letter = subject.is_office.then(|| letter(t, &labels, form));
    let number = subject.version.version.version;
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=subject.above.clone()
            here=title.clone()
        />
        {labels.summary()}
        <header class="page-head">
            <h1>{title} <span class="also">{say!(t, standing.of_version, number)}</span></h1>
            <p class="strong">{subject.bank.clone()}</p>
        </header>
        <form method="post" class="fields narrow" novalidate>
            <p>{lead}</p>
            <input type="hidden" name="seen" value=form.seen.to_string() />
            {fields}
            {letter}
            <FormButtons
                kind
                text=verb(t, subject)
                back=subject.back.clone()
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

/// An officer writes down what the bank has said.
fn verb(t: Locale, subject: &Subject) -> String {
    match (subject.is_office, subject.takes_back) {
        (true, _) => say!(t, standing.record),
        (false, true) => say!(t, standing.withdraw),
        (false, false) => say!(t, standing.give),
    }
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("families", say!(t, standing.f_families)),
        ("until", say!(t, standing.f_until)),
        ("from", say!(t, standing.f_from)),
        ("reason", say!(t, standing.f_reason)),
        ("said_on", say!(t, standing.f_said_on)),
        ("by", say!(t, standing.f_by)),
        ("evidence", say!(t, standing.f_evidence)),
    ]
}

fn give_fields(t: Locale, labels: &Labelled<'_>, form: &StandingForm) -> AnyView {
    let choices = ScopeFamily::ALL.map(|one| Choice::new(one.code(), family(t, one)));
    let families = labels
        .required("families")
        .hint(say!(t, standing.f_families_hint));
    let until = labels
        .optional("until")
        .hint(say!(t, standing.f_until_hint));
    let value = typed_date(&form.until_year, &form.until_month, &form.until_day);
    view! {
        <CheckboxGroup field=families choices=choices.to_vec() values=form.families.clone() />
        <DateField field=until words=date_words(t) value />
    }
    .into_any()
}

fn withdraw_fields(page: &Page, labels: &Labelled<'_>, form: &StandingForm) -> AnyView {
    let t = page.locale;
    let today = date(page.language(), page.op.today());
    let from = labels
        .required("from")
        .hint(say!(t, standing.f_from_hint, day = today));
    let value = typed_date(&form.from_year, &form.from_month, &form.from_day);
    view! {
        <DateField field=from words=date_words(t) value />
        <TextArea field=labels.required("reason") value=form.reason.clone() rows=4 />
    }
    .into_any()
}

/// What an officer types of the bank's letter.
fn letter(t: Locale, labels: &Labelled<'_>, form: &StandingForm) -> AnyView {
    let value = typed_date(&form.said_on_year, &form.said_on_month, &form.said_on_day);
    let by = labels.required("by").hint(say!(t, standing.f_by_hint));
    let evidence = labels
        .required("evidence")
        .hint(say!(t, standing.f_evidence_hint));
    view! {
        <DateField field=labels.required("said_on") words=date_words(t) value />
        <TextField field=by value=form.by.clone() />
        <TextArea field=evidence value=form.evidence.clone() rows=3 />
    }
    .into_any()
}
