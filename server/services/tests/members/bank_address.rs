//! Where a bank gets its questions: set, changed, emptied, and who may do so.

use crate::people::*;
use crate::support::{databases, fails_wholly, whole};
use crate::world::{World, worlds};
use domain::accounts::Language;
use domain::forms::FieldProblem;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::consents;
use services::mail::Letter;
use services::members::bank_address::{BankAddressForm, bank_addresses, change_bank_address};
use services::{Operation, Result, Services};

const OKINAWA: &str = "2997";
const OLD: &str = "jimu@okinawa.example.jp";
const NEW: &str = "api@okinawa.example.jp";

async fn administrator(services: &Services) -> Operation {
    let actor = staff(services, "admin@rokin.example.jp", "administrator").await;
    services.operation(actor, Language::Ja)
}

fn form(seen: &str, email: &str) -> BankAddressForm {
    BankAddressForm {
        email: email.into(),
        seen: seen.into(),
    }
}

async fn change(op: &Operation, (seen, email): (&str, &str)) -> Result<()> {
    let bank = OKINAWA.parse().unwrap();
    change_bank_address(op, &bank, &form(seen, email)).await
}

/// What stands there for Okinawa.
async fn stands(op: &Operation) -> Option<String> {
    let all = bank_addresses(op).await.unwrap();
    assert_eq!(all.len(), 13);
    let mut all = all.into_iter();
    let one = all.find(|one| one.bank.code.as_str() == OKINAWA);
    one.unwrap().email
}

#[tokio::test]
async fn a_bank_gets_an_address_another_one_and_none() {
    for (services, _clock) in databases().await {
        let op = administrator(&services).await;
        assert_eq!(stands(&op).await, None);
        change(&op, ("", " JIMU@okinawa.example.jp "))
            .await
            .unwrap();
        assert_eq!(stands(&op).await.as_deref(), Some(OLD));
        change(&op, (OLD, NEW)).await.unwrap();
        assert_eq!(stands(&op).await.as_deref(), Some(NEW));
        // What stands there already is no change.
        change(&op, (NEW, NEW)).await.unwrap();
        change(&op, (NEW, " ")).await.unwrap();
        assert_eq!(stands(&op).await, None);
        let written = trail(&services).await;
        let changes = written
            .iter()
            .filter(|verb| *verb == "bank.address_changed");
        assert_eq!(changes.count(), 3);
        let give = async || change(&op, ("", OLD)).await;
        fails_wholly(&services, &["audit_event"], give).await;
    }
}

#[tokio::test]
async fn what_is_no_address_and_what_was_not_seen_changes_nothing() {
    for (services, _clock) in databases().await {
        let op = administrator(&services).await;
        change(&op, ("", OLD)).await.unwrap();
        let before = whole(&services).await;
        for wrong in ["okinawa", "api@okinawa", "a b@okinawa.example.jp"] {
            let Refusal::Invalid { fields } = refusal(change(&op, (OLD, wrong)).await) else {
                panic!("{wrong}")
            };
            assert_eq!(
                fields.get("email"),
                Some(&FieldProblem::NotAnEmail),
                "{wrong}"
            );
        }
        for seen in ["", NEW] {
            let stale = change(&op, (seen, NEW)).await;
            assert_eq!(refusal(stale), Refusal::Stale, "{seen}");
        }
        let nobody = "9999".parse().unwrap();
        let none = change_bank_address(&op, &nobody, &form("", NEW)).await;
        assert_eq!(refusal(none), Refusal::NotFound);
        assert_eq!(whole(&services).await, before);
    }
}

#[tokio::test]
async fn only_administrators_change_an_address_and_auditors_read_it() {
    for (services, _clock) in databases().await {
        let auditor = staff(&services, "auditor@rokin.example.jp", "auditor").await;
        let officer = staff(&services, "officer@rokin.example.jp", "officer").await;
        let before = whole(&services).await;
        let auditor = services.operation(auditor, Language::Ja);
        let officer = services.operation(officer, Language::Ja);
        for op in [&auditor, &officer] {
            let tried = change(op, ("", NEW)).await;
            assert_eq!(refusal(tried), Denial::Role.into());
        }
        let stranger = visitor(&services);
        let tried = change(&stranger, ("", NEW)).await;
        assert_eq!(refusal(tried), Refusal::SignInRequired);
        assert_eq!(whole(&services).await, before);
        assert_eq!(stands(&auditor).await, None);
        let read = bank_addresses(&officer).await;
        assert_eq!(refusal(read), Denial::Role.into());
    }
}

/// To whom a question about the contract was mailed.
async fn asked(world: &World) -> Vec<String> {
    let all = mails(&world.services).await.into_iter();
    all.filter(|mail| matches!(mail.letter, Letter::ConsentRequested { .. }))
        .map(|mail| mail.to)
        .collect()
}

#[tokio::test]
async fn the_next_question_goes_to_the_new_address() {
    for world in worlds().await {
        world.records(OKINAWA, "unanswered").await.unwrap();
        let officer = world.officer();
        let unreachable = consents::remind(&officer, world.contract, None).await;
        assert_eq!(refusal(unreachable), Refusal::NobodyToAsk);
        let op = administrator(&world.services).await;
        change(&op, ("", OLD)).await.unwrap();
        for new in [NEW, ""] {
            let seen = stands(&op).await.unwrap();
            let sent = consents::remind(&officer, world.contract, None).await;
            assert_eq!(sent.unwrap(), 1, "{seen}");
            let told = asked(&world).await;
            assert_eq!(told.iter().filter(|to| **to == seen).count(), 1, "{seen}");
            change(&op, (&seen, new)).await.unwrap();
        }
        assert_eq!(asked(&world).await.len(), 2);
        let again = consents::remind(&officer, world.contract, None).await;
        assert_eq!(refusal(again), Refusal::NobodyToAsk);
    }
}
