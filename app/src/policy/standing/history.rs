//! Everything that a bank said about its standing consent, the latest first.

use super::words::{said, way};
use crate::components::Status;
use crate::page::Page;
use crate::words::date_time;
use chrono::{DateTime, Utc};
use domain::policy::standing::{Act, Said};
use leptos::prelude::*;

/// The table.
pub fn history(page: &Page, acts: &[(Act, DateTime<Utc>)]) -> AnyView {
    let t = page.locale;
    if acts.is_empty() {
        return view! { <p>{say!(t, standing.history_none)}</p> }.into_any();
    }
    let rows: Vec<_> = acts.iter().map(|(act, at)| row(page, act, *at)).collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, standing.said_on)}</th>
                    <th scope="col">{say!(t, standing.what)}</th>
                    <th scope="col">{say!(t, standing.version)}</th>
                    <th scope="col">{say!(t, standing.by)}</th>
                    <th scope="col">{say!(t, standing.how)}</th>
                    <th scope="col">{say!(t, standing.recorded_at)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, act: &Act, at: DateTime<Utc>) -> AnyView {
    let t = page.locale;
    let (glyph, text) = said(page, &act.said);
    let reason = match &act.said {
        Said::Withdrawn { reason, .. } => Some(reason.clone()),
        _ => None,
    };
    let reason = reason.map(|reason| view! { <small class="lines">{reason}</small> });
    let dash = say!(t, common.dash);
    let (by, by_class) = match act.by.is_empty() {
        true => (dash, "c-second empty"),
        false => (act.by.clone(), "c-second"),
    };
    let version = say!(t, policy.nth, number = act.version);
    view! {
        <tr>
            <td class="c-id nowrap">{act.on.to_string()}</td>
            <th scope="row" class="c-title">
                <Status glyph text />
                {reason}
            </th>
            <td class="c-aside nowrap">{version}</td>
            <td class=by_class>{by}</td>
            <td class="c-below">{way(t, act.way)} " " <span class="lines">{act.evidence.clone()}</span></td>
            <td class="c-below nowrap" data-label=say!(t, standing.recorded_at)>
                {date_time(page.language(), at)}
            </td>
        </tr>
    }
    .into_any()
}
