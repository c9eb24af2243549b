//! The drafts of a contract with their changes and comments, as the page shows them.

use super::super::amend::Amends;
use super::first::facts;
use crate::applications::neutral::neutral;
use crate::contracts::{Digests, headings, standings};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::comments::{self, Comment};
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case};
use crate::store::templates;
use chrono::{DateTime, Utc};
use domain::accounts::Language;
use domain::contracts::{ContractState, Materiality, Standing, holds_from};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::templates::Headings;
use domain::wording::{Clause, Variables, Wording};

/// The drafts of one contract.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPage {
    /// Which contract.
    pub contract: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// Its state.
    pub state: ContractState,
    /// Where it stands.
    pub standing: Standing,
    /// The number of the contract that it amends, where it amends one.
    pub amends: Option<String>,
    /// The number of the application.
    pub receipt_number: String,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Every issued draft by number.
    pub issued: Vec<Listed>,
    /// The one being worked on; for officers only.
    pub open: Option<Listed>,
    /// The earliest draft to which a consent still holds.
    pub holds_from: i32,
    /// The template that the last draft came from, as it reads.
    pub template: Reading,
    /// What that template says in English, to help reading.
    pub english: Wording,
    /// What the headings of its articles mean, for readers of English.
    pub headings: Headings,
    /// What both sides wrote, the oldest first.
    pub comments: Vec<Comment>,
    /// What keeps the actor from working on it, whatever their role.
    pub office: std::result::Result<(), Denial>,
}

/// A text with the values of this contract in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number of the draft or the version of the template.
    pub number: i32,
    /// The text.
    pub wording: Wording,
}

/// One draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its number.
    pub number: i32,
    /// Its articles as an officer changes them.
    pub wording: Wording,
    /// Its articles as they read.
    pub reading: Wording,
    /// What changed, and why.
    pub note: String,
    /// Who made it; empty for the first one.
    pub made_by: String,
    /// When it was issued.
    pub issued_at: Option<DateTime<Utc>>,
    /// By what its PDF is known, once issued.
    pub pdf: Option<Digests>,
    /// Whether earlier consents hold beyond it.
    pub materiality: Materiality,
    /// For optimistic locking.
    pub version: i64,
}

impl DraftPage {
    /// The draft that was issued last.
    pub fn last(&self) -> Option<&Listed> {
        self.issued.last()
    }

    /// What an officer works on: the open draft, or the last issued one where a change would begin.
    pub fn desk(&self) -> Option<&Listed> {
        self.open.as_ref().or(self.last())
    }

    /// An article as it reads in the last draft that has it, and its number there; a later draft may have left it out.
    pub fn article(&self, key: &str) -> Option<(usize, &Clause)> {
        let readings = self.issued.iter().rev().map(|draft| &draft.reading);
        readings
            .filter_map(|reading| Some((reading.number(key)?, reading.clause(key)?)))
            .next()
    }

    /// The keys of the articles about which something is not settled.
    pub fn unsettled(&self) -> Vec<&str> {
        let open = self.comments.iter().filter(|one| one.settled.is_none());
        let mut keys: Vec<&str> = open.map(|one| one.clause.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Shows the drafts.
///
/// # Errors
/// [`Refusal::NotFound`] for anybody but the contract's agent and the Federation.
pub async fn show(op: &Operation, id: ContractId) -> Result<DraftPage> {
    let contract = contracts::find(op.db(), id).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    op.actor.require_sight(case.organisation)?;
    let standings = standings(op.db(), op.today(), &[(id, contract.state)]).await?;
    let standing = standings.get(&id).copied();
    let variables = facts(op.db(), (id, &case)).await?.variables(None);
    let (issued, open): (Vec<Draft>, Vec<Draft>) = drafts::all(op.db(), id)
        .await?
        .into_iter()
        .partition(|draft| draft.issued.is_some());
    let last = issued.last().ok_or(Refusal::NotFound)?;
    let template = templates::of_version(op.db(), last.template).await?;
    let amends = Amends::of(op.db(), &contract).await?;
    let listed = |draft| listed(draft, &variables);
    let open = open.into_iter().next().filter(|_| op.actor.is_staff());
    Ok(DraftPage {
        contract: id,
        application: contract.application,
        state: contract.state,
        standing: standing.unwrap_or(contract.state.into()),
        amends: amends.map(|amended| amended.number),
        service_name: case.service_name().to_owned(),
        receipt_number: case.receipt_number,
        organisation_name: case.organisation_name,
        holds_from: holds_from(
            issued
                .iter()
                .map(|one| (one.number, one.materiality.keeps_consents())),
        ),
        template: Reading {
            number: template.version,
            wording: read(&template.text.japanese, &variables)?,
        },
        english: read(&template.text.english, &in_english(&variables))?,
        headings: headings(op, id).await?,
        issued: issued.into_iter().map(listed).collect::<Result<_>>()?,
        open: open.map(listed).transpose()?,
        comments: comments::all(op.db(), id).await?,
        office: neutral(op.db(), op, (case.application, case.organisation)).await?,
    })
}

/// The issued drafts alone, as whoever is asked to consent reads them.
pub(crate) async fn issued(op: &Operation, (id, case): (ContractId, &Case)) -> Result<Vec<Listed>> {
    let variables = facts(op.db(), (id, case)).await?.variables(None);
    let all = drafts::all(op.db(), id).await?.into_iter();
    let issued = all.filter(|draft| draft.issued.is_some());
    issued.map(|draft| listed(draft, &variables)).collect()
}

fn in_english(variables: &Variables) -> Variables {
    Variables {
        language: Language::En,
        ..variables.clone()
    }
}

fn read(wording: &Wording, variables: &Variables) -> Result<Wording> {
    Ok(wording.read(variables).map_err(anyhow::Error::from)?)
}

fn listed(draft: Draft, variables: &Variables) -> Result<Listed> {
    let (issued_at, file) = draft.issued.unzip();
    Ok(Listed {
        number: draft.number,
        reading: read(&draft.wording, variables)?,
        wording: draft.wording,
        note: draft.note,
        made_by: draft.made_by_name,
        issued_at,
        pdf: file.as_ref().map(Digests::from),
        materiality: draft.materiality,
        version: draft.version,
    })
}
