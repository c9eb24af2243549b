//! A bank asks that an agent does not reach it: the Federation decides, and only that bank is closed.

use crate::people::{kinds, mails, refusal, staff};
use crate::stage::{Stage, stages};
use crate::support::fails_wholly;
use domain::accounts::Language;
use domain::forms::FieldProblem;
use domain::ids::SuspensionId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use domain::suspensions::{SuspensionEvent, SuspensionState};
use sea_orm::EntityTrait;
use services::clients::gateway::gateway;
use services::consents::of_bank::{BankCase, of_bank};
use services::mail::Letter;
use services::store::entities::bank_suspension;
use services::suspensions::{self, DecisionForm, LiftForm, RequestForm};
use services::{Operation, Result};

/// Somewhere in the first day of effect.
const IN_FORCE: &str = "2026-12-07T03:00:00Z";
const WHY: &str = "身に覚えのない照会の申出が続いているため。";

/// A portal in which a client reaches every bank.
async fn live(stage: Stage) -> (Stage, String) {
    let stage = stage.concluded().await;
    let (_, seen) = stage.revealed().await;
    stage.world.clock.set(IN_FORCE.parse().unwrap());
    (stage, seen.client_id)
}

async fn reaches(stage: &Stage, client: &str) -> Vec<String> {
    let op = crate::people::visitor(&stage.world.services);
    let seen = gateway(&op, client).await.unwrap();
    let banks = seen.authorisation.banks.iter();
    banks.map(ToString::to_string).collect()
}

async fn asks(stage: &Stage, op: &Operation, reason: &str) -> Result<SuspensionId> {
    let form = RequestForm {
        reason: reason.into(),
    };
    suspensions::request(op, stage.world.contract, &form).await
}

async fn decides(op: &Operation, id: SuspensionId, said: (&str, &str)) -> Result<SuspensionEvent> {
    let (one, _) = suspensions::show(op, id).await?;
    let form = DecisionForm {
        decision: said.0.into(),
        note: said.1.into(),
        version: one.version,
    };
    suspensions::decide(op, id, &form).await
}

async fn lifts(op: &Operation, id: SuspensionId, reason: &str) -> Result<()> {
    let (one, _) = suspensions::show(op, id).await?;
    let form = LiftForm {
        reason: reason.into(),
        version: one.version,
    };
    suspensions::lift(op, id, &form).await
}

async fn another_approver(stage: &Stage) -> Operation {
    let services = &stage.world.services;
    let actor = staff(services, "second@rokin.example", "approver").await;
    services.operation(crate::people::after_factor(actor), Language::Ja)
}

/// What the bank sees of the contract.
async fn own(op: &Operation) -> BankCase {
    of_bank(op).await.unwrap().pop().unwrap()
}

#[tokio::test]
async fn only_the_bank_that_asked_is_closed_until_somebody_else_lifts_it() {
    for stage in stages().await {
        let (stage, client) = live(stage).await;
        let chuo = stage.world.banker("2963").await;
        assert!(own(&chuo).await.is_live() && own(&chuo).await.may_be_suspended());
        let id = asks(&stage, &chuo, WHY).await.unwrap();
        assert_eq!(reaches(&stage, &client).await.len(), 13, "not yet decided");
        assert!(!own(&chuo).await.may_be_suspended());
        let again = asks(&stage, &chuo, WHY).await;
        assert_eq!(refusal(again), Refusal::WrongState);

        let approver = stage.world.approver();
        decides(&approver, id, ("accept", "")).await.unwrap();
        let after = reaches(&stage, &client).await;
        assert_eq!(after.len(), 12);
        assert!(!after.contains(&"2963".to_owned()));
        let seen = own(&chuo).await.suspension.unwrap();
        assert_eq!(seen.state, SuspensionState::InForce);

        let alone = lifts(&approver, id, "調査が終わったため。").await;
        assert_eq!(refusal(alone), Denial::OwnProposal.into());
        let other = another_approver(&stage).await;
        lifts(&other, id, "調査が終わったため。").await.unwrap();
        assert_eq!(reaches(&stage, &client).await.len(), 13);
        let late = lifts(&other, id, "もう一度。").await;
        assert_eq!(refusal(late), Refusal::WrongState);
        asks(&stage, &chuo, WHY).await.unwrap();
        for verb in ["suspension_accepted", "suspension_lifted"] {
            assert_eq!(stage.times(verb).await, 1, "{verb}");
        }
    }
}

