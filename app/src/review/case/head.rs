//! The head of a case: who, what, where it stands, its tabs, and what has just happened to it.

use super::content::only_changes;
use super::fields::changed;
use super::{address, shows_changes};
use crate::components::{Banner, BannerKind, Breadcrumb, Crumb, Status, StatusLook, Tabs};
use crate::page::Page;
use crate::review::words;
use crate::words::{business_days, date};
use domain::applications::Stage;
use domain::calendar::business_date;
use leptos::prelude::*;
use services::review::Case;

/// The page of a case that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// What was said.
    Content,
    /// What happened.
    History,
}

/// Breadcrumb, name, facts and tabs.
pub fn head(page: &Page, case: &Case, tab: Tab) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &case.application;
    let above = vec![Crumb::new(say!(t, review.queue_title), "/queue")];
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=application.number().to_owned()
        />
        <header class="page-head">
            <h1 lang="ja">
                {application.organisation_name.clone()}
                <span class="also" lang="ja">{application.service_name().to_owned()}</span>
            </h1>
            {meta(page, case)}
        </header>
        {tabs(page, case, tab)}
    }
}

fn meta(page: &Page, case: &Case) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &case.application;
    let (glyph, text) = words::state(
        t,
        application.stage.code(),
        case.contract.map(|(_, standing)| standing),
    );
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let submitted = application.submitted_at.map(|at| {
        let day = date(page.language(), business_date(at));
        fact(say!(t, review.meta_submitted), day)
    });
    let nobody = || say!(t, review.nobody);
    let officer = case.officer_name.clone().unwrap_or_else(nobody);
    let age = business_days(t, case.age);
    let revision = (application.revision > 1).then(|| {
        let revision = say!(t, review.revision, count = application.revision);
        fact(say!(t, review.meta_revision), revision)
    });
    view! {
        <dl class="meta">
            <div>
                <dt class="vh">{say!(t, review.meta_state)}</dt>
                <dd><Status glyph text look=StatusLook::Boxed /></dd>
            </div>
            {fact(say!(t, review.meta_number), application.number().to_owned())}
            {submitted}
            {fact(say!(t, review.meta_age), age)}
            {revision}
            {fact(say!(t, review.meta_officer), officer)}
        </dl>
    }
}

fn tabs(page: &Page, case: &Case, open: Tab) -> impl IntoView + use<> {
    let t = page.locale;
    let here = address(case);
    let tab = |text: String, href: String, current: bool| crate::components::Tab {
        text,
        href,
        count: None,
        current,
    };
    let changed = changed(page, case);
    let only = open == Tab::Content && changed > 0 && only_changes(page);
    let history = format!("{here}/history");
    let changes = format!("{here}?show=changes");
    let mut tabs = vec![tab(
        say!(t, review.tab_content),
        here,
        open == Tab::Content && !only,
    )];
    if changed > 0 {
        let text = say!(t, review.tab_changes);
        tabs.push(crate::components::Tab {
            count: u64::try_from(changed).ok(),
            ..tab(text, changes, only)
        });
    }
    tabs.push(tab(
        say!(t, review.tab_history),
        history,
        open == Tab::History,
    ));
    if let Some((contract, _)) = case.contract {
        let (board, paper) = (
            format!("/contracts/{contract}/consents"),
            format!("/contracts/{contract}"),
        );
        tabs.push(tab(say!(t, review.tab_consents), board, false));
        tabs.push(tab(say!(t, review.tab_contract), paper, false));
    }
    view! { <Tabs label=say!(t, review.tabs) tabs /> }
}

/// What the reader should know first: a new version, a correction under way, a declination, the memo.
pub fn notices(page: &Page, case: &Case) -> AnyView {
    let t = page.locale;
    let revision = shows_changes(case).then(|| new_revision(page, case));
    let told = match &case.application.stage {
        Stage::Returned { .. } => Some(notice(
            say!(t, review.returned_heading),
            vec![say!(t, review.returned_text)],
        )),
        Stage::Declined { declination, .. } => {
            let code = declination.criterion.clone();
            let criterion = say!(t, review.criterion_of, code);
            let heading = say!(t, review.declined_heading);
            Some(notice(heading, vec![criterion, declination.reason.clone()]))
        }
        Stage::Proposed { memo, .. } => {
            Some(notice(say!(t, review.memo_heading), vec![memo.clone()]))
        }
        _ => None,
    };
    view! { <div class="stack">{revision} {told}</div> }.into_any()
}

fn notice(heading: String, lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines
        .iter()
        .flat_map(|line| words::paragraphs(line))
        .collect();
    view! { <Banner kind=BannerKind::Info heading>{lines}</Banner> }.into_any()
}

fn new_revision(page: &Page, case: &Case) -> AnyView {
    let t = page.locale;
    let day = case
        .last_submitted_at
        .map_or_else(String::new, |at| date(page.language(), business_date(at)));
    let heading = say!(
        t,
        review.new_revision,
        count = case.application.revision,
        day
    );
    let count = changed(page, case);
    if count == 0 {
        return notice(heading, vec![say!(t, review.new_revision_same)]);
    }
    let here = address(case);
    let (href, link) = if only_changes(page) {
        (here, say!(t, review.all_fields))
    } else {
        (format!("{here}?show=changes"), say!(t, review.only_changes))
    };
    let text = say!(t, review.new_revision_text, count);
    view! {
        <Banner kind=BannerKind::Info heading>
            <p>{text} " " <a href=href>{link}</a></p>
        </Banner>
    }
    .into_any()
}
