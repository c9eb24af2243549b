//! An administrator in somebody's place: seen by everybody, for a while, and able to bind nobody.

use crate::factors::{code, op, problem};
use crate::support::{databases, wait, whole};
use crate::world::*;
use chrono::Duration;
use domain::accounts::{Actor, Body, HelpForm, Language, Role};
use domain::forms::FieldProblem;
use domain::intake::ScopeFamily;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use sea_orm::{EntityTrait, QueryOrder};
use services::accounts::change_hat::change_hat;
use services::accounts::change_password::{PasswordForm, change_password};
use services::accounts::sign_out::sign_out;
use services::applications::begin::begin as begin_application;
use services::audit::timeline::timeline;
use services::audit::verify::{Verdict, verify};
use services::factors::begin_totp::begin_totp;
use services::factors::confirm_totp::confirm_totp;
use services::impersonation::begin::begin;
use services::impersonation::end::end;
use services::mail::Letter;
use services::members::deactivate::deactivate;
use services::members::remove::remove;
use services::secrets::tokens::Token;
use services::sessions::list::list;
use services::store::entities::audit_event;
use services::{Operation, Services};

const AOKI: &str = "aoki@rokin.example";
const REASON: &str = "添付の画面が進まないとのお電話のため";

/// Hanako has her company, and an administrator has just given a code; the administrator's session.
async fn administrator(services: &Services) -> Token {
    hanako_has_an_account(services).await;
    let aoki = staff(services, AOKI, "administrator").await;
    let own = services.operation(aoki, Language::Ja);
    begin_totp(&own).await.unwrap();
    let session = signs_in(services, AOKI, PASSWORD).await.unwrap();
    let code = code(services, AOKI).await;
    confirm_totp(&own, &session, &code).await.unwrap()
}

fn help(email: &str) -> HelpForm {
    HelpForm {
        email: email.into(),
        reason: REASON.into(),
    }
}

/// What the session does from now on, after help has begun.
async fn in_place_of(services: &Services, session: &Token, email: &str) -> Operation {
    let own = op(services, session).await;
    begin(&own, session, &help(email)).await.unwrap();
    op(services, session).await
}

fn names(op: &Operation) -> (String, String) {
    let identity = op.actor.identity().unwrap();
    let helper = identity.helper.clone().map(|helper| helper.name);
    (identity.email.clone(), helper.unwrap_or_default())
}

#[tokio::test]
async fn whoever_helps_sees_what_the_person_sees_and_the_person_is_told() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        let helping = in_place_of(&services, &session, " Hanako@Kigyo.example.jp ").await;
        assert_eq!(names(&helping), (HANAKO.into(), "佐藤 次郎".into()));
        assert!(helping.actor.is(Role::Owner));
        let told = mails(&services).await;
        let mut told = told
            .into_iter()
            .filter(|mail| mail.letter.kind() == "helped");
        let told = told.next().unwrap();
        assert_eq!(told.to, HANAKO);
        let letter = Letter::Helped {
            by: "佐藤 次郎".into(),
            reason: REASON.into(),
            at: services.clock.now(),
        };
        assert!(told.letter == letter, "{}", told.letter.kind());

        end(&helping, &session).await.unwrap();
        assert_eq!(names(&op(&services, &session).await).0, AOKI);
        end(&op(&services, &session).await, &session).await.unwrap();
        let verbs = trail(&services).await;
        let verbs: Vec<_> = verbs
            .iter()
            .filter(|verb| verb.starts_with("imp"))
            .collect();
        assert_eq!(verbs, ["impersonation.begun", "impersonation.ended"]);
    }
}

#[tokio::test]
async fn help_ends_by_itself_after_half_an_hour() {
    for (services, clock) in databases().await {
        let session = administrator(&services).await;
        in_place_of(&services, &session, HANAKO).await;
        for minutes in [14, 14, 1] {
            wait(&services, &clock, Duration::minutes(minutes));
            assert_eq!(names(&op(&services, &session).await).0, HANAKO);
        }
        wait(&services, &clock, Duration::minutes(1));
        assert_eq!(names(&op(&services, &session).await).0, AOKI);
    }
}

#[tokio::test]
async fn everything_done_stands_under_both_names() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        let helping = in_place_of(&services, &session, HANAKO).await;
        let family = ScopeFamily::AccountInformation;
        let id = begin_application(&helping, family).await.unwrap();
        let organisation = helping.actor.organisation().unwrap();
        let entry = timeline(&helping, id, organisation)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(entry.actor_name, "山田 花子");
        assert_eq!(entry.helper_name.as_deref(), Some("佐藤 次郎"));
        let last = audit_event::Entity::find().order_by_desc(audit_event::Column::Seq);
        let last = last.one(&services.db).await.unwrap().unwrap();
        let own = services.system();
        assert!(last.helper_id.is_some() && last.helper_id != last.actor_id);
        let whole = verify(&own).await.unwrap();
        assert!(matches!(whole, Verdict::Intact { .. }), "{whole:?}");
        forget_who_helped(&services, last).await;
        let broken = verify(&own).await.unwrap();
        assert!(matches!(broken, Verdict::Broken { .. }), "{broken:?}");
    }
}

