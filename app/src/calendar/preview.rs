//! What a change does to the calendar and to open deadlines, before it is made.

use super::form::kind;
use crate::components::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, KeyValue, KeyValues, TextArea,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::words;
use domain::calendar::DayOff;
use leptos::prelude::*;
use services::calendar::{CalendarForm, Moved, Preview};

/// The consequences, the reason, and the buttons to go on or back.
pub fn preview(
    page: &Page,
    (typed, problems): (&CalendarForm, &Problems),
    preview: &Preview,
) -> impl IntoView + use<> {
    let t = page.locale;
    let view = FormView::new(page, problems);
    let label = say!(t, calendar.reason);
    let reason = view
        .required("reason", &label)
        .hint(say!(t, calendar.reason_hint));
    view! {
        {view.summary(|_| label.clone())}
        <header class="page-head">
            <h1>{say!(t, calendar.preview_title)}</h1>
            <p>{say!(t, calendar.preview_lead)}</p>
        </header>
        {warning(t, preview.moved.len())}
        <KeyValues rows=rows(page, preview) />
        {moved(page, &preview.moved)}
        <form method="post" action="/calendar" class="fields narrow section-gap" novalidate>
            {hidden(typed, &preview.seen)}
            <TextArea field=reason value=typed.reason.clone() />
            <div class="buttons">
                <Button text=say!(t, calendar.apply) kind=ButtonKind::Solid />
                <ButtonLink href="/calendar" text=say!(t, calendar.back) />
            </div>
        </form>
    }
}

fn warning(t: Locale, count: usize) -> Option<impl IntoView + use<>> {
    (count > 0).then(|| {
        let heading = say!(t, calendar.moves, count);
        view! {
            <Banner kind=BannerKind::Warn heading>
                <p>{say!(t, calendar.moves_note)}</p>
            </Banner>
        }
    })
}

fn rows(page: &Page, preview: &Preview) -> Vec<KeyValue> {
    let t = page.locale;
    let change = &preview.change;
    let mut rows = vec![
        KeyValue::new(say!(t, calendar.added), days(page, &change.added)),
        KeyValue::new(say!(t, calendar.removed), days(page, &change.removed)),
    ];
    if !change.renamed.is_empty() {
        let label = say!(t, calendar.renamed);
        rows.push(KeyValue::new(label, days(page, &change.renamed)));
    }
    if change.past > 0 {
        let text = say!(t, calendar.past_lines, count = change.past);
        rows.push(KeyValue::new(say!(t, calendar.past_label), text));
    }
    rows
}

fn days(page: &Page, days: &[DayOff]) -> AnyView {
    let t = page.locale;
    if days.is_empty() {
        return say!(t, common.none).into_any();
    }
    let lines: Vec<_> = days
        .iter()
        .map(|one| {
            let day = words::date(page.language(), one.day);
            let kind = kind(t, one.kind);
            view! { <li>{day} " " <span lang="ja">{one.name.clone()}</span> " " <span class="sub">{kind}</span></li> }
        })
        .collect();
    view! { <ul>{lines}</ul> }.into_any()
}

fn moved(page: &Page, moved: &[Moved]) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let rows: Vec<_> = moved.iter().map(|one| moved_row(t, one)).collect();
    (!moved.is_empty()).then(|| {
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, calendar.moved_title)}</h2></header>
                <table class="table cards">
                    <thead>
                        <tr>
                            <th scope="col">{say!(t, calendar.number)}</th>
                            <th scope="col">{say!(t, calendar.organisation)}</th>
                            <th scope="col">{say!(t, calendar.before)}</th>
                            <th scope="col">{say!(t, calendar.after)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

fn moved_row(t: Locale, one: &Moved) -> impl IntoView + use<> {
    let case = format!("/cases/{}", one.application);
    view! {
        <tr>
            <td class="c-id nowrap"><a href=case>{one.number.clone()}</a></td>
            <th scope="row" class="c-title" lang="ja">{one.organisation.clone()}</th>
            <td class="c-below nowrap" data-label=say!(t, calendar.before)>{one.from.to_string()}</td>
            <td class="c-below nowrap" data-label=say!(t, calendar.after)>{one.to.to_string()}</td>
        </tr>
    }
}

/// What was typed before, and the calendar that was looked at.
fn hidden(typed: &CalendarForm, seen: &str) -> impl IntoView + use<> {
    [
        ("what", typed.what.clone()),
        ("date_year", typed.date_year.clone()),
        ("date_month", typed.date_month.clone()),
        ("date_day", typed.date_day.clone()),
        ("name", typed.name.clone()),
        ("kind", typed.kind.clone()),
        ("csv", typed.csv.clone()),
        ("seen", seen.to_owned()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
    .to_vec()
}
