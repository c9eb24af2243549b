//! What must be so after every step, read from the rows.

use crate::people::visitor;
use crate::stage::Stage;
use crate::{concluding, editions};
use chrono::NaiveDate;
use domain::clients::Authorisation;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use services::clients::gateway::gateway;
use services::store::entities::{
    bank_suspension, clause_comment, client, consent, consent_withdrawal, contract, contract_draft,
    coverage, published_term, readiness_announcement, signature,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The contracts that have a number.
pub async fn concluded(stage: &Stage) -> BTreeSet<Uuid> {
    let rows = contract::Entity::find().all(&stage.world.services.db);
    let rows = rows.await.unwrap().into_iter();
    rows.filter(|row| row.number.is_some())
        .map(|row| row.id)
        .collect()
}

/// Everything that is not as it must be after a step.
pub async fn told(stage: &Stage, before: &BTreeSet<Uuid>) -> Vec<String> {
    let mut told = Vec::new();
    for contract in concluded(stage).await.difference(before) {
        told.extend(missing(stage, *contract).await);
        told.extend(concluding::missing(stage, *contract).await);
    }
    for client in stage.clients().await {
        told.extend(too_much(stage, &client).await);
        told.extend(editions::astray(stage, &client).await);
    }
    told.extend(editions::beside(stage).await);
    told
}

/// How many clients reach a bank with real customers' data.
pub async fn working(stage: &Stage) -> usize {
    let mut working = 0;
    for client in stage.clients().await {
        if let Some(seen) = asked(stage, &client).await {
            working += usize::from(seen.production && !seen.banks.is_empty());
        }
    }
    working
}

/// The rows of a contract.
struct Rows {
    contract: contract::Model,
    consents: Vec<consent::Model>,
    drafts: Vec<contract_draft::Model>,
    withdrawals: Vec<consent_withdrawal::Model>,
}

impl Rows {
    async fn of(stage: &Stage, id: Uuid) -> Self {
        let db = &stage.world.services.db;
        let contract = contract::Entity::find_by_id(id).one(db).await.unwrap();
        let consents = consent::Entity::find()
            .filter(consent::Column::ContractId.eq(id))
            .order_by_asc(consent::Column::BankCode);
        let drafts = contract_draft::Entity::find()
            .filter(contract_draft::Column::ContractId.eq(id))
            .order_by_asc(contract_draft::Column::Number);
        let withdrawals = consent_withdrawal::Entity::find()
            .filter(consent_withdrawal::Column::ContractId.eq(id));
        Rows {
            contract: contract.unwrap(),
            consents: consents.all(db).await.unwrap(),
            drafts: drafts.all(db).await.unwrap(),
            withdrawals: withdrawals.all(db).await.unwrap(),
        }
    }

    /// The last issued draft that two people did not find immaterial.
    fn holds_from(&self) -> i32 {
        let issued = self.drafts.iter().filter(|draft| draft.issued_at.is_some());
        let material = issued.filter(|draft| draft.confirmed_at.is_none());
        material.map(|draft| draft.number).max().unwrap_or(1)
    }

    fn consenting(&self, day: NaiveDate) -> Vec<String> {
        let gone = |code: &str| {
            let mut rows = self.withdrawals.iter();
            rows.any(|row| row.bank_code == code && row.starts_on <= day)
        };
        let rows = self.consents.iter().filter(|row| row.answer == "consented");
        rows.map(|row| row.bank_code.clone())
            .filter(|code| !gone(code))
            .collect()
    }
}

/// What the contract, which was concluded just now, lacks.
async fn missing(stage: &Stage, id: Uuid) -> Vec<String> {
    let rows = Rows::of(stage, id).await;
    let today = stage.world.officer().today();
    let agent = stage.agent().await;
    let holds_from = rows.holds_from();
    let outdated = |row: &&consent::Model| {
        let is_standing = row.way.as_deref() == Some("standing");
        row.answer == "consented" && !is_standing && row.draft < Some(holds_from)
    };
    let is_outdated = rows.consents.iter().any(|row| outdated(&row));
    let is_answered = rows.consents.iter().all(|row| row.answer != "unanswered");
    let consenting = rows.consenting(today);
    let is_listed =
        agent.registration_verified_at.is_some() && agent.registration_list_on.is_some();
    let facts = [
        (is_listed, "the registration is verified"),
        (is_answered, "every bank has answered"),
        (!is_outdated, "every consent is to the text"),
        (!consenting.is_empty(), "a bank consents"),
        (
            named(&rows.contract) == consenting,
            "the text names the banks that consent",
        ),
        (
            rows.drafts
                .last()
                .is_some_and(|draft| draft.issued_at.is_some()),
            "nobody works on another text",
        ),
        (
            rows.contract.effective_from >= Some(today),
            "it takes effect today or later",
        ),
        (rows.contract.state == "concluded", "it is concluded"),
        (terms(stage, id).await == 3, "the three terms are there"),
        (
            !is_discussed(stage, id).await,
            "both sides agree on every article",
        ),
        (is_signed(stage, id).await, "two people have signed"),
        (places(stage, id).await == consenting, "it has its places"),
    ];
    let lacking = facts.into_iter().filter(|(holds, _)| !holds);
    lacking
        .map(|(_, fact)| format!("concluded, but not: {fact}"))
        .collect()
}

/// The banks that the text names.
fn named(contract: &contract::Model) -> Vec<String> {
    let banks = contract.variables["banks"].as_array().unwrap();
    let code = |bank: &serde_json::Value| bank["code"].as_str().unwrap().to_owned();
    banks.iter().map(code).collect()
}

async fn terms(stage: &Stage, id: Uuid) -> usize {
    let terms = published_term::Entity::find().filter(published_term::Column::ContractId.eq(id));
    let terms = terms.all(&stage.world.services.db).await.unwrap();
    terms
        .iter()
        .filter(|term| !term.text.trim().is_empty())
        .count()
}

async fn is_discussed(stage: &Stage, id: Uuid) -> bool {
    let open = clause_comment::Entity::find()
        .filter(clause_comment::Column::ContractId.eq(id))
        .filter(clause_comment::Column::SettledAt.is_null())
        .one(&stage.world.services.db);
    open.await.unwrap().is_some()
}

async fn is_signed(stage: &Stage, id: Uuid) -> bool {
    let rows = signature::Entity::find().filter(signature::Column::ContractId.eq(id));
    let rows = rows.all(&stage.world.services.db).await.unwrap();
    let parties: BTreeSet<_> = rows.iter().map(|row| row.party.as_str()).collect();
    let people: BTreeSet<_> = rows.iter().map(|row| row.person_id).collect();
    parties == BTreeSet::from(["agent", "federation"]) && people.len() == 2
}

async fn places(stage: &Stage, id: Uuid) -> Vec<String> {
    let rows = coverage::Entity::find()
        .filter(coverage::Column::ContractId.eq(id))
        .filter(coverage::Column::EndsOn.is_null())
        .order_by_asc(coverage::Column::BankCode)
        .all(&stage.world.services.db);
    rows.await
        .unwrap()
        .into_iter()
        .map(|row| row.bank_code)
        .collect()
}

/// What the gateway is told; nothing before there is a client ID.
pub async fn asked(stage: &Stage, client: &client::Model) -> Option<Authorisation> {
    let id = client.client_id.as_deref()?;
    let seen = gateway(&visitor(&stage.world.services), id).await.unwrap();
    Some(seen.authorisation)
}

/// Where the gateway's answer is another than what the rows say.
async fn too_much(stage: &Stage, client: &client::Model) -> Option<String> {
    let seen = asked(stage, client).await?;
    let rows = Rows::of(stage, client.contract_id).await;
    let today = stage.world.officer().today();
    let contract = &rows.contract;
    let in_force = contract.state == "concluded"
        && contract.effective_from.is_some_and(|day| day <= today)
        && contract.ends_on.is_none_or(|day| today <= day);
    let is_verified = stage.agent().await.registration_verified_at.is_some();
    let stopped = stopped(stage, contract.id).await;
    let mut banks = rows.consenting(today);
    banks.retain(|code| !stopped.contains(code));
    let active = in_force && is_verified && client.state == "active" && !banks.is_empty();
    if !active {
        banks.clear();
    }
    let production = active && is_ready(stage, today).await;
    let told: Vec<String> = seen.banks.iter().map(ToString::to_string).collect();
    let expected = (active, production, banks);
    let got = (seen.active, seen.production, told);
    (got != expected).then(|| format!("the gateway is told {got:?}, the rows say {expected:?}"))
}

/// The banks at which it is suspended.
async fn stopped(stage: &Stage, id: Uuid) -> BTreeSet<String> {
    let rows = bank_suspension::Entity::find()
        .filter(bank_suspension::Column::ContractId.eq(id))
        .filter(bank_suspension::Column::State.eq("in_force"))
        .all(&stage.world.services.db);
    rows.await
        .unwrap()
        .into_iter()
        .map(|row| row.bank_code)
        .collect()
}

async fn is_ready(stage: &Stage, today: NaiveDate) -> bool {
    let rows = readiness_announcement::Entity::find()
        .filter(readiness_announcement::Column::Family.eq("account_information"))
        .order_by_asc(readiness_announcement::Column::AnnouncedAt)
        .order_by_asc(readiness_announcement::Column::Id)
        .all(&stage.world.services.db);
    let last = rows.await.unwrap().pop();
    last.and_then(|last| last.ready_on)
        .is_some_and(|day| day <= today)
}