#[tokio::test]
async fn the_federation_the_bank_and_the_agent_are_told_what_concerns_them() {
    for stage in stages().await {
        let (stage, _) = live(stage).await;
        let chuo = stage.world.banker("2963").await;
        let first = asks(&stage, &chuo, WHY).await.unwrap();
        let asked = kinds(&stage.world.services).await;
        let asked = asked.iter().filter(|kind| **kind == "suspension_requested");
        assert_eq!(asked.count(), 2, "officer and approver");
        let officer = stage.world.officer();
        decides(
            &officer,
            first,
            ("decline", "確認の結果、本人の照会でした。"),
        )
        .await
        .unwrap();
        let second = asks(&stage, &chuo, WHY).await.unwrap();
        decides(&officer, second, ("accept", "")).await.unwrap();
        let letters = mails(&stage.world.services).await.into_iter();
        let mut told: Vec<_> = letters
            .filter_map(|mail| match mail.letter {
                Letter::SuspensionDecided { kind, reason, .. } => Some((mail.to, kind, reason)),
                _ => None,
            })
            .collect();
        // Those of one moment come in any order.
        told.sort_by_key(|(to, kind, _)| (format!("{kind:?}"), to.clone()));
        let (agent, bank) = (crate::people::HANAKO, "kinko2963@bank.example.jp");
        let expected = [
            (agent, SuspensionEvent::Accept, WHY),
            (bank, SuspensionEvent::Accept, ""),
            (
                bank,
                SuspensionEvent::Decline,
                "確認の結果、本人の照会でした。",
            ),
        ];
        let expected = expected.map(|(to, kind, why)| (to.to_owned(), kind, why.to_owned()));
        assert_eq!(told, expected);
        let listed = suspensions::list(&officer).await.unwrap();
        assert_eq!(listed.len(), 2);
        let of = suspensions::of_contract(&officer, stage.world.contract).await;
        assert_eq!(of.unwrap(), listed);
    }
}

#[tokio::test]
async fn nobody_asks_or_decides_who_may_not_or_too_late() {
    for stage in stages().await {
        let early = stage.world.banker("2963").await;
        let before = stage
            .unchanged(async || asks(&stage, &early, WHY).await)
            .await;
        assert_eq!(refusal(before), Refusal::WrongState, "not concluded");
        let (stage, _) = live(stage).await;
        let chuo = stage
            .world
            .services
            .operation(early.actor.clone(), Language::Ja);
        let mute = stage
            .unchanged(async || asks(&stage, &chuo, " ").await)
            .await;
        let Refusal::Invalid { fields } = refusal(mute) else {
            panic!("accepted")
        };
        assert_eq!(fields.get("reason"), Some(&FieldProblem::Missing));
        for op in [stage.world.officer(), stage.world.agent()] {
            let other = asks(&stage, &op, WHY).await;
            assert_eq!(refusal(other), Denial::Role.into());
        }
        let id = asks(&stage, &chuo, WHY).await.unwrap();
        let approver = stage.world.approver();
        let form = DecisionForm {
            decision: "decline".into(),
            note: String::new(),
            version: 1,
        };
        let mute = stage
            .unchanged(async || suspensions::decide(&approver, id, &form).await)
            .await;
        assert!(matches!(refusal(mute), Refusal::Invalid { .. }));
        let stale = DecisionForm { version: 7, ..form };
        let stale = stage
            .unchanged(async || suspensions::decide(&approver, id, &stale).await)
            .await;
        assert_eq!(refusal(stale), Refusal::Stale);
        let theirs = suspensions::decide(&chuo, id, &DecisionForm::default()).await;
        assert_eq!(refusal(theirs), Denial::Role.into());
        let early = suspensions::lift(&approver, id, &LiftForm::default()).await;
        assert_eq!(refusal(early), Refusal::WrongState);
        decides(&approver, id, ("decline", "理由。")).await.unwrap();
        let late = decides(&approver, id, ("accept", "")).await;
        assert_eq!(refusal(late), Refusal::WrongState);
        let hidden = suspensions::list(&chuo).await;
        assert_eq!(refusal(hidden), Denial::Role.into());
    }
}

