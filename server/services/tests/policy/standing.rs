//! Standing consents: given, limited and taken back, by the bank itself or by its letter.

use crate::people::refusal;
use crate::support::{fails_wholly, wait, whole};
use crate::world::{World, worlds};
use chrono::Duration;
use domain::banks::BankCode;
use domain::consents::Answer;
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::{ApplicationId, ContractId};
use domain::intake::ScopeFamily;
use domain::permissions::Action;
use domain::policy::standing::Kind;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use services::Operation;
use services::consents;
use services::error::Result;
use services::policy::standing::{self, BankStanding, StandingForm, Whose};
use services::store::entities::application;

pub const OWN: Whose<'static> = Whose {
    version: 1,
    letter_of: None,
};

impl World {
    pub async fn standing(&self, version: i32, code: &str) -> BankStanding {
        let bank: BankCode = code.parse().unwrap();
        let found = standing::one(&self.officer(), (version, Some(&bank))).await;
        found.unwrap().1
    }

    /// Another application of a family is approved, and its board is opened.
    pub async fn approves(&self, (number, family): (u32, ScopeFamily)) -> ContractId {
        let op = self.approver();
        let row = application::Entity::find_by_id(self.application.0);
        let row = row.one(&self.services.db).await.unwrap().unwrap();
        let id = ApplicationId(op.new_id());
        let organisation = domain::ids::OrganisationId(row.organisation_id);
        let new = application::Model {
            id: id.0,
            family: family.code().into(),
            draft_number: format!("D2026-9{number:03}"),
            receipt_number: Some(format!("R2026-9{number:03}")),
            ..row
        };
        let new = new.into_active_model().reset_all();
        new.insert(&self.services.db).await.unwrap();
        let mut tx = op.begin().await.unwrap();
        let contract = consents::open::open_for(&mut tx, &op, (id, organisation));
        let contract = contract.await.unwrap();
        tx.commit().await.unwrap();
        contract
    }

    /// What stands on a board for a bank.
    pub async fn answer(&self, contract: ContractId, code: &str) -> Answer {
        let board = consents::board(&self.officer(), contract).await.unwrap();
        let row = board
            .rows
            .into_iter()
            .find(|row| row.bank.code.as_str() == code);
        row.unwrap().consent.answer
    }
}

pub fn reach(families: &[&str], until: [&str; 3], seen: usize) -> StandingForm {
    let [year, month, day] = until.map(str::to_owned);
    StandingForm {
        families: families.iter().map(|one| (*one).to_owned()).collect(),
        until_year: year,
        until_month: month,
        until_day: day,
        seen,
        ..StandingForm::default()
    }
}

fn back(from: [&str; 3], seen: usize) -> StandingForm {
    let [year, month, day] = from.map(str::to_owned);
    StandingForm {
        from_year: year,
        from_month: month,
        from_day: day,
        reason: "体制を見直すため。".into(),
        seen,
        ..StandingForm::default()
    }
}

fn letter(form: StandingForm) -> StandingForm {
    StandingForm {
        said_on_year: "2026".into(),
        said_on_month: "11".into(),
        said_on_day: "20".into(),
        by: "業務部 本間".into(),
        evidence: "回答書 第12号".into(),
        ..form
    }
}

async fn by_letter(op: &Operation, code: &str, form: &StandingForm) -> Result<()> {
    let bank: BankCode = code.parse().unwrap();
    let whose = Whose {
        version: 1,
        letter_of: Some(&bank),
    };
    standing::give(op, whose, form).await
}

#[tokio::test]
async fn a_consent_is_taken_back_from_a_day_on_and_given_again() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let today = chuo.today();
        let past = standing::withdraw(&chuo, OWN, &back(["2026", "11", "23"], 1)).await;
        let fields = FieldErrors::one("from", FieldProblem::PastDate { today });
        assert_eq!(refusal(past), Refusal::Invalid { fields });
        let form = back(["2026", "11", "30"], 1);
        standing::withdraw(&chuo, OWN, &form).await.unwrap();
        let again = standing::withdraw(&chuo, OWN, &back(["2026", "12", "1"], 2)).await;
        assert_eq!(refusal(again), Refusal::WrongState);
        let open = world.approves((1, ScopeFamily::AccountInformation)).await;
        assert!(world.answer(open, "2963").await.given().is_some());

        wait(&world.services, &world.clock, Duration::days(6));
        assert_eq!(world.standing(1, "2963").await.kind, Kind::Withdrawn);
        let closed = world.approves((2, ScopeFamily::AccountInformation)).await;
        assert_eq!(world.answer(closed, "2963").await, Answer::Unanswered);
        let chuo = world
            .services
            .operation(chuo.actor, domain::accounts::Language::Ja);
        let all = reach(&["account_information", "payments"], ["", "", ""], 2);
        standing::give(&chuo, OWN, &all).await.unwrap();
        let found = world.standing(1, "2963").await;
        assert_eq!((found.kind, found.history.len()), (Kind::InForce, 3));
    }
}

#[tokio::test]
async fn an_officer_records_a_letter_with_its_day_its_person_and_its_evidence() {
    for world in worlds().await {
        let officer = world.officer();
        let bare = reach(&["account_information"], ["", "", ""], 1);
        let Refusal::Invalid { fields } = refusal(by_letter(&officer, "2951", &bare).await) else {
            panic!()
        };
        let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["said_on", "by", "evidence"]);
        by_letter(&officer, "2951", &letter(bare)).await.unwrap();
        let found = world.standing(1, "2951").await;
        let (act, at) = &found.history[0];
        assert_eq!(
            (act.by.as_str(), act.on.to_string()),
            ("業務部 本間", "2026-11-20".into())
        );
        assert_eq!(*at, officer.now);
        let same = letter(reach(&["account_information"], ["", "", ""], 2));
        let fields = FieldErrors::one("families", FieldProblem::Unchanged);
        let tried = by_letter(&officer, "2951", &same).await;
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
    }
}

#[tokio::test]
async fn who_may_not_or_saw_something_else_changes_nothing() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        let form = reach(&["account_information"], ["", "", ""], 1);
        let before = whole(&world.services).await;
        let bank = by_letter(&chuo, "2951", &letter(form.clone())).await;
        assert!(matches!(refusal(bank), Refusal::NotAllowed { .. }));
        let officer = standing::give(&world.officer(), OWN, &form).await;
        assert!(matches!(refusal(officer), Refusal::NotAllowed { .. }));
        let approver = by_letter(&world.approver(), "2951", &letter(form.clone())).await;
        assert!(matches!(refusal(approver), Refusal::NotAllowed { .. }));
        let stale = StandingForm {
            seen: 0,
            ..form.clone()
        };
        assert_eq!(
            refusal(standing::give(&chuo, OWN, &stale).await),
            Refusal::Stale
        );
        let unknown = Whose { version: 2, ..OWN };
        assert_eq!(
            refusal(standing::give(&chuo, unknown, &form).await),
            Refusal::NotFound
        );
        assert_eq!(whole(&world.services).await, before);
        assert!(Action::AnswerStanding.demands() == Action::AnswerForBank.demands());
        let step = async || standing::give(&chuo, OWN, &form).await;
        fails_wholly(
            &world.services,
            &["audit_event", "audit_head", "outbox_job"],
            step,
        )
        .await;
        step().await.unwrap();
    }
}
