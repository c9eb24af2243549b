//! The days off of one year. Days that have come are counted already, so that only those ahead can be taken out.

use super::form::kind;
use crate::components::{Tab, Tabs};
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use chrono::Datelike;
use domain::calendar::{DayOff, DaysOff};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// How many years before and after the chosen one are offered, as many as fit.
const AROUND: i32 = 3;

/// The years as tabs, and the days of the chosen one.
pub fn list(page: &Page, table: &DaysOff) -> impl IntoView + use<> {
    let t = page.locale;
    let mut years: BTreeMap<i32, u64> = BTreeMap::new();
    for day in table.keys() {
        *years.entry(day.year()).or_default() += 1;
    }
    let asked = page.param("year").and_then(|year| year.parse().ok());
    let asked = asked.filter(|year| years.contains_key(year));
    let chosen: i32 = asked.unwrap_or_else(|| page.op.today().year());
    let tabs: Vec<Tab> = years
        .iter()
        .filter(|(year, _)| (**year - chosen).abs() <= AROUND)
        .map(|(year, count)| Tab {
            text: say!(t, calendar.year, year = *year),
            href: format!("/calendar?year={year}"),
            count: Some(*count),
            current: *year == chosen,
        })
        .collect();
    let days: Vec<DayOff> = table
        .values()
        .filter(|one| one.day.year() == chosen)
        .cloned()
        .collect();
    view! {
        <Tabs label=say!(t, calendar.years) tabs />
        {rows(page, days)}
    }
}

fn rows(page: &Page, days: Vec<DayOff>) -> AnyView {
    let t = page.locale;
    if days.is_empty() {
        return view! { <p class="section-gap">{say!(t, calendar.none)}</p> }.into_any();
    }
    let rows: Vec<_> = days.into_iter().map(|one| row(page, one)).collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, calendar.date)}</th>
                    <th scope="col">{say!(t, calendar.name)}</th>
                    <th scope="col">{say!(t, calendar.kind)}</th>
                    <th scope="col">{say!(t, calendar.action)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, one: DayOff) -> impl IntoView + use<> {
    let t = page.locale;
    let is_ahead = one.day > page.op.today();
    let words = words::date(page.language(), one.day);
    let action = match is_ahead {
        true => remove(t, &one, words.clone()),
        false => view! { <span class="sub">{say!(t, calendar.past)}</span> }.into_any(),
    };
    view! {
        <tr>
            <td class="c-id nowrap"><time datetime=one.day.to_string()>{words}</time></td>
            <th scope="row" class="c-title" lang="ja">{one.name}</th>
            <td class="c-second">{kind(t, one.kind)}</td>
            <td class="c-person">{action}</td>
        </tr>
    }
}

fn remove(t: Locale, one: &DayOff, words: String) -> AnyView {
    let [year, month, day] = [
        one.day.year().to_string(),
        one.day.month().to_string(),
        one.day.day().to_string(),
    ];
    let text = say!(t, calendar.remove);
    let label = say!(t, calendar.remove_day, day = words);
    view! {
        <form method="post" action="/calendar/preview">
            <input type="hidden" name="what" value="remove" />
            <input type="hidden" name="date_year" value=year />
            <input type="hidden" name="date_month" value=month />
            <input type="hidden" name="date_day" value=day />
            <button type="submit" class="button line xs" aria-label=label>{text}</button>
        </form>
    }
    .into_any()
}
