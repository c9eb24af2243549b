//! The head of a case: who, what, where it stands, its tabs, and what has just happened to it.

use super::content::only_changes;
use super::fields::changed;
use super::{address, shows_changes};
use crate::components::{Banner, BannerKind, Breadcrumb, Crumb, Status, StatusLook, Tabs};
use crate::i18n::*;
use crate::page::Page;
use crate::review::words;
use crate::words::date;
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
    let above = vec![Crumb::new(
        td_string!(t, review.queue_title).to_string(),
        "/queue",
    )];
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above
            here=application.number().to_owned()
        />
        <header class="page-head">
            <h1>
                {application.organisation_name.clone()}
                <span class="also">{application.service_name().to_owned()}</span>
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
        case.contract.map(|(_, state)| state),
    );
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let submitted = application.submitted_at.map(|at| {
        let day = date(page.language(), business_date(at));
        fact(td_string!(t, review.meta_submitted).to_string(), day)
    });
    let nobody = || td_string!(t, review.nobody).to_string();
    let officer = case.officer_name.clone().unwrap_or_else(nobody);
    let age = td_string!(t, review.age_card, count = case.age).to_string();
    let revision = (application.revision > 1).then(|| {
        let revision = td_string!(t, review.revision, count = application.revision).to_string();
        fact(td_string!(t, review.meta_revision).to_string(), revision)
    });
    view! {
        <dl class="meta">
            <div>
                <dt class="vh">{td_string!(t, review.meta_state).to_string()}</dt>
                <dd><Status glyph text look=StatusLook::Boxed /></dd>
            </div>
            {fact(td_string!(t, review.meta_number).to_string(), application.number().to_owned())}
            {submitted}
            {fact(td_string!(t, review.meta_age).to_string(), age)}
            {revision}
            {fact(td_string!(t, review.meta_officer).to_string(), officer)}
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
        td_string!(t, review.tab_content).to_string(),
        here,
        open == Tab::Content && !only,
    )];
    if changed > 0 {
        let text = td_string!(t, review.tab_changes).to_string();
        tabs.push(crate::components::Tab {
            count: u64::try_from(changed).ok(),
            ..tab(text, changes, only)
        });
    }
    tabs.push(tab(
        td_string!(t, review.tab_history).to_string(),
        history,
        open == Tab::History,
    ));
    if let Some((contract, _)) = case.contract {
        let (board, paper) = (
            format!("/contracts/{contract}/consents"),
            format!("/contracts/{contract}"),
        );
        tabs.push(tab(
            td_string!(t, review.tab_consents).to_string(),
            board,
            false,
        ));
        tabs.push(tab(
            td_string!(t, review.tab_contract).to_string(),
            paper,
            false,
        ));
    }
    view! { <Tabs label=td_string!(t, review.tabs).to_string() tabs /> }
}

/// What the reader should know first: a new version, a correction under way, a declination, the memo.
pub fn notices(page: &Page, case: &Case) -> AnyView {
    let t = page.locale;
    let revision = shows_changes(case).then(|| new_revision(page, case));
    let told = match &case.application.stage {
        Stage::Returned { .. } => Some(notice(
            td_string!(t, review.returned_heading).to_string(),
            vec![td_string!(t, review.returned_text).to_string()],
        )),
        Stage::Declined { declination, .. } => {
            let code = declination.criterion.clone();
            let criterion = td_string!(t, review.criterion_of, code).to_string();
            let heading = td_string!(t, review.declined_heading).to_string();
            Some(notice(heading, vec![criterion, declination.reason.clone()]))
        }
        Stage::Proposed { memo, .. } => Some(notice(
            td_string!(t, review.memo_heading).to_string(),
            vec![memo.clone()],
        )),
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
    let heading = td_string!(
        t,
        review.new_revision,
        count = case.application.revision,
        day
    )
    .to_string();
    let count = changed(page, case);
    if count == 0 {
        return notice(
            heading,
            vec![td_string!(t, review.new_revision_same).to_string()],
        );
    }
    let here = address(case);
    let (href, link) = if only_changes(page) {
        (here, td_string!(t, review.all_fields).to_string())
    } else {
        (
            format!("{here}?show=changes"),
            td_string!(t, review.only_changes).to_string(),
        )
    };
    let text = td_string!(t, review.new_revision_text, count).to_string();
    view! {
        <Banner kind=BannerKind::Info heading>
            <p>{text} " " <a href=href>{link}</a></p>
        </Banner>
    }
    .into_any()
}
