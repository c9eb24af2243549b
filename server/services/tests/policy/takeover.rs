//! What a new contract and a new version of the policy take over from the standing consents.

use crate::drafting::Office;
use crate::people::{kinds, refusal, trail};
use crate::standing::{OWN, reach};
use crate::support::wait;
use crate::world::{World, worlds};
use chrono::Duration;
use domain::consents::{Answer, Way};
use domain::forms::{FieldErrors, FieldProblem};
use domain::intake::ScopeFamily;
use domain::policy::standing::Kind;
use domain::refusal::Refusal;
use services::policy;
use services::policy::standing::{self, Whose};

impl World {
    fn office(&self) -> Office {
        Office {
            services: self.services.clone(),
            clock: self.clock.clone(),
            officer: self.officer.clone(),
            approver: self.approver.clone(),
        }
    }
}

#[tokio::test]
async fn a_limited_consent_is_taken_over_only_where_family_and_day_match() {
    for world in worlds().await {
        let tokai = world.banker("2972").await;
        let form = reach(&["account_information"], ["2026", "12", "31"], 1);
        standing::give(&tokai, OWN, &form).await.unwrap();
        let found = world.standing(1, "2972").await;
        assert_eq!((found.kind, found.seen), (Kind::InForce, 2));
        let told = kinds(&world.services).await;
        assert!(told.contains(&"standing_consent_changed"));
        assert!(
            trail(&world.services)
                .await
                .contains(&"standing_consent_limited".to_owned())
        );
        // The contract that was opened before keeps its answer.
        let before = world.answer(world.contract, "2972").await;
        assert_eq!(before.given().unwrap().evidence, "");

        let accounts = world.approves((1, ScopeFamily::AccountInformation)).await;
        let taken = world.answer(accounts, "2972").await;
        let given = taken.given().unwrap();
        assert_eq!(
            (given.way, given.by.as_str()),
            (Way::Standing, "包括同意（方針 第1版）")
        );
        assert_eq!(given.evidence, "照会系に限る。2026年12月31日(木)まで。");
        let payments = world.approves((2, ScopeFamily::Payments)).await;
        assert_eq!(world.answer(payments, "2972").await, Answer::Unanswered);
        assert!(world.answer(payments, "2963").await.given().is_some());

        wait(&world.services, &world.clock, Duration::days(38));
        assert_eq!(world.standing(1, "2972").await.kind, Kind::Expired);
        let later = world.approves((3, ScopeFamily::AccountInformation)).await;
        assert_eq!(world.answer(later, "2972").await, Answer::Unanswered);
    }
}

#[tokio::test]
async fn a_bank_decides_differently_for_one_contract() {
    for world in worlds().await {
        let chuo = world.banker("2963").await;
        world
            .answers(&chuo, ("refused", "管理体制を確認できないため。"))
            .await
            .unwrap();
        let answer = world.answer(world.contract, "2963").await;
        assert!(matches!(answer, Answer::Refused(given) if given.way == Way::InPerson));
        let other = world.approves((1, ScopeFamily::AccountInformation)).await;
        assert!(matches!(
            world.answer(other, "2963").await,
            Answer::Consented(_)
        ));
        assert_eq!(world.standing(1, "2963").await.kind, Kind::InForce);
    }
}

#[tokio::test]
async fn a_new_version_takes_nothing_over_unless_the_approver_says_so() {
    for world in worlds().await {
        let office = world.office();
        let tokai = world.banker("2972").await;
        let form = reach(&["account_information"], ["", "", ""], 1);
        standing::give(&tokai, OWN, &form).await.unwrap();

        // Where the item of the consent reads as before, the approver must choose.
        office.submitted((4, "2026-11-24")).await;
        let fields = FieldErrors::one("consents", FieldProblem::NotChosen);
        let tried = office.publishes("").await;
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        office.publishes("carry").await.unwrap();
        let found = world.standing(2, "2972").await;
        let carried = found.standing.unwrap();
        assert_eq!((found.kind, carried.version), (Kind::InForce, 1));
        assert_eq!(carried.scope.families, [ScopeFamily::AccountInformation]);
        let contract = world.approves((1, ScopeFamily::AccountInformation)).await;
        let answer = world.answer(contract, "2972").await;
        let by = &answer.given().unwrap().by;
        assert_eq!(by, "包括同意（方針 第1版から第2版に引き継ぎ）");

        // Where it changes, every bank is asked anew.
        office.submitted((2, "2026-11-25")).await;
        let fields = FieldErrors::one("consents", FieldProblem::NotChosen);
        let tried = office.publishes("carry").await;
        assert_eq!(refusal(tried), Refusal::Invalid { fields });
        office.publishes("").await.unwrap();
        assert_eq!(world.standing(3, "2972").await.kind, Kind::None);
        let third = Whose { version: 3, ..OWN };
        standing::give(&tokai, third, &reach(&["payments"], ["", "", ""], 0))
            .await
            .unwrap();

        wait(&world.services, &world.clock, Duration::days(1));
        let contract = world.approves((2, ScopeFamily::Payments)).await;
        assert!(world.answer(contract, "2972").await.given().is_some());
        assert_eq!(world.answer(contract, "2963").await, Answer::Unanswered);
        let shown = policy::show(&world.services.system()).await.unwrap();
        let open = shown
            .banks
            .iter()
            .filter(|bank| bank.kind == Kind::None)
            .count();
        assert_eq!((shown.this.version, open), (3, 12));
    }
}
