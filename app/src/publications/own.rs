//! The pages on which a bank and an agent record where they published.

use super::record::{Subject, Typed, draw};
use crate::answer::Answer;
use crate::components::Crumb;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Action;
use domain::publications::PublishForm;
use services::publications::{own, publish};

/// The bank's page.
pub async fn bank_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    bank_draw(page, id, Typed::default()).await
}

/// Records for the bank.
pub async fn bank_record(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<PublishForm>,
) -> Answer {
    let (_, task) = own(&page.op, id).await?;
    match publish(&page.op, (id, &task.publisher), &form).await {
        Ok(()) => page.go_done(&bank_address(id), "publication_recorded"),
        Err(error) => bank_draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// The agent's page.
pub async fn agent_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    agent_draw(page, id, Typed::default()).await
}

/// Records for the agent.
pub async fn agent_record(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<PublishForm>,
) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?.id;
    let (_, task) = own(&page.op, contract).await?;
    match publish(&page.op, (contract, &task.publisher), &form).await {
        Ok(()) => page.go_done(&agent_address(id), "publication_recorded"),
        Err(error) => agent_draw(page, id, (form, Problems::of(error)?)).await,
    }
}

pub(super) fn bank_address(id: ContractId) -> String {
    format!("/bank/contracts/{id}/publication")
}

pub(super) fn agent_address(id: ApplicationId) -> String {
    format!("/applications/{id}/contract/publication")
}

async fn bank_draw(page: Page, id: ContractId, typed: Typed) -> Answer {
    page.op.actor.require_role(Action::PublishForBank)?;
    let (tasks, task) = own(&page.op, id).await?;
    let identity = page.op.actor.identity();
    let hat = identity.and_then(|identity| identity.hat.as_ref());
    let bank = task.bank.as_ref().map_or_else(
        || hat.map(|hat| hat.name.clone()).unwrap_or_default(),
        |bank| crate::contracts::words::bank_name(page.locale, bank),
    );
    let back = format!("/bank/contracts/{id}");
    let subject = Subject {
        frame: Frame::Agent,
        above: vec![
            Crumb::new(say!(page.locale, consents.bank_title, bank), "/bank"),
            Crumb::new(tasks.organisation_name.clone(), back.clone()),
        ],
        back,
        check: format!("{}/check", bank_address(id)),
        tasks,
        task,
    };
    draw(page, subject, typed)
}

async fn agent_draw(page: Page, id: ApplicationId, typed: Typed) -> Answer {
    page.op.actor.require_role(Action::PublishForAgent)?;
    let contract = services::contracts::of_application(&page.op, id).await?.id;
    let (tasks, task) = own(&page.op, contract).await?;
    let t = page.locale;
    let back = format!("/applications/{id}/contract");
    let subject = Subject {
        frame: Frame::Agent,
        above: vec![
            Crumb::new(say!(t, common.nav_applications), "/applications"),
            Crumb::new(say!(t, contracts.contract_title), back.clone()),
        ],
        back,
        check: format!("{}/check", agent_address(id)),
        tasks,
        task,
    };
    draw(page, subject, typed)
}
