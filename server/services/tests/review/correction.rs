//! Returning a case for correction, and noting its registration.

use crate::people::refusal;
use crate::world::{World, worlds};
use domain::applications::{Section, Stage};
use domain::forms::FieldProblem;
use domain::refusal::Refusal;
use services::audit::timeline::timeline;
use services::organisations::show::show;
use services::review::{self, ReturnForm};

fn form(version: i64) -> ReturnForm {
    ReturnForm {
        sections: vec!["security".into(), "service".into(), "service".into()],
        criterion: "1-1".into(),
        reason: "委託先の管理が読み取れません。".into(),
        due_year: "2026".into(),
        due_month: "12".into(),
        due_day: "8".into(),
        version,
    }
}

async fn returns(world: &World, form: &ReturnForm) -> services::Result<()> {
    review::return_for_correction(&world.by(&world.officer), world.id, form).await
}

#[tokio::test]
async fn the_named_sections_open_and_the_agent_is_told_once() {
    for world in worlds().await {
        assert_eq!(
            refusal(returns(&world, &form(1)).await),
            Refusal::WrongState
        );
        world.takes(&world.officer).await.unwrap();
        returns(&world, &form(2)).await.unwrap();
        assert_eq!(refusal(returns(&world, &form(2)).await), Refusal::Stale);
        let case = world.case().await;
        let Stage::Returned { order, .. } = &case.application.stage else {
            panic!("{:?}", case.application.stage)
        };
        assert_eq!(order.sections, [Section::Service, Section::Security]);
        assert_eq!(case.application.due_on, Some(order.due_on));
        assert_eq!(case.corrections.len(), 1);
        assert_eq!(world.mailed("correction_requested").await, 1);
        assert_eq!(world.times("correction_requested").await, 1);
    }
}

#[tokio::test]
async fn a_return_says_what_why_and_by_when() {
    for world in worlds().await {
        world.takes(&world.officer).await.unwrap();
        let empty = ReturnForm {
            version: 2,
            ..ReturnForm::default()
        };
        let Refusal::Invalid { fields } = refusal(returns(&world, &empty).await) else {
            panic!("accepted")
        };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["sections", "criterion", "reason", "due"]);
        let past = ReturnForm {
            due_month: "11".into(),
            due_day: "23".into(),
            ..form(2)
        };
        let Refusal::Invalid { fields } = refusal(returns(&world, &past).await) else {
            panic!("accepted")
        };
        assert!(matches!(
            fields.get("due"),
            Some(FieldProblem::PastDate { .. })
        ));
        assert_eq!(world.state().await, "in_review");
    }
}

#[tokio::test]
async fn the_registration_is_noted_with_the_day_of_the_list() {
    for world in worlds().await {
        let form = |day: &str, version| review::VerificationForm {
            list_on_year: "2026".into(),
            list_on_month: "11".into(),
            list_on_day: day.into(),
            version,
        };
        let op = world.by(&world.officer);
        let version = world.case().await.organisation_version;
        let future = review::verify_registration(&op, world.id, &form("25", version)).await;
        assert!(matches!(refusal(future), Refusal::Invalid { .. }));
        let agent = world.by(&world.agent);
        let itself = review::verify_registration(&agent, world.id, &form("24", version)).await;
        assert!(matches!(refusal(itself), Refusal::NotAllowed { .. }));
        review::verify_registration(&op, world.id, &form("24", version))
            .await
            .unwrap();
        let again = review::verify_registration(&op, world.id, &form("24", version)).await;
        assert_eq!(refusal(again), Refusal::Stale);
        let case = world.case().await;
        let list_on = case.verified.unwrap().list_on.unwrap();
        assert_eq!(list_on.to_string(), "2026-11-24");
        let organisation = case.application.organisation;
        let seen_by_agent = timeline(&agent, world.id, organisation).await.unwrap();
        assert!(
            seen_by_agent
                .iter()
                .any(|entry| entry.verb == "registration_verified")
        );
        let told = show(&agent, organisation).await.unwrap().verification;
        assert_eq!(told.unwrap().list_on, Some(list_on));
    }
}
