//! What a contract's own pages say of its publication, to the Federation, its agent and each bank.

use super::words::{publisher, state, strip};
use crate::components::{ButtonKind, ButtonLink, KeyValue, KeyValues, Status};
use crate::page::Page;
use crate::words::{date, overdue};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::{Action, State};
use domain::publications::PublicationState;
use leptos::prelude::*;
use services::Error;
use services::publications::{Task, Tasks, own, tasks};

/// For the Federation: the strip, the count in words, and both parties.
pub async fn of_contract(page: &Page, id: ContractId) -> Result<Option<AnyView>, Error> {
    let found = tasks(&page.op, id).await?;
    if found.tasks.is_empty() {
        return Ok(None);
    }
    let t = page.locale;
    let parties = found.tasks.iter().filter(|task| task.bank.is_none());
    let rows = parties
        .map(|task| {
            let (glyph, text) = state(t, task);
            KeyValue::new(publisher(t, task), view! { <Status glyph text /> })
        })
        .collect();
    let all = format!("/contracts/{id}/publications");
    Ok(Some(
        view! {
            <section class="section section-gap" id="publications">
                <header class="section-head">
                    <h2>{say!(t, publications.title)}</h2>
                    <span><a href=all>{say!(t, publications.see_all)}</a></span>
                </header>
                {strip(t, &found)}
                <div class="section-gap"><KeyValues rows /></div>
            </section>
        }
        .into_any(),
    ))
}

/// For the agent: what it has to publish, or published.
pub async fn of_agent(
    page: &Page,
    (application, contract): (ApplicationId, ContractId),
) -> Result<Option<AnyView>, Error> {
    let address = format!("/applications/{application}/contract/publication");
    let may = Action::PublishForAgent;
    section(page, contract, (may, address)).await
}

/// For a bank: the same.
pub async fn of_bank(page: &Page, contract: ContractId) -> Result<Option<AnyView>, Error> {
    let address = format!("/bank/contracts/{contract}/publication");
    section(page, contract, (Action::PublishForBank, address)).await
}

async fn section(
    page: &Page,
    contract: ContractId,
    (action, address): (Action, String),
) -> Result<Option<AnyView>, Error> {
    let (tasks, task) = match own(&page.op, contract).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    let way = way(page, (&tasks, &task), (action, address));
    let t = page.locale;
    Ok(Some(
        view! {
            <section class="section section-gap" id="publication">
                <header class="section-head"><h2>{say!(t, publications.own_title)}</h2></header>
                <div class="stack section-text">
                    <p>{say!(t, publications.own_lead)}</p>
                    <KeyValues rows=rows(page, &task) />
                    {way}
                </div>
            </section>
        }
        .into_any(),
    ))
}

fn rows(page: &Page, task: &Task) -> Vec<KeyValue> {
    let t = page.locale;
    let (glyph, text) = state(t, task);
    let mut rows = vec![KeyValue::new(
        say!(t, publications.state),
        view! { <Status glyph text /> },
    )];
    if let Some(published) = &task.published {
        let day = date(page.language(), published.on);
        rows.push(KeyValue::new(say!(t, publications.f_published), day));
        let address = published.address.clone();
        let shown = super::words::breakable(&address);
        let link = view! { <a href=address rel="noopener nofollow">{shown}</a> };
        rows.push(KeyValue::new(say!(t, publications.f_address), link));
    } else if task.state.is_waiting() {
        let day = date(page.language(), task.due_on);
        let late = (task.overdue_days > 0).then(|| {
            let text = overdue(t, task.overdue_days);
            view! { " " <span class="overdue nowrap">{text}</span> }
        });
        rows.push(KeyValue::new(
            say!(t, publications.due),
            view! { {day} {late} },
        ));
    }
    rows
}

fn way(
    page: &Page,
    (tasks, task): (&Tasks, &Task),
    (action, href): (Action, String),
) -> Option<AnyView> {
    let t = page.locale;
    let is_open = page.op.actor.may_now(action, State::Contract(tasks.state));
    let (kind, text) = match task.state {
        PublicationState::NotRequired => return None,
        PublicationState::Published => (ButtonKind::Line, say!(t, publications.own_correct)),
        _ => (ButtonKind::Line, say!(t, publications.own_record)),
    };
    is_open.then(|| view! { <div class="buttons"><ButtonLink kind href text /></div> }.into_any())
}
