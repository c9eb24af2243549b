//! People come by invitation: the staff, the banks' people, and an agent's colleagues.

use crate::owner;
use crate::people::*;
use crate::support::{databases, wait};
use chrono::Duration;
use domain::accounts::{Actor, Body, Language, Role};
use domain::forms::FieldProblem;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::members::accept::{AcceptForm, accept_invitation, show_invitation};
use services::members::deactivate::deactivate;
use services::members::invite::invite;
use services::members::list::list;
use services::members::withdraw_invitation::withdraw_invitation;

pub const SATO: &str = "sato@rokin.example.jp";

pub fn accepted() -> AcceptForm {
    AcceptForm {
        name: "佐藤 次郎".into(),
        password: PASSWORD.into(),
    }
}

// ASVS 6.3.2
#[tokio::test]
async fn the_first_administrator_comes_from_the_command_line_and_invites_the_rest() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin, Language::Ja);
        let link = invite(
            &op,
            &Body::Federation,
            &invitation(SATO, &["approver", "officer"]),
        )
        .await
        .unwrap();
        assert!(link.starts_with("https://portal.example/invitation/"));

        let before = list(&op, &Body::Federation).await.unwrap();
        assert_eq!((before.members.len(), before.invited.len()), (1, 1));
        let token = last_token(&services).await;
        let offer = show_invitation(&op, &token).await.unwrap();
        assert_eq!(offer.roles, [Role::Officer, Role::Approver]);
        accept_invitation(&visitor(&services), &token, &accepted())
            .await
            .unwrap();

        let after = list(&op, &Body::Federation).await.unwrap();
        assert_eq!((after.members.len(), after.invited.len()), (2, 0));
        let session = signs_in(&services, SATO, PASSWORD).await.unwrap();
        assert!(who(&services, &session).await.is(Role::Officer));
        assert_eq!(
            refusal(accept_invitation(&op, &token, &accepted()).await),
            Refusal::Gone
        );
    }
}

#[tokio::test]
async fn only_administrators_invite() {
    for (services, _clock) in databases().await {
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        for (actor, refused) in [
            (
                officer,
                Refusal::NotAllowed {
                    reason: Denial::Role,
                },
            ),
            (Actor::Anonymous, Refusal::SignInRequired),
        ] {
            let op = services.operation(actor, Language::Ja);
            let answer = invite(&op, &Body::Federation, &invitation(SATO, &["officer"])).await;
            assert_eq!(refusal(answer), refused);
            assert_eq!(refusal(list(&op, &Body::Federation).await), refused);
        }
        assert_eq!(mails(&services).await.len(), 1);
    }
}

// ASVS 6.4.1
#[tokio::test]
async fn an_invitation_ends_after_a_week_and_a_newer_one_replaces_it() {
    for (services, clock) in databases().await {
        let system = services.system();
        let first = invite(&system, &Body::Federation, &invitation(SATO, &["officer"]))
            .await
            .unwrap();
        let second = invite(&system, &Body::Federation, &invitation(SATO, &["auditor"]))
            .await
            .unwrap();
        let token = |link: &str| {
            services::secrets::tokens::Token::presented(link.rsplit('/').next().unwrap())
        };
        let answer = show_invitation(&visitor(&services), &token(&first)).await;
        assert_eq!(refusal(answer), Refusal::Gone);
        wait(&services, &clock, Duration::days(7));
        let answer = accept_invitation(&visitor(&services), &token(&second), &accepted()).await;
        assert_eq!(refusal(answer), Refusal::Gone);
        assert_eq!(people(&services).await, 0);
    }
}

