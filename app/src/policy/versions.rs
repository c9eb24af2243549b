//! The list of versions, the latest first.

use super::section;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::calendar::business_date;
use leptos::prelude::*;
use services::policy::{PolicyVersion, versions};

/// The page.
pub async fn versions_page(page: Page) -> Answer {
    let all = versions(&page.op).await?;
    let t = page.locale;
    let title = say!(t, policy.versions_title);
    page.show(Frame::Public, &title, || {
        let rows: Vec<_> = all.iter().rev().map(|one| row(&page, one)).collect();
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(say!(t, policy.short), "/policy")]
                here=title.clone()
            />
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, policy.versions_lead)}</p>
            </header>
            {section("versions", say!(t, policy.all_versions), String::new(), table(t, rows))}
        }
    })
}

fn table(t: Locale, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, policy.number)}</th>
                    <th scope="col">{say!(t, policy.state)}</th>
                    <th scope="col">{say!(t, policy.days)}</th>
                    <th scope="col">{say!(t, policy.published_on)}</th>
                    <th scope="col">{say!(t, policy.summary_title)}</th>
                    <th scope="col">{say!(t, policy.changes)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Shape and word of where a version stands on a day.
pub(super) fn state(page: &Page, one: &PolicyVersion) -> (Glyph, String) {
    let (t, today) = (page.locale, page.op.today());
    if one.effective_from > today {
        (Glyph::Wait, say!(t, policy.state_ahead))
    } else if one.until.is_some_and(|last| last < today) {
        (Glyph::Out, say!(t, policy.state_over))
    } else {
        (Glyph::Now, say!(t, policy.state_now))
    }
}

fn row(page: &Page, one: &PolicyVersion) -> AnyView {
    let t = page.locale;
    let number = one.version;
    let (glyph, text) = state(page, one);
    let last = one.until.map(|last| last.to_string()).unwrap_or_default();
    let days = format!("{}〜{last}", one.effective_from);
    let days = match t {
        Locale::ja => days,
        Locale::en => days.replace('〜', " – "),
    };
    let summary = one.summary(page.language()).to_owned();
    let class = |base: &str, is_empty: bool| match is_empty {
        true => format!("{base} empty"),
        false => base.to_owned(),
    };
    let dash = say!(t, common.dash);
    let changes = match number {
        1 => view! { <td class="c-act empty">{dash.clone()}</td> }.into_any(),
        _ => {
            let label = say!(t, policy.changes_of, number);
            let href = format!("/policy/versions/{number}/changes");
            view! { <td class="c-act"><a href=href aria-label=label>{say!(t, policy.changes)}</a></td> }
                .into_any()
        }
    };
    let summary_class = class("c-below", summary.is_empty());
    let summary = if summary.is_empty() { dash } else { summary };
    view! {
        <tr>
            <th scope="row" class="c-title nowrap">
                <a href=format!("/policy/versions/{number}")>{say!(t, policy.nth, number)}</a>
            </th>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class="c-below nowrap" data-label=say!(t, policy.days)>{days}</td>
            <td class="c-below nowrap" data-label=say!(t, policy.published_on)>
                {business_date(one.published_at).to_string()}
            </td>
            <td class=summary_class>{summary}</td>
            {changes}
        </tr>
    }
    .into_any()
}