/// Takes the second name out of the trail, as somebody might who wants it forgotten.
async fn forget_who_helped(services: &Services, event: audit_event::Model) {
    use sea_orm::{ActiveModelTrait, IntoActiveModel, Set};
    let mut event = event.into_active_model();
    event.helper_name = Set(None);
    event.update(&services.db).await.unwrap();
}

#[tokio::test]
async fn nothing_is_bound_revealed_or_changed_about_the_person() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        let helping = in_place_of(&services, &session, HANAKO).await;
        let before = whole(&services).await;
        let impersonating = Refusal::NotAllowed {
            reason: Denial::Impersonating,
        };
        for action in [
            Action::Submit,
            Action::SignForAgent,
            Action::RevealSecret,
            Action::ManageTeam,
            Action::Leave,
        ] {
            assert_eq!(helping.actor.require(action), Err(impersonating.clone()));
        }
        let form = PasswordForm {
            current: PASSWORD.into(),
            password: OTHER_PASSWORD.into(),
        };
        let changed = change_password(&helping, (&session, &form)).await;
        assert_eq!(refusal(changed.map(|_| ())), impersonating);
        assert_eq!(
            refusal(begin_totp(&helping).await.map(|_| ())),
            impersonating
        );
        assert_eq!(
            refusal(list(&helping, &session).await.map(|_| ())),
            impersonating
        );
        let (hanako, agent) = {
            let identity = helping.actor.identity().unwrap();
            (identity.person, helping.actor.body().unwrap().clone())
        };
        let left = remove(&helping, (&agent, hanako)).await;
        assert_eq!(refusal(left), impersonating);
        let again = begin(&helping, &session, &help(HANAKO)).await;
        assert_eq!(refusal(again.map(|_| ())), Denial::Role.into());
        assert_eq!(whole(&services).await, before);
    }
}

#[tokio::test]
async fn nobody_of_the_federation_is_helped_nor_whoever_does_not_exist() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        staff(&services, "ohashi@rokin.example", "officer").await;
        let own = op(&services, &session).await;
        let before = whole(&services).await;
        for email in ["ohashi@rokin.example", AOKI, "nobody@kigyo.example.jp"] {
            let refused = refusal(begin(&own, &session, &help(email)).await.map(|_| ()));
            assert_eq!(refused, problem("email", FieldProblem::NobodyToHelp));
        }
        let without = HelpForm {
            reason: String::new(),
            ..help(HANAKO)
        };
        let refused = refusal(begin(&own, &session, &without).await.map(|_| ()));
        assert_eq!(refused, problem("reason", FieldProblem::Missing));
        assert_eq!(whole(&services).await, before);
    }
}

#[tokio::test]
async fn only_an_administrator_who_just_gave_a_factor_begins() {
    for (services, clock) in databases().await {
        let session = administrator(&services).await;
        wait(&services, &clock, Duration::minutes(5));
        let own = op(&services, &session).await;
        let late = begin(&own, &session, &help(HANAKO)).await.map(|_| ());
        assert_eq!(refusal(late), Refusal::FactorRequired);
        let officer = staff(&services, "ohashi@rokin.example", "officer").await;
        let officer = services.operation(officer, Language::Ja);
        let other = begin(&officer, &session, &help(HANAKO)).await.map(|_| ());
        assert_eq!(refusal(other), Denial::Role.into());
    }
}

#[tokio::test]
async fn a_bank_representative_is_helped_and_hats_change_as_theirs() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        let bank = Body::Bank("2963".parse().unwrap());
        let hayashi = "hayashi@bank.example.jp";
        member(&services, (&bank, "bank_representative"), hayashi).await;
        let helping = in_place_of(&services, &session, hayashi).await;
        assert!(helping.actor.may(Action::ReadBank));
        change_hat(&helping, &session, &bank).await.unwrap();
        let other = change_hat(&helping, &session, &Body::Federation).await;
        assert_eq!(refusal(other), Refusal::NotFound);
        end(&helping, &session).await.unwrap();
        assert!(op(&services, &session).await.actor.is(Role::Administrator));
    }
}

#[tokio::test]
async fn whoever_loses_the_right_or_leaves_helps_no_more() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        in_place_of(&services, &session, HANAKO).await;
        let aoki = op(&services, &session).await;
        let helper = aoki.actor.identity().unwrap().helper.clone().unwrap();
        staff(&services, "kuroki@rokin.example", "administrator").await;
        deactivate(&services.system(), helper.person).await.unwrap();
        assert_eq!(who(&services, &session).await, Actor::Anonymous);
    }
}

#[tokio::test]
async fn signing_out_is_the_helpers_own() {
    for (services, _clock) in databases().await {
        let session = administrator(&services).await;
        let helping = in_place_of(&services, &session, HANAKO).await;
        let hanako = helping.actor.identity().unwrap().person;
        sign_out(&visitor(&services), &session).await.unwrap();
        assert_eq!(who(&services, &session).await, Actor::Anonymous);
        let last = audit_event::Entity::find().order_by_desc(audit_event::Column::Seq);
        let last = last.one(&services.db).await.unwrap().unwrap();
        assert_ne!(last.subject_id, hanako.to_string());
    }
}
