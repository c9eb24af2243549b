//! Every announcement, because the date moves and people ask what it was when they applied.

use crate::home::{Picture, timeline};
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use domain::calendar::business_date;
use domain::intake::opens_on;
use leptos::prelude::*;
use services::intake::{Announcement, status_after};

/// The announcements as a table, for the staff with who announced; a card each on small screens. Above it everybody
/// sees them on a line of time.
pub fn history_table(page: &Page, all: &[Announcement], with_person: bool) -> AnyView {
    let t = page.locale;
    if all.is_empty() {
        return view! { <p>{say!(t, policy.history_none)}</p> }.into_any();
    }
    let rows: Vec<_> = all
        .iter()
        .map(|one| row(t, one.clone(), with_person))
        .collect();
    let by = with_person.then(|| view! { <th scope="col">{say!(t, policy.announced_by)}</th> });
    let pictures = (!with_person).then(|| pictures(page, all));
    view! {
        {pictures}
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, policy.announced_on)}</th>
                    <th scope="col">{say!(t, policy.family)}</th>
                    <th scope="col">{say!(t, intake.kind)}</th>
                    <th scope="col">{say!(t, policy.wording)}</th>
                    <th scope="col">{say!(t, policy.opening_day)}</th>
                    <th scope="col">{say!(t, policy.note)}</th>
                    {by}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One line of time a family that ever had a date, and the ways to keep the opening in mind.
fn pictures(page: &Page, all: &[Announcement]) -> impl IntoView + use<> {
    let families = status_after(all, page.op.now);
    let lines: Vec<_> = families
        .iter()
        .filter_map(|status| {
            let line = timeline(page, status, Picture::of_all(status, all))?;
            let family = words::family(page.locale, status.family);
            Some(view! { <section class="history-line"><h3>{family}</h3> {line}</section> })
        })
        .collect();
    view! {
        {lines}
        {crate::subscriptions::links(page.locale)}
    }
}

fn row(t: Locale, one: Announcement, with_person: bool) -> impl IntoView {
    let day = business_date(one.announced_at).to_string();
    let opens = one
        .readiness
        .as_ref()
        .map(|ready| opens_on(ready.date()).to_string());
    let class = if opens.is_some() {
        "c-below nowrap"
    } else {
        "c-below empty"
    };
    let opens = opens.unwrap_or_else(|| say!(t, common.dash));
    let note_class = if one.note.is_empty() {
        "c-below empty"
    } else {
        "c-below"
    };
    let label = say!(t, policy.opening_day);
    let by = with_person.then(|| view! { <td class="c-person">{one.announced_by}</td> });
    view! {
        <tr>
            <td class="c-id nowrap"><time datetime=day.clone()>{day.clone()}</time></td>
            <td class="c-aside nowrap">{words::family(t, one.family)}</td>
            <td class="c-below nowrap" data-label=say!(t, intake.kind)>{words::announcement(t, one.kind)}</td>
            <th scope="row" class="c-title" lang="ja">{one.wording}</th>
            <td class=class data-label=label>{opens}</td>
            <td class=note_class lang="ja">{one.note}</td>
            {by}
        </tr>
    }
}
