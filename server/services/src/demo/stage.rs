//! Plays the scenes of all stories in the order of their instants.

use super::agents::{Agent, Script};
use super::answers::Known;
use super::people::{actor, staff_email};
use super::plot::{Act, plot};
use super::timetable::Timetable;
use super::{by_agent, by_contract, by_office, by_publisher};
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::secrets::passwords;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::accounts::Language;
use domain::ids::{ApplicationId, ClientKey, ContractId};

/// Minutes from one scene of a story to the next on the same day.
const BETWEEN_SCENES: i64 = 9;

/// What all scenes share.
pub(super) struct Stage<'a> {
    pub(super) services: &'a Services,
    pub(super) script: &'a Script,
    pub(super) times: &'a Timetable,
    /// The hash of everybody's password, made once.
    pub(super) password_hash: String,
    /// Every bank there is, by code.
    pub(super) banks: Vec<String>,
}

/// One story on its way.
pub(super) struct Case<'a> {
    pub(super) agent: &'a Agent,
    pub(super) place: usize,
    application: Option<ApplicationId>,
    pub(super) contract: Option<ContractId>,
    pub(super) client: Option<ClientKey>,
}

struct Moment {
    at: DateTime<Utc>,
    place: usize,
    act: Act,
}

impl<'a> Stage<'a> {
    /// Sets the stage.
    pub(super) async fn new(
        op: &'a Operation,
        script: &'a Script,
        times: &'a Timetable,
    ) -> Result<Self> {
        let banks = crate::policy::active_banks(op).await?;
        Ok(Stage {
            services: &op.services,
            script,
            times,
            password_hash: passwords::hash(&op.services, super::PASSWORD).await?,
            banks: banks
                .into_iter()
                .map(|bank| bank.code.to_string())
                .collect(),
        })
    }

    /// Plays everything.
    pub(super) async fn play(&self) -> Result<()> {
        let mut cases: Vec<Case> = (0..)
            .zip(&self.script.agents)
            .map(|(place, agent)| Case {
                agent,
                place,
                application: None,
                contract: None,
                client: None,
            })
            .collect();
        for moment in self.moments() {
            if let Some(case) = cases.get_mut(moment.place) {
                let told = format!("{} {:?}", case.agent.slug, moment.act);
                self.perform(case, moment)
                    .await
                    .map_err(|error| crate::Error::Failed(anyhow::anyhow!("{told}: {error:#}")))?;
            }
        }
        Ok(())
    }

    fn moments(&self) -> Vec<Moment> {
        let mut moments: Vec<Moment> = Vec::new();
        for (place, agent) in self.script.agents.iter().enumerate() {
            for (order, scene) in (0..).zip(plot(agent)) {
                let minutes = order * BETWEEN_SCENES + place as i64 * 37 % 190;
                let at = self.times.at(self.times.ago(scene.days_ago), minutes);
                moments.push(Moment {
                    at,
                    place,
                    act: scene.act,
                });
            }
        }
        moments.sort_by_key(|moment| moment.at);
        moments
    }

    async fn perform(&self, case: &mut Case<'_>, Moment { at, act, .. }: Moment) -> Result<()> {
        match act {
            Act::Register
            | Act::Begin
            | Act::Fill(_)
            | Act::Submit
            | Act::Withdraw
            | Act::Correct => by_agent::perform(self, case, (at, act)).await,
            Act::Take
            | Act::Verify
            | Act::Return
            | Act::Propose
            | Act::SendBack
            | Act::Approve
            | Act::Decline => by_office::perform(self, case, (at, act)).await,
            Act::Record { .. }
            | Act::Ask
            | Act::Open
            | Act::DrawUp
            | Act::SignForAgent
            | Act::SignForFederation
            | Act::RequestClient
            | Act::IssueClient
            | Act::RevealSecret => by_contract::perform(self, case, (at, act)).await,
            Act::Publish(turn) => by_publisher::perform(self, case, (at, turn)).await,
        }
    }

    /// An operation of the past by the person of an address.
    pub(super) async fn by(&self, email: &str, at: DateTime<Utc>) -> Result<Operation> {
        let op = self.nobody(at);
        let actor = actor(&op, email).await?;
        Ok(Operation { actor, ..op })
    }

    /// An operation of the past by a member of the staff.
    pub(super) async fn by_staff(&self, word: &str, at: DateTime<Utc>) -> Result<Operation> {
        self.by(&staff_email(word), at).await
    }

    /// An operation of the past by somebody not signed in.
    pub(super) fn nobody(&self, at: DateTime<Utc>) -> Operation {
        Operation {
            now: at,
            ..self
                .services
                .operation(domain::accounts::Actor::Anonymous, Language::Ja)
        }
    }

    /// What is known when the agent types.
    pub(super) fn known<'k>(&'k self, case: &Case<'k>) -> Result<Known<'k>> {
        let kind = self
            .script
            .kinds
            .get(&case.agent.kind)
            .context("the kind of a service")?;
        Ok(Known {
            agent: case.agent,
            kind,
            place: case.place,
            banks: &self.banks,
            ready_on: self.times.readiness().date(),
        })
    }
}

impl Case<'_> {
    /// Remembers the application once it is begun.
    pub(super) fn begun(&mut self, application: ApplicationId) {
        self.application = Some(application);
    }

    /// The application of the story.
    pub(super) fn application(&self) -> Result<ApplicationId> {
        Ok(self
            .application
            .context("the story has no application yet")?)
    }

    /// The contract of the story.
    pub(super) fn contract(&self) -> Result<ContractId> {
        Ok(self.contract.context("the story has no contract yet")?)
    }
}
