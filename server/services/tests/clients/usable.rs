//! How many services can be used at a bank today, as the list of the banks says.

use crate::amending::{amended, into_effect, signed};
use crate::people::visitor;
use crate::stage::{Stage, stages};
use services::contracts::life::due::run_due;
use services::contracts::{self, ReasonForm};
use services::register::{bank, banks};
use services::suspensions::{self, DecisionForm, RequestForm};

/// The first instant of effect of the amendment in these tests.
const AMENDED: &str = "2026-12-20T15:00:00Z";
const WHY: &str = "身に覚えのない照会の申出が続いているため。";

/// How many can be used in Hokkaido and at Chuo.
async fn usable(stage: &Stage) -> [usize; 2] {
    let all = banks(&visitor(&stage.world.services)).await.unwrap();
    assert_eq!(all.len(), 13);
    ["2951", "2963"].map(|code| {
        let mut all = all.iter();
        let found = all.find(|one| one.bank.code.as_str() == code);
        found.unwrap().agents
    })
}

/// How many contracts the page of Chuo lists.
async fn listed(stage: &Stage) -> usize {
    let op = visitor(&stage.world.services);
    bank(&op, "2963").await.unwrap().agents.len()
}

/// Chuo asks that the agent does not reach it, and the Federation agrees.
async fn suspended_at_chuo(stage: &Stage) {
    let chuo = stage.world.banker("2963").await;
    let form = RequestForm { reason: WHY.into() };
    let id = suspensions::request(&chuo, stage.world.contract, &form)
        .await
        .unwrap();
    let approver = stage.world.approver();
    let (asked, _) = suspensions::show(&approver, id).await.unwrap();
    let form = DecisionForm {
        decision: "accept".into(),
        note: String::new(),
        version: asked.version,
    };
    suspensions::decide(&approver, id, &form).await.unwrap();
}

#[tokio::test]
async fn what_is_suspended_or_not_yet_in_effect_is_not_counted() {
    for stage in stages().await {
        let stage = stage.signed().await;
        assert_eq!(usable(&stage).await, [0, 0]);
    }
    for stage in stages().await {
        let stage = into_effect(stage).await;
        assert_eq!(usable(&stage).await, [1, 1]);
        suspended_at_chuo(&stage).await;
        assert_eq!(usable(&stage).await, [1, 0]);
        let form = ReasonForm {
            reason: WHY.into(),
            version: stage.world.shown().await.version,
        };
        contracts::suspend(&stage.world.approver(), stage.world.contract, &form)
            .await
            .unwrap();
        assert_eq!(usable(&stage).await, [0, 0]);
        assert_eq!(listed(&stage).await, 1, "the page of a bank shows it still");
    }
}

#[tokio::test]
async fn a_contract_and_its_amendment_are_one_service() {
    for stage in stages().await {
        let (stage, _) = amended(into_effect(stage).await).await;
        let stage = signed(stage).await;
        assert_eq!(usable(&stage).await, [1, 1]);
        stage.world.clock.set(AMENDED.parse().unwrap());
        assert_eq!(listed(&stage).await, 2);
        assert_eq!(usable(&stage).await, [1, 1], "before the calendar ran");
        assert_eq!(run_due(&stage.world.services).await.unwrap(), 1);
        assert_eq!(listed(&stage).await, 1);
        assert_eq!(usable(&stage).await, [1, 1]);
    }
}