#[tokio::test]
async fn a_half_asked_or_decided_suspension_does_not_exist() {
    const BOTH: &[&str] = &["audit_event", "outbox_job"];
    for stage in stages().await {
        let (stage, _) = live(stage).await;
        let services = &stage.world.services;
        let chuo = stage.world.banker("2963").await;
        fails_wholly(services, BOTH, async || asks(&stage, &chuo, WHY).await).await;
        let id = asks(&stage, &chuo, WHY).await.unwrap();
        let approver = stage.world.approver();
        let accept = async || decides(&approver, id, ("accept", "")).await;
        fails_wholly(services, BOTH, accept).await;
        accept().await.unwrap();
        let other = another_approver(&stage).await;
        let lift = async || lifts(&other, id, "調査が終わったため。").await;
        fails_wholly(services, BOTH, lift).await;
    }
}

/// Ten hands at one bank: one request is taken, and one decision on it.
#[tokio::test]
async fn requests_and_decisions_at_once_come_out_as_one() {
    for stage in stages().await {
        let (stage, client) = live(stage).await;
        let chuo = stage.world.banker("2963").await;
        let hands = (0..10).map(|_| asks(&stage, &chuo, WHY));
        let done = futures::future::join_all(hands).await;
        let ids: Vec<_> = done.into_iter().filter_map(Result::ok).collect();
        assert_eq!(ids.len(), 1);
        let approver = stage.world.approver();
        let hands = (0..10).map(|hand| {
            let said = if hand % 2 == 0 { "accept" } else { "decline" };
            decides(&approver, ids[0], (said, "理由。"))
        });
        let done = futures::future::join_all(hands).await;
        assert_eq!(done.iter().filter(|answer| answer.is_ok()).count(), 1);
        let db = &stage.world.services.db;
        let rows = bank_suspension::Entity::find().all(db).await.unwrap();
        let is_closed = rows[0].state == "in_force";
        let count = if is_closed { 12 } else { 13 };
        assert_eq!(
            (rows.len(), reaches(&stage, &client).await.len()),
            (1, count)
        );
    }
}

/// What one bank wrote is in nothing that another bank is shown.
// ASVS 8.2.2
#[tokio::test]
async fn no_bank_reads_what_another_one_wrote() {
    const SECRET: &str = "他金庫に見せない条件。";
    for stage in stages().await {
        let world = &stage.world;
        let chuo = world.banker("2963").await;
        let tokai = world.banker("2972").await;
        world.answers(&chuo, ("conditional", SECRET)).await.unwrap();
        let asked = services::consents::asked(&tokai, world.contract)
            .await
            .unwrap();
        assert!(!format!("{asked:?}").contains(SECRET));
        let own_page = services::consents::asked(&chuo, world.contract)
            .await
            .unwrap();
        assert!(
            format!("{own_page:?}").contains(SECRET),
            "the test looks at the right place"
        );
        let (stage, _) = live(stage).await;
        let services = &stage.world.services;
        let chuo = services.operation(chuo.actor.clone(), Language::Ja);
        let tokai = services.operation(tokai.actor.clone(), Language::Ja);
        asks(&stage, &chuo, WHY).await.unwrap();
        let cases = format!("{:?}", of_bank(&tokai).await.unwrap());
        assert!(!cases.contains(SECRET) && !cases.contains(WHY));
        let cases = format!("{:?}", of_bank(&chuo).await.unwrap());
        assert!(cases.contains(SECRET) && cases.contains(WHY));
        let to_others = mails(services).await.into_iter();
        let mut to_others = to_others.filter(|mail| mail.to.contains("2972"));
        assert!(to_others.all(|mail| {
            let text = serde_json::to_string(&mail.letter).unwrap();
            !text.contains(SECRET) && !text.contains(WHY)
        }));
    }
}
