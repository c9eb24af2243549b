//! The rows of the queue: a dense table, and a card each on small screens.

use super::address::href;
use crate::components::Status;
use crate::i18n::*;
use crate::page::Page;
use crate::review::words;
use crate::words::{business_days, overdue, owner};
use chrono::{Datelike, NaiveDate};
use domain::applications::Owner;
use leptos::prelude::*;
use services::review::{QueueQuery, Row, Sort};

/// The table with its sorting heads.
pub fn table(page: &Page, query: &QueueQuery, rows: Vec<Row>) -> impl IntoView + use<> {
    let t = page.locale;
    let today = page.op.today();
    let rows: Vec<_> = rows.into_iter().map(|one| row(t, today, one)).collect();
    let sorted = |sort: Sort, text: String| head(query, sort, text);
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    {sorted(Sort::Receipt, say!(t, review.col_number))}
                    {sorted(Sort::Organisation, say!(t, review.col_organisation))}
                    {sorted(Sort::Service, say!(t, review.col_service))}
                    {sorted(Sort::State, say!(t, review.col_state))}
                    <th scope="col">{say!(t, review.col_officer)}</th>
                    {age_head(query, say!(t, review.col_age))}
                    <th scope="col">{say!(t, review.col_next)}</th>
                    {sorted(Sort::Due, say!(t, review.col_due))}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// What following the head of a column asks for, and how the column is sorted now.
fn turned(query: &QueueQuery, sort: Sort) -> (String, Option<&'static str>) {
    let here = query.sort == sort;
    let descending = here && !query.descending;
    let order = if query.descending {
        "descending"
    } else {
        "ascending"
    };
    let to = QueueQuery {
        sort,
        descending,
        page: 0,
        ..query.clone()
    };
    (href("/queue", &to), here.then_some(order))
}

fn head(query: &QueueQuery, sort: Sort, text: String) -> impl IntoView + use<> {
    let (to, order) = turned(query, sort);
    view! { <th scope="col" aria-sort=order><a href=to>{text}</a></th> }
}

/// The age grows as the day of submission lies back, so the order of the days is turned round.
fn age_head(query: &QueueQuery, text: String) -> impl IntoView + use<> {
    let (to, order) = turned(query, Sort::Submitted);
    let order = order.map(|order| {
        if order == "ascending" {
            "descending"
        } else {
            "ascending"
        }
    });
    view! { <th scope="col" class="num" aria-sort=order><a href=to>{text}</a></th> }
}

fn row(t: Locale, today: NaiveDate, row: Row) -> impl IntoView {
    let (glyph, text) = words::state(t, &row.state, row.contract);
    let next = words::next(t, &row.state, row.contract);
    let age = row.age;
    let officer = match row.officer_name.clone() {
        Some(name) => view! { <td class="c-person">{family_name(&name)}</td> }.into_any(),
        None => view! {
            <td class="c-person"><b>{say!(t, review.nobody)}</b></td>
        }
        .into_any(),
    };
    let owner_class = match row.owner {
        Owner::Nobody => "c-owner empty",
        _ => "c-owner",
    };
    view! {
        <tr>
            <td class="c-id"><a href=format!("/cases/{}", row.id)>{row.receipt_number.clone()}</a></td>
            <th scope="row" class="c-title" lang="ja">{row.organisation_name.clone()}</th>
            <td class="c-second" lang="ja">{row.service_name.clone()}</td>
            <td class="c-status"><Status glyph text /></td>
            {officer}
            <td class="c-aside num">
                <span class="only-wide">{age.to_string()}</span>
                <span class="only-narrow">{business_days(t, age)}</span>
            </td>
            <td class=owner_class><b class="owner">{owner(t, row.owner)}</b> <span>{next}</span></td>
            {due(t, today, &row)}
        </tr>
    }
}

/// The day, with what is urgent about it in words.
fn due(t: Locale, today: NaiveDate, row: &Row) -> AnyView {
    let Some(due_on) = row.due_on else {
        let dash = say!(t, common.dash);
        return view! { <td class="c-due empty">{dash}</td> }.into_any();
    };
    let day = short(today, due_on);
    if let Some(count) = row.overdue {
        let wide = say!(t, review.due_over, day);
        let narrow = overdue(t, count);
        return view! {
            <td class="c-due">
                <span class="overdue only-wide">{wide}</span>
                <span class="overdue only-narrow">{narrow}</span>
            </td>
        }
        .into_any();
    }
    if due_on == today {
        let words = say!(t, review.due_today, day);
        return view! { <td class="c-due"><b>{words}</b></td> }.into_any();
    }
    view! { <td class="c-due">{day}</td> }.into_any()
}

/// Colleagues are told apart by the family name, which stands first.
fn family_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

/// Without the year inside the same year.
fn short(today: NaiveDate, day: NaiveDate) -> String {
    if day.year() == today.year() {
        day.format("%m-%d").to_string()
    } else {
        day.to_string()
    }
}
