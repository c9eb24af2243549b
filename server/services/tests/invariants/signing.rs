//! What is done with a text that is out to be signed: on the page, on paper, and by others who were named.

use crate::happenings::Happening::{
    self, AgentSigns, ConfirmsPaper, Declines, DrawsUp, NamedSigns, Names, RecordsPaper,
    ReturnsPaper, TakesBack, TakesNameBack,
};
use crate::playing::because;
use crate::stage::Stage;
use crate::world::{PDF, draw_up_form, paper_form, scan, sign_form};
use domain::contracts::Party;
use services::contracts::{self, DelegateForm, DrawUpForm, PaperForm};
use services::error::Result;

impl Stage {
    pub async fn sign(&self, happening: &Happening) -> Result<()> {
        let world = self.negotiated().await;
        let (id, version) = (world.contract, world.shown().await.version);
        match *happening {
            DrawsUp(later, order) => {
                let [year, month, day] = self.day(later);
                let form = DrawUpForm {
                    signing_order: order.into(),
                    sign_within: "5".into(),
                    ..draw_up_form(&year, &month, &day, version)
                };
                contracts::draw_up(&world.officer(), id, &form).await
            }
            TakesBack => contracts::take_back(&world.officer(), id, version).await,
            AgentSigns => world.agent_signs().await,
            Declines(party) => {
                let form = because(&world).await;
                let op = match party {
                    Party::Agent => world.agent(),
                    Party::Federation => world.approver(),
                };
                contracts::decline(&op, (id, party), &form).await
            }
            _ => {
                let form = sign_form(version);
                let signed = contracts::sign_for_federation(&world.approver(), id, &form).await;
                signed.map(|_| ())
            }
        }
    }

    pub async fn on_paper(&self, happening: &Happening) -> Result<()> {
        let world = self.negotiated().await;
        let (id, version) = (world.contract, world.shown().await.version);
        match *happening {
            RecordsPaper(who) => {
                let [signed_on_year, signed_on_month, signed_on_day] = self.day(0);
                let form = PaperForm {
                    signed_on_year,
                    signed_on_month,
                    ..paper_form(&signed_on_day, version)
                };
                contracts::record_paper(&self.office(who), id, (&form, &scan(PDF))).await
            }
            ConfirmsPaper(who) => {
                let confirmed = contracts::confirm_paper(&self.office(who), id, version).await;
                confirmed.map(|_| ())
            }
            ReturnsPaper(who) => {
                let form = because(&world).await;
                contracts::return_paper(&self.office(who), id, &form).await
            }
            _ => Ok(()),
        }
    }

    pub async fn by_others(&self, happening: &Happening) -> Result<()> {
        let world = self.negotiated().await;
        let (id, version) = (world.contract, world.shown().await.version);
        match *happening {
            Names(Party::Agent) => {
                let form = self.named(version);
                contracts::delegate_for_agent(&world.agent(), id, &form).await
            }
            Names(Party::Federation) => {
                let form = self.named(version);
                contracts::delegate_for_federation(&world.approver(), id, &form).await
            }
            TakesNameBack(party) => {
                let op = match party {
                    Party::Agent => world.agent(),
                    Party::Federation => world.approver(),
                };
                contracts::revoke(&op, (id, party), version).await
            }
            NamedSigns(party) => {
                let form = sign_form(version);
                let signed = match party {
                    Party::Agent => contracts::sign_for_agent(&self.colleague(), id, &form).await,
                    Party::Federation => {
                        contracts::sign_for_federation(&self.other_approver(), id, &form).await
                    }
                };
                signed.map(|_| ())
            }
            _ => Ok(()),
        }
    }

    /// The colleague for the agent, the other approver for the Federation.
    fn named(&self, version: i64) -> DelegateForm {
        let person = |op: services::Operation| op.actor.identity().unwrap().person;
        let [until_year, until_month, until_day] = self.day(10);
        DelegateForm {
            person: person(self.other_approver()).to_string(),
            name: "市川 望".into(),
            email: "nozomi@hinata.example".into(),
            until_year,
            until_month,
            until_day,
            version,
        }
    }
}
