//! The Federation's staff come by invitation.

use crate::support::{databases, wait};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Language, Role};
use domain::forms::FieldProblem;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::accounts::invite::{AcceptForm, accept_invitation, invite, show_invitation};
use services::accounts::list_staff::list_staff;

const SATO: &str = "sato@rokin.example.jp";

fn accepted() -> AcceptForm {
    AcceptForm {
        name: "佐藤 次郎".into(),
        password: PASSWORD.into(),
    }
}

#[tokio::test]
async fn the_first_administrator_comes_from_the_command_line_and_invites_the_rest() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin, Language::Ja);
        let link = invite(&op, &invitation(SATO, &["approver", "officer"]))
            .await
            .unwrap();
        assert!(link.starts_with("https://portal.example/invitation/"));

        let before = list_staff(&op).await.unwrap();
        assert_eq!((before.members.len(), before.invited.len()), (1, 1));
        let token = last_token(&services).await;
        let offer = show_invitation(&op, &token).await.unwrap();
        assert_eq!(offer.roles, [Role::Officer, Role::Approver]);
        accept_invitation(&visitor(&services), &token, &accepted())
            .await
            .unwrap();

        let after = list_staff(&op).await.unwrap();
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
            let answer = invite(&op, &invitation(SATO, &["officer"])).await;
            assert_eq!(refusal(answer), refused);
            assert_eq!(refusal(list_staff(&op).await), refused);
        }
        assert_eq!(mails(&services).await.len(), 1);
    }
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_a_newer_one_replaces_it() {
    for (services, clock) in databases().await {
        let system = services.system();
        let first = invite(&system, &invitation(SATO, &["officer"]))
            .await
            .unwrap();
        let second = invite(&system, &invitation(SATO, &["auditor"]))
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
async fn nobody_is_invited_as_an_agent_without_a_role_or_twice() {
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
            (
                invitation(HANAKO, &["officer"]),
                "email",
                FieldProblem::EmailTaken,
            ),
        ] {
            let Refusal::Invalid { fields } = refusal(invite(&system, &form).await) else {
                panic!("not about a field");
            };
            assert_eq!(fields.get(field), Some(&problem));
        }
        assert_eq!(mails(&services).await.len(), 1);
    }
}
