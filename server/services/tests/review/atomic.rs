//! The steps of a review happen wholly or not at all: when the trail or the mails cannot be written, no row
//! changes.

use crate::support::{fails_wholly, whole};
use crate::world::{World, worlds};
use services::review::{
    self, ApproveForm, DeclineForm, ProposeForm, ReturnForm, SendBackForm, TakeForm,
};

const BOTH: &[&str] = &["audit_event", "outbox_job"];

pub fn decline_form(version: i64) -> DeclineForm {
    DeclineForm {
        criterion: "1-1".into(),
        reason: "登録の範囲を超えます。".into(),
        version,
    }
}

pub fn return_form(version: i64) -> ReturnForm {
    ReturnForm {
        sections: vec!["service".into()],
        criterion: "1-1".into(),
        reason: "保存場所を書いてください。".into(),
        due_year: "2026".into(),
        due_month: "12".into(),
        due_day: "8".into(),
        version,
    }
}

pub fn send_back_form(version: i64) -> SendBackForm {
    SendBackForm {
        reason: "表示事項を確かめてください。".into(),
        version,
    }
}

pub fn propose_form(version: i64) -> ProposeForm {
    ProposeForm {
        memo: "基準をすべて満たす。".into(),
        version,
    }
}

#[tokio::test]
async fn half_a_step_of_an_officer_does_not_exist() {
    for world in worlds().await {
        let (services, id) = (&world.services, world.id);
        let op = world.by(&world.officer);
        let form = TakeForm { version: 1 };
        let step = async || review::take(&op, id, &form).await;
        fails_wholly(services, &["audit_event"], step).await;
        step().await.unwrap();
        let form = return_form(2);
        let step = async || review::return_for_correction(&op, id, &form).await;
        fails_wholly(services, BOTH, step).await;
        fails_wholly(services, &["correction_request"], step).await;
        let form = propose_form(2);
        let step = async || review::propose(&op, id, &form).await;
        fails_wholly(services, BOTH, step).await;
        step().await.unwrap();
    }
}

// ASVS 2.3.3, 16.5.3
#[tokio::test]
async fn half_a_decision_does_not_exist() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let (services, id) = (&world.services, world.id);
        let op = world.by(&world.approver);
        let form = send_back_form(3);
        let step = async || review::send_back(&op, id, &form).await;
        fails_wholly(services, BOTH, step).await;
        let form = decline_form(3);
        let step = async || review::decline(&op, id, &form).await;
        fails_wholly(services, BOTH, step).await;
        let form = ApproveForm { version: 3 };
        let step = async || review::approve(&op, id, &form).await;
        fails_wholly(services, BOTH, step).await;
        fails_wholly(services, &["contract", "consent"], step).await;
        step().await.unwrap();
    }
}

/// Two clicks that arrive at the same moment.
// ASVS 2.3.4
#[tokio::test]
async fn of_two_decisions_at_once_one_counts() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        world.proposes(&world.officer).await.unwrap();
        let op = world.by(&world.approver);
        let (yes, no) = (ApproveForm { version: 3 }, decline_form(3));
        let (first, second, other) = tokio::join!(
            review::approve(&op, world.id, &yes),
            review::approve(&op, world.id, &yes),
            review::decline(&op, world.id, &no),
        );
        let done = [first.is_ok(), second.is_ok(), other.is_ok()];
        assert_eq!(done.iter().filter(|done| **done).count(), 1, "{done:?}");
        let told = ["application_approved", "application_declined"];
        assert_eq!(mailed(&world, &told).await, 1);
        let rows = whole(&world.services).await;
        assert_eq!(rows["contract"].len(), usize::from(!done[2]));
    }
}

async fn mailed(world: &World, kinds: &[&str]) -> usize {
    let mut count = 0;
    for kind in kinds {
        count += world.mailed(kind).await;
    }
    count
}
