//! Other roles and other days, and what nobody may change.

use crate::owner;
use crate::people::*;
use crate::support::{databases, wait};
use chrono::Duration;
use domain::accounts::members::MemberForm;
use domain::accounts::{Actor, Body, Language, Role};
use domain::ids::PersonId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::members::change::change;
use services::members::deactivate::{deactivate, reactivate};
use services::members::remove::remove;

const SATO: &str = "sato@kigyo.example.jp";

fn form(roles: &[&str], (first, last): (&str, &str)) -> MemberForm {
    let parts = |day: &str| -> [String; 3] {
        let mut parts = day.split('-').map(str::to_owned);
        std::array::from_fn(|_| parts.next().unwrap_or_default())
    };
    let [starts_on_year, starts_on_month, starts_on_day] = parts(first);
    let [ends_on_year, ends_on_month, ends_on_day] = parts(last);
    MemberForm {
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        starts_on_year,
        starts_on_month,
        starts_on_day,
        ends_on_year,
        ends_on_month,
        ends_on_day,
    }
}

fn person(actor: &Actor) -> PersonId {
    actor.identity().unwrap().person
}

#[tokio::test]
async fn a_colleague_gets_other_roles_that_begin_and_end() {
    for (services, clock) in databases().await {
        let owner = owner(&services).await;
        let agent = owner.body().unwrap().clone();
        let sato = member(&services, (&agent, "viewer"), SATO).await;
        let op = services.operation(owner, Language::Ja);
        let wanted = form(&["editor"], ("2026-11-25", "2026-11-26"));
        change(&op, (&agent, person(&sato)), &wanted).await.unwrap();
        let mut seen = Vec::new();
        for _ in 0..4 {
            let token = signs_in(&services, SATO, PASSWORD).await.unwrap();
            let Actor::Person(sato) = who(&services, &token).await else {
                panic!("nobody")
            };
            seen.push(sato.roles().to_vec());
            wait(&services, &clock, Duration::days(1));
        }
        let editor = vec![Role::Editor];
        assert_eq!(seen, [vec![], editor.clone(), editor, vec![]]);
    }
}

#[tokio::test]
async fn an_agent_never_loses_its_last_owner() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        let agent = owner.body().unwrap().clone();
        let sato = member(&services, (&agent, "editor"), SATO).await;
        let op = services.operation(owner.clone(), Language::Ja);
        let own = (&agent, person(&owner));
        let down = form(&["viewer"], ("2026-11-24", ""));
        assert_eq!(refusal(change(&op, own, &down).await), Refusal::LastOwner);
        let leaving = form(&["owner"], ("2026-11-24", "2027-03-31"));
        assert_eq!(
            refusal(change(&op, own, &leaving).await),
            Refusal::LastOwner
        );
        assert_eq!(refusal(remove(&op, own).await), Refusal::LastOwner);

        let up = form(&["owner"], ("2026-11-24", ""));
        change(&op, (&agent, person(&sato)), &up).await.unwrap();
        remove(&op, own).await.unwrap();
        let token = signs_in(&services, HANAKO, PASSWORD).await.unwrap();
        assert_eq!(who(&services, &token).await.body(), None);
    }
}

#[tokio::test]
async fn of_two_owners_who_remove_each_other_at_once_one_remains() {
    for (services, _clock) in databases().await {
        let one = owner(&services).await;
        let agent = one.body().unwrap().clone();
        let two = member(&services, (&agent, "owner"), SATO).await;
        let by = |actor: &Actor| services.operation(actor.clone(), Language::Ja);
        let (of_one, of_two) = (by(&one), by(&two));
        let (first, second) = tokio::join!(
            remove(&of_one, (&agent, person(&two))),
            remove(&of_two, (&agent, person(&one))),
        );
        assert_eq!(first.is_ok() as u8 + second.is_ok() as u8, 1);
        let lost = if first.is_ok() { second } else { first };
        assert_eq!(refusal(lost), Refusal::LastOwner);
    }
}

#[tokio::test]
async fn administrators_do_not_touch_their_own_rights() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let other = staff(&services, "other@rokin.example.jp", "administrator").await;
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        let op = services.operation(admin.clone(), Language::Ja);
        let house = &Body::Federation;
        let more = form(&["administrator", "approver"], ("2026-11-24", ""));
        let denied = Refusal::from(Denial::OwnRights);
        let own = (house, person(&admin));
        assert_eq!(refusal(change(&op, own, &more).await), denied);
        assert_eq!(refusal(remove(&op, own).await), denied);
        assert_eq!(refusal(deactivate(&op, person(&admin)).await), denied);
        change(&op, (house, person(&officer)), &more).await.unwrap();

        let theirs = services.operation(officer.clone(), Language::Ja);
        let answer = change(&theirs, (house, person(&other)), &more).await;
        assert_eq!(refusal(answer), Denial::Role.into());
    }
}

// ASVS 8.4.1
#[tokio::test]
async fn another_agents_people_look_absent() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(owner, Language::Ja);
        let foreign = Body::Agent(domain::ids::OrganisationId(op.new_id()));
        let viewer = form(&["viewer"], ("2026-11-24", ""));
        let answer = change(&op, (&foreign, person(&admin)), &viewer).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
        let agent = op.actor.body().unwrap().clone();
        let answer = change(&op, (&agent, person(&admin)), &viewer).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
}

// ASVS 7.4.2
#[tokio::test]
async fn an_account_out_of_use_is_out_at_once() {
    for (services, _clock) in databases().await {
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        let token = signs_in(&services, "officer@rokin.example.jp", PASSWORD)
            .await
            .unwrap();
        let op = services.operation(admin, Language::Ja);
        deactivate(&op, person(&officer)).await.unwrap();
        assert_eq!(who(&services, &token).await, Actor::Anonymous);
        let answer = signs_in(&services, "officer@rokin.example.jp", PASSWORD).await;
        assert_eq!(refusal(answer), Refusal::WrongCredentials);
        reactivate(&op, person(&officer)).await.unwrap();
        assert!(
            signs_in(&services, "officer@rokin.example.jp", PASSWORD)
                .await
                .is_ok()
        );
    }
}

#[tokio::test]
async fn the_accounts_of_agents_people_are_not_the_federations_to_end() {
    for (services, _clock) in databases().await {
        let owner = owner(&services).await;
        let admin = staff(&services, "admin@rokin.example.jp", "administrator").await;
        let op = services.operation(admin, Language::Ja);
        let answer = deactivate(&op, person(&owner)).await;
        assert_eq!(refusal(answer), Refusal::NotFound);
    }
}
