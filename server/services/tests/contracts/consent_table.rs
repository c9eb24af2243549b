//! The whole table of the consents, taken through the use-cases: every place that a bank's row can have, everything
//! that can happen to it, and everybody.

use crate::consent_events::{Event, Who, everybody};
use crate::consent_rows::{CONCLUDED, NEGOTIATED, Outcome, Rows};
use crate::people::refusal;
use crate::support::whole;
use domain::accounts::Role;
use domain::consents::RowState::{
    self, Asked, Conditional, Consented, NotAsked, Opened, Outdated, Refused, Standing, Withdrawn,
};
use domain::permissions::Denial;
use domain::refusal::Refusal;

/// What a bank can answer, and its place afterwards.
const ANSWERS: [(&str, RowState); 3] = [
    ("consented", Consented),
    ("conditional", Conditional),
    ("refused", Refused),
];
/// Everything that is not for everybody.
const EVENTS: [Event; 9] = [
    Event::Page("consented"),
    Event::Letter("consented", 2),
    Event::Remind,
    Event::See,
    Event::Withdraw,
    Event::RecordWithdrawal,
    Event::Material,
    Event::Immaterial,
    Event::Confirm,
];
/// What has its place before the conclusion only.
const NEGOTIATING: [Event; 6] = [
    Event::Page("consented"),
    Event::Letter("consented", 2),
    Event::Remind,
    Event::Material,
    Event::Immaterial,
    Event::Confirm,
];
/// Each who may take a consent back, with a bank at each place of [`CONCLUDED`].
const TAKING_BACK: [(Role, Event, [&str; 5]); 3] = [
    (
        Role::BankRepresentative,
        Event::Withdraw,
        ["2951", "2966", "2968", "2970", "2972"],
    ),
    (
        Role::BankDeputy,
        Event::Withdraw,
        ["2978", "2954", "2965", "2970", "2972"],
    ),
    (
        Role::Officer,
        Event::RecordWithdrawal,
        ["2984", "2963", "2987", "2970", "2972"],
    ),
];
/// Something that somebody tries, and how it is refused.
type Tried = (Event, Who, Refusal);
/// How far the next turn moves on among those who may, so that in three turns each of them has had one.
const STEP: usize = 5;

#[tokio::test]
async fn an_answer_on_the_page_counts_whatever_stood_there() {
    for (turn, (answer, after)) in ANSWERS.into_iter().enumerate() {
        let rows = Rows::negotiated().await;
        let outcomes = each([after; 8]);
        becomes((&rows, &NEGOTIATED), turn, (Event::Page(answer), &outcomes)).await;
    }
}

#[tokio::test]
async fn an_answer_by_link_counts_wherever_a_link_was_mailed_and_whoever_holds_it() {
    for (turn, (answer, after)) in ANSWERS.into_iter().enumerate() {
        let rows = Rows::negotiated().await;
        let mut outcomes = each([after; 8]);
        outcomes[..2].fill(Err(Refusal::Gone));
        becomes((&rows, &NEGOTIATED), turn, (Event::Link(answer), &outcomes)).await;
    }
}

#[tokio::test]
async fn a_letter_counts_for_the_draft_that_it_is_about() {
    let unanswered = [
        NotAsked, NotAsked, Asked, Opened, Asked, Asked, Asked, Asked,
    ];
    let letters = ANSWERS.map(|(answer, after)| (Event::Letter(answer, 2), [after; 8]));
    let others = [
        (Event::Letter("consented", 1), [Outdated; 8]),
        (Event::Letter("unanswered", 2), unanswered),
    ];
    for (event, after) in letters.into_iter().chain(others) {
        let rows = Rows::negotiated().await;
        becomes((&rows, &NEGOTIATED), 0, (event, &each(after))).await;
    }
}

#[tokio::test]
async fn only_a_bank_whose_answer_is_missing_is_reminded() {
    let nobody = || Err(Refusal::NobodyToAsk);
    let outcomes: [Outcome; 8] = [
        nobody(),
        Ok(Asked),
        Ok(Asked),
        Ok(Opened),
        nobody(),
        nobody(),
        nobody(),
        Ok(Outdated),
    ];
    let rows = Rows::negotiated().await;
    becomes((&rows, &NEGOTIATED), 0, (Event::Remind, &outcomes)).await;
}

#[tokio::test]
async fn opening_the_page_says_so_until_there_is_an_answer() {
    let after = [
        Standing,
        Opened,
        Opened,
        Opened,
        Consented,
        Conditional,
        Refused,
        Outdated,
    ];
    for turn in 0..2 {
        let rows = Rows::negotiated().await;
        becomes((&rows, &NEGOTIATED), turn, (Event::See, &each(after))).await;
    }
}

#[tokio::test]
async fn a_material_draft_outdates_every_consent_to_an_earlier_one_and_asks_who_is_missing() {
    let rows = Rows::negotiated().await;
    let officer = rows.acting(Some(Role::Officer), "2966");
    let happened = rows.happens(&officer, (Event::Material, "2966")).await;
    assert_eq!(happened, Ok(Outdated));
    let after = [
        Standing, Asked, Asked, Opened, Outdated, Outdated, Refused, Outdated,
    ];
    rows.stand(after).await;
}

