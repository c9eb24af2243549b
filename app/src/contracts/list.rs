//! The office's list of contracts, by state.

use super::words::{covered, kept_by, standing};
use crate::answer::Answer;
use crate::components::{Status, Tab, Tabs};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::contracts::Listed;

/// The list; `?state=` keeps one state.
pub async fn list_page(page: Page) -> Answer {
    let all = services::contracts::list(&page.op, &ContractState::ALL).await?;
    let wanted = page
        .param("state")
        .and_then(|code| ContractState::of_code(&code));
    let title = say!(page.locale, contracts.title);
    page.show(Frame::Office, &title, || body(&page, &all, wanted))
}

fn body(page: &Page, all: &[Listed], wanted: Option<ContractState>) -> impl IntoView + use<> {
    let t = page.locale;
    let kept: Vec<&Listed> = all
        .iter()
        .filter(|one| wanted.is_none_or(|state| one.state == state))
        .collect();
    let list = if kept.is_empty() {
        view! { <p class="sub section-gap">{say!(t, contracts.empty)}</p> }.into_any()
    } else {
        table(page, &kept)
    };
    view! {
        <header class="page-head">
            <h1>{say!(t, contracts.title)}</h1>
            <p>{say!(t, contracts.lead)}</p>
        </header>
        <Tabs label=say!(t, contracts.views) tabs=tabs(t, all, wanted) />
        {list}
    }
}

fn tabs(t: Locale, all: &[Listed], wanted: Option<ContractState>) -> Vec<Tab> {
    let count = |state: ContractState| all.iter().filter(|one| one.state == state).count() as u64;
    let every = Tab {
        text: say!(t, contracts.all),
        href: "/contracts".to_owned(),
        count: Some(all.len() as u64),
        current: wanted.is_none(),
    };
    let one = |of: ContractState| Tab {
        text: kept_by(t, of).1,
        href: format!("/contracts?state={}", of.code()),
        count: Some(count(of)),
        current: wanted == Some(of),
    };
    std::iter::once(every)
        .chain(ContractState::ALL.map(one))
        .collect()
}

fn table(page: &Page, listed: &[&Listed]) -> AnyView {
    let t = page.locale;
    let heads = [
        say!(t, contracts.receipt),
        say!(t, contracts.organisation),
        say!(t, contracts.service),
        say!(t, contracts.state),
        say!(t, contracts.banks),
        say!(t, contracts.effective),
        say!(t, contracts.number),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = listed.iter().map(|one| row(t, one)).collect();
    let caption = say!(t, contracts.title);
    view! {
        <table class="table cards">
            <caption class="vh">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(t: Locale, one: &Listed) -> impl IntoView + use<> {
    let (glyph, text) = standing(t, one.standing);
    let dash = say!(t, common.dash);
    let or_dash = |value: Option<String>, class: &'static str| match value {
        Some(value) => (value, class.to_owned()),
        None => (dash.clone(), format!("{class} empty")),
    };
    let (effective, effective_class) = or_dash(
        one.effective_from.map(|day| day.to_string()),
        "c-due nowrap",
    );
    let (number, number_class) = or_dash(one.number.clone(), "c-aside nowrap");
    let label = say!(t, contracts.effective);
    let address = format!("/contracts/{}", one.id);
    view! {
        <tr>
            <td class="c-id nowrap"><a href=address>{one.receipt_number.clone()}</a></td>
            <th scope="row" class="c-title" lang="ja">{one.organisation_name.clone()}</th>
            <td class="c-second" lang="ja">{one.service_name.clone()}</td>
            <td class="c-status"><Status glyph text /></td>
            <td class="c-person">{covered(t, one.progress.consented, one.progress.banks)}</td>
            <td class=effective_class data-label=label>{effective}</td>
            <td class=number_class>{number}</td>
        </tr>
    }
}