#[tokio::test]
async fn nobody_is_invited_without_a_role_of_the_body() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let system = services.system();
        for (form, field, problem) in [
            (invitation(SATO, &[]), "roles", FieldProblem::NotChosen),
            (invitation(SATO, &["agent"]), "roles", FieldProblem::Unknown),
            (invitation(SATO, &["owner"]), "roles", FieldProblem::Unknown),
            (
                invitation("sato", &["officer"]),
                "email",
                FieldProblem::NotAnEmail,
            ),
        ] {
            let Refusal::Invalid { fields } =
                refusal(invite(&system, &Body::Federation, &form).await)
            else {
                panic!("not about a field");
            };
            assert_eq!(fields.get(field), Some(&problem));
        }
        assert_eq!(mails(&services).await.len(), 1);
    }
}

#[tokio::test]
async fn an_owner_invites_a_colleague_who_sees_the_agents_things_alone() {
    for (services, clock) in databases().await {
        let owner = owner(&services).await;
        let agent = owner.body().unwrap().clone();
        let op = services.operation(owner.clone(), Language::Ja);
        let mut form = invitation(SATO, &["editor", "technical_contact"]);
        (form.ends_on_year, form.ends_on_month, form.ends_on_day) =
            ("2027".into(), "3".into(), "31".into());
        invite(&op, &agent, &form).await.unwrap();
        accept_invitation(
            &visitor(&services),
            &last_token(&services).await,
            &accepted(),
        )
        .await
        .unwrap();
        let session = signs_in(&services, SATO, PASSWORD).await.unwrap();
        let colleague = who(&services, &session).await;
        assert_eq!(colleague.organisation(), owner.organisation());
        assert!(colleague.is(Role::Editor) && colleague.is(Role::TechnicalContact));
        let theirs = services.operation(colleague, Language::Ja);
        let refused = invite(&theirs, &agent, &invitation("x@example.jp", &["viewer"])).await;
        assert_eq!(refusal(refused), Denial::Role.into());
        assert_eq!(list(&theirs, &agent).await.unwrap().members.len(), 2);

        // The roles end with their last day, at midnight in Japan.
        wait(&services, &clock, Duration::days(128));
        let session = signs_in(&services, SATO, PASSWORD).await.unwrap();
        assert_eq!(who(&services, &session).await.body(), None);
    }
}

#[tokio::test]
async fn an_invitation_taken_back_opens_nothing() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin, Language::Ja);
        let bank = Body::Bank("2963".parse().unwrap());
        invite(&op, &bank, &invitation(SATO, &["bank_deputy"]))
            .await
            .unwrap();
        let token = last_token(&services).await;
        let digest = list(&op, &bank).await.unwrap().invited[0].digest.clone();
        let elsewhere = withdraw_invitation(&op, &Body::Federation, &digest).await;
        assert_eq!(refusal(elsewhere), Refusal::NotFound);
        withdraw_invitation(&op, &bank, &digest).await.unwrap();
        let answer = accept_invitation(&visitor(&services), &token, &accepted()).await;
        assert_eq!(refusal(answer), Refusal::Gone);
        let again = withdraw_invitation(&op, &bank, &digest).await;
        assert_eq!(refusal(again), Refusal::NotFound);
        assert!(list(&op, &bank).await.unwrap().invited.is_empty());
    }
}

#[tokio::test]
async fn an_invitation_goes_with_the_right_of_whoever_sent_it() {
    for (services, _clock) in databases().await {
        let first = staff(&services, "first@rokin.example.jp", "administrator").await;
        let second = staff(&services, "second@rokin.example.jp", "administrator").await;
        let leaving = services.operation(second.clone(), Language::Ja);
        let wanted = invitation(SATO, &["administrator"]);
        invite(&leaving, &Body::Federation, &wanted).await.unwrap();
        let token = last_token(&services).await;
        let op = services.operation(first, Language::Ja);
        let person = second.identity().unwrap().person;
        deactivate(&op, person).await.unwrap();
        let visitor = visitor(&services);
        assert_eq!(
            refusal(show_invitation(&visitor, &token).await),
            Refusal::Gone
        );
        let tried = accept_invitation(&visitor, &token, &accepted()).await;
        assert_eq!(refusal(tried), Refusal::Gone);
        assert!(signs_in(&services, SATO, PASSWORD).await.is_err());
    }
}
