//! What a bank is still to publish, on its own page: the contract, by when, and the way to record where.

use super::bank::table;
use crate::page::Page;
use crate::words::{date, overdue};
use domain::permissions::Action;
use leptos::prelude::*;
use services::publications::Listed;

/// The contracts to be published; nothing without any.
pub fn publish_table(page: &Page, listed: &[Listed]) -> Option<AnyView> {
    let t = page.locale;
    let heads = vec![
        say!(t, contracts.organisation),
        say!(t, contracts.number),
        say!(t, bank.publish_due),
        say!(t, consents.action),
    ];
    let rows = listed.iter().map(|one| row(page, one)).collect();
    table(say!(t, bank.publish), heads, rows)
}

fn row(page: &Page, one: &Listed) -> AnyView {
    let t = page.locale;
    let late = one.task.overdue_days;
    let over = (late > 0).then(|| {
        view! { <strong class="overdue nowrap">{overdue(t, late)}</strong> }
    });
    let due = date(page.language(), one.task.due_on);
    view! {
        <tr>
            <th scope="row" class="c-title" lang="ja">{one.organisation_name.clone()}</th>
            <td class="c-second nowrap">{one.number.clone()}</td>
            <td class="c-below" data-label=say!(t, bank.publish_due)>
                <span class="nowrap">{due}</span> " " {over}
            </td>
            <td class="c-act end">{way(page, one)}</td>
        </tr>
    }
    .into_any()
}

/// The way to the page on which the bank records it; none for whoever only looks in its place.
fn way(page: &Page, one: &Listed) -> Option<AnyView> {
    let t = page.locale;
    let href = format!("/bank/contracts/{}/publication", one.contract);
    let text = say!(t, publications.own_record);
    let label = format!("{text} {}", one.organisation_name);
    page.op.actor.may(Action::PublishForBank).then(|| {
        view! { <a class="button line xs" href=href aria-label=label>{text}</a> }.into_any()
    })
}
