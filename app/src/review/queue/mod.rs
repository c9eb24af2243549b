//! The officers' queue: what lies with whom, since when, and until when.

mod address;
mod csv;
mod filters;
mod table;

use crate::answer::Answer;
use crate::components::{
    ButtonLink, ButtonSize, Pagination, PaginationWords, Tab, Tabs, WorkloadPart, WorkloadStrip,
};
use crate::download::attachment;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::owner;
use address::{asked, href};
use domain::applications::Owner;
use leptos::prelude::*;
use services::review::{Load, PAGE, Queue, QueueQuery, View};

/// The page.
pub async fn queue_page(page: Page) -> Answer {
    let query = asked(&page);
    let queue = services::review::queue(&page.op, &query).await?;
    let title = say!(page.locale, review.queue_title);
    page.show(Frame::Office, &title, || body(&page, &query, queue))
}

/// The same rows, all of them, for a spreadsheet.
pub async fn export(page: Page) -> Answer {
    let rows = services::review::export(&page.op, &asked(&page)).await?;
    let bytes = csv::table(page.locale, &rows)?;
    let name = format!("applications-{}.csv", page.op.today());
    Ok(attachment(bytes, "text/csv; charset=utf-8", &name))
}

fn body(page: &Page, query: &QueueQuery, queue: Queue) -> impl IntoView + use<> {
    let t = page.locale;
    let csv = href("/queue.csv", query);
    let filters = filters::filters(t, query, &queue.officers);
    let foot = foot(t, query, &queue);
    let tabs = tabs(t, query, &queue);
    let load = workload(t, &queue);
    let list = if queue.rows.is_empty() {
        nothing(t).into_any()
    } else {
        table::table(page, query, queue.rows).into_any()
    };
    view! {
        <header class="page-head between">
            <h1>{say!(t, review.queue_title)}</h1>
            <ButtonLink href=csv text=say!(t, review.csv) size=ButtonSize::Small />
        </header>
        {tabs}
        {load}
        {filters}
        {list}
        {foot}
    }
}

fn nothing(t: Locale) -> impl IntoView {
    view! {
        <div class="section-gap">
            <p class="strong">{say!(t, review.empty)}</p>
            <p class="sub">{say!(t, review.empty_hint)}</p>
        </div>
    }
}

/// A tab keeps the filters and begins at the first page.
fn tabs(t: Locale, query: &QueueQuery, queue: &Queue) -> impl IntoView + use<> {
    let tab = |view: View| Tab {
        text: view_word(t, view),
        href: href(
            "/queue",
            &QueueQuery {
                view,
                page: 0,
                ..query.clone()
            },
        ),
        count: Some(queue.counts.of(view)),
        current: view == query.view,
    };
    let tabs = View::ALL.map(tab).to_vec();
    view! { <Tabs label=say!(t, review.views) tabs /> }
}

fn view_word(t: Locale, view: View) -> String {
    match view {
        View::InProgress => say!(t, review.view_in_progress),
        View::Mine => say!(t, review.view_mine),
        View::Federation => say!(t, review.view_federation),
        View::Overdue => say!(t, review.view_overdue),
        View::Unassigned => say!(t, review.view_unassigned),
        View::Concluded => say!(t, review.view_concluded),
    }
}

fn workload(t: Locale, queue: &Queue) -> impl IntoView + use<> {
    let part = |who: Owner, load: Load| WorkloadPart {
        owner: owner(t, who),
        count: load.count,
        counted: say!(t, review.cases, count = load.count),
        note: say!(t, review.overdue_count, count = load.overdue),
    };
    let parts = vec![
        part(Owner::Federation, queue.workload.federation),
        part(Owner::Agent, queue.workload.agent),
        part(Owner::Banks, queue.workload.banks),
    ];
    view! { <WorkloadStrip heading=say!(t, review.next_owner) parts /> }
}

fn foot(t: Locale, query: &QueueQuery, queue: &Queue) -> impl IntoView + use<> {
    let shown = u64::try_from(queue.rows.len()).unwrap_or_default();
    let before = (queue.page - 1) * PAGE;
    let (first, last, total) = (before + shown.min(1), before + shown, queue.total);
    let words = PaginationWords {
        label: say!(t, review.pages),
        shown: say!(t, review.shown, total, first, last),
        previous: say!(t, review.previous),
        next: say!(t, review.next),
    };
    let at = |page: u64| {
        href(
            "/queue",
            &QueueQuery {
                page,
                ..query.clone()
            },
        )
    };
    let previous = (queue.page > 1).then(|| at(queue.page - 1));
    let next = (queue.page < queue.pages).then(|| at(queue.page + 1));
    view! {
        <div class="queue-foot">
            <Pagination words previous next />
            <p>{say!(t, review.age_note)}</p>
        </div>
    }
}