#[tokio::test]
async fn an_immaterial_draft_gives_back_what_it_outdated_once_it_is_confirmed() {
    let rows = Rows::negotiated().await;
    let officer = rows.acting(Some(Role::Officer), "2966");
    let happened = rows.happens(&officer, (Event::Immaterial, "2966")).await;
    assert_eq!(happened, Ok(Outdated));
    let claimed = [
        Standing, NotAsked, Asked, Opened, Outdated, Outdated, Refused, Outdated,
    ];
    rows.stand(claimed).await;
    let approver = rows.acting(Some(Role::Approver), "2966");
    let happened = rows.happens(&approver, (Event::Confirm, "2966")).await;
    assert_eq!(happened, Ok(Consented));
    rows.stand(NEGOTIATED.map(|(_, state)| state)).await;
}

#[tokio::test]
async fn before_the_conclusion_nobody_takes_back_or_does_what_is_for_others() {
    let rows = Rows::negotiated().await;
    nobody_else_may(&rows, &NEGOTIATED).await;
    // A confirmation is of a claim, and nobody has made one.
    for event in [Event::Withdraw, Event::RecordWithdrawal, Event::Confirm] {
        refuses((&rows, &NEGOTIATED), (event, &Refusal::WrongState)).await;
    }
}

#[tokio::test]
async fn after_the_conclusion_a_consent_can_be_taken_back_and_nothing_else() {
    let rows = Rows::concluded().await;
    nobody_else_may(&rows, &CONCLUDED).await;
    for event in NEGOTIATING {
        refuses((&rows, &CONCLUDED), (event, &Refusal::WrongState)).await;
    }
    refuses(
        (&rows, &CONCLUDED),
        (Event::Link("consented"), &Refusal::Gone),
    )
    .await;
    // The page of the bank can be read for ever.
    let same: [Outcome; 5] = CONCLUDED.map(|(_, state)| Ok(state));
    becomes((&rows, &CONCLUDED), 0, (Event::See, &same)).await;
    for (role, event, codes) in TAKING_BACK {
        for (code, (_, from)) in codes.into_iter().zip(CONCLUDED) {
            assert_eq!(rows.state(code).await, from, "{code}");
            let expected = match from {
                Refused | Withdrawn => Err(Refusal::WrongState),
                _ => Ok(Withdrawn),
            };
            let op = rows.acting(Some(role), code);
            let happened = rows.happens(&op, (event, code)).await;
            assert_eq!(happened, expected, "{from:?} by {role}");
        }
    }
}

/// Each is let, and the banks stand there afterwards.
fn each(after: [RowState; 8]) -> [Outcome; 8] {
    after.map(Ok)
}

/// Lets it happen to one bank after the other, by those who may in turn; where it is refused, the bank stays.
async fn becomes(
    (rows, banks): (&Rows, &[(&str, RowState)]),
    turn: usize,
    (event, outcomes): (Event, &[Outcome]),
) {
    let people = event.people();
    for (place, ((code, from), outcome)) in banks.iter().zip(outcomes).enumerate() {
        let who = people[(place + STEP * turn) % people.len()];
        let op = rows.acting(who, code);
        let happened = rows.happens(&op, (event, code)).await;
        assert_eq!(happened, *outcome, "{event:?} to {from:?} by {who:?}");
        let after = outcome.as_ref().unwrap_or(from);
        assert_eq!(rows.state(code).await, *after, "{event:?} to {from:?}");
    }
}

/// It is refused to each who may otherwise, whatever the place, and nothing changes.
async fn refuses(
    (rows, banks): (&Rows, &[(&str, RowState)]),
    (event, expected): (Event, &Refusal),
) {
    let people = event.people().into_iter();
    let tried: Vec<Tried> = people.map(|who| (event, who, expected.clone())).collect();
    never(rows, banks, &tried).await;
}

/// Whoever may not is told so, whatever the place, and nothing changes.
async fn nobody_else_may(rows: &Rows, banks: &[(&str, RowState)]) {
    let mut strangers: Vec<Tried> = Vec::new();
    for event in EVENTS {
        let people = event.people();
        let others = everybody().into_iter().filter(|who| !people.contains(who));
        strangers.extend(others.map(|who| (event, who, denial(who))));
    }
    never(rows, banks, &strangers).await;
}

/// Each of these is refused at each place, and leaves every row of the portal as it was.
async fn never(rows: &Rows, banks: &[(&str, RowState)], tried: &[Tried]) {
    let before = whole(&rows.world.services).await;
    for (code, from) in banks {
        let seen = rows.sees(code).await;
        for (event, who, expected) in tried {
            let op = rows.acting(*who, code);
            let answer = rows.tries(&op, (*event, &seen)).await;
            let said = format!("{event:?} to {from:?} by {who:?}");
            assert!(answer.is_err(), "{said}");
            assert_eq!(refusal(answer), *expected, "{said}");
        }
    }
    assert_eq!(whole(&rows.world.services).await, before);
}

fn denial(who: Who) -> Refusal {
    match who {
        None => Refusal::SignInRequired,
        Some(_) => Denial::Role.into(),
    }
}
