//! What people do, each by the use-case behind the button that they press; and the calendar.

use crate::stage::BANKS;
use domain::contracts::Party;
use proptest::prelude::*;
use std::ops::Range;

/// Something that somebody tries; whoever may not or comes too late is refused, which is as good.
#[derive(Clone, Copy, Debug)]
pub enum Happening {
    Verifies,
    /// The list no longer has the agent, which nobody presses a button for.
    LosesRegistration,
    /// Whether the systems are ready, or everything is open again.
    Announces(bool),
    Records(usize, &'static str),
    Withdraws(usize, u64),
    Edits,
    Issues(&'static str),
    Confirms,
    Remarks,
    Settles,
    /// In how many days it takes effect, and who signs first.
    DrawsUp(u64, &'static str),
    TakesBack,
    AgentSigns,
    FederationSigns,
    Declines(Party),
    /// Who of the Federation's people records a sheet that the party signed that is next.
    RecordsPaper(usize),
    ConfirmsPaper(usize),
    ReturnsPaper(usize),
    /// The party names somebody else who signs for it.
    Names(Party),
    TakesNameBack(Party),
    /// Whoever is named, or would be.
    NamedSigns(Party),
    Abandons,
    Amends,
    Suspends,
    Resumes,
    /// How, and by a notice, in how many days.
    Ends(&'static str, u64),
    AsksForClient,
    IssuesClient,
    RevokesClient,
    AsksForSuspension(usize),
    DecidesSuspension(&'static str),
    LiftsSuspension,
    /// Days pass, and the calendar does what is due.
    Waits(u64),
}

use Happening::{
    Abandons, AgentSigns, Amends, Announces, AsksForClient, AsksForSuspension, Confirms,
    ConfirmsPaper, DecidesSuspension, Declines, DrawsUp, Edits, Ends, FederationSigns, Issues,
    IssuesClient, LiftsSuspension, LosesRegistration, NamedSigns, Names, Records, RecordsPaper,
    Remarks, Resumes, ReturnsPaper, RevokesClient, Settles, Suspends, TakesBack, TakesNameBack,
    Verifies, Waits, Withdraws,
};

/// From an approved application to a client that works.
pub const STRAIGHT_WAY: [Happening; 7] = [
    Verifies,
    DrawsUp(3, "agent_first"),
    AgentSigns,
    FederationSigns,
    AsksForClient,
    IssuesClient,
    Waits(3),
];

/// On from there: the contract is amended, and the amendment signed on paper and by others who were named.
pub const AMENDED_WAY: [Happening; 9] = [
    Amends,
    DrawsUp(2, "agent_first"),
    RecordsPaper(0),
    ConfirmsPaper(1),
    Names(Party::Federation),
    NamedSigns(Party::Federation),
    Waits(1),
    Waits(1),
    Amends,
];

/// A contract that is signed on paper by both sides, and the amendment of it that falls with it.
pub const PAPER_WAY: [Happening; 13] = [
    Verifies,
    DrawsUp(1, "federation_first"),
    RecordsPaper(1),
    ReturnsPaper(2),
    RecordsPaper(1),
    ConfirmsPaper(2),
    RecordsPaper(0),
    ConfirmsPaper(1),
    Waits(1),
    Amends,
    DrawsUp(3, "agent_first"),
    AgentSigns,
    Ends("for_cause", 0),
];

/// Half of the sequences begin where a client works already, so that they come to what follows.
pub fn sequence(steps: Range<usize>) -> impl Strategy<Value = Vec<Happening>> {
    let some = prop::collection::vec(happening(), steps);
    (prop::bool::ANY, some).prop_map(|(is_far, some)| {
        let before: &[Happening] = if is_far { &STRAIGHT_WAY } else { &[] };
        before.iter().copied().chain(some).collect::<Vec<_>>()
    })
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        5 => usual(),
        2 => unusual(),
    ]
}

/// How a text is signed other than on the page, and what becomes of it afterwards.
fn unusual() -> impl Strategy<Value = Happening> {
    let party = prop::sample::select(Party::ALL.to_vec());
    prop_oneof![
        // Whoever is next, by those who may record it.
        4 => (0..2_usize).prop_map(RecordsPaper),
        5 => (0..3_usize).prop_map(ConfirmsPaper),
        1 => (0..3_usize).prop_map(ReturnsPaper),
        2 => party.clone().prop_map(Names),
        1 => party.clone().prop_map(TakesNameBack),
        4 => party.clone().prop_map(NamedSigns),
        2 => party.prop_map(Declines),
        1 => Just(Abandons),
        8 => Just(Amends),
    ]
}

/// What leads on happens more often than what leads back, so that many sequences come far.
fn usual() -> impl Strategy<Value = Happening> {
    let bank = 0..BANKS.len();
    let answer = prop::sample::select(vec![
        "consented",
        "consented",
        "conditional",
        "refused",
        "unanswered",
    ]);
    let order = prop::sample::select(vec!["agent_first", "federation_first"]);
    let ending = prop::sample::select(vec!["not_renewed", "by_notice", "for_cause"]);
    prop_oneof![
        4 => Just(Verifies),
        1 => Just(LosesRegistration),
        2 => prop::bool::weighted(0.8).prop_map(Announces),
        4 => (bank.clone(), answer).prop_map(|(bank, answer)| Records(bank, answer)),
        1 => (bank.clone(), 0..20_u64).prop_map(|(bank, days)| Withdraws(bank, days)),
        1 => Just(Edits),
        1 => prop::sample::select(vec!["material", "immaterial"]).prop_map(Issues),
        1 => Just(Confirms),
        1 => Just(Remarks),
        2 => Just(Settles),
        10 => (0..4_u64, order).prop_map(|(days, order)| DrawsUp(days, order)),
        1 => Just(TakesBack),
        12 => Just(AgentSigns),
        12 => Just(FederationSigns),
        2 => Just(Suspends),
        3 => Just(Resumes),
        1 => (ending, 80..120_u64).prop_map(|(ending, days)| Ends(ending, days)),
        5 => Just(AsksForClient),
        5 => Just(IssuesClient),
        1 => Just(RevokesClient),
        2 => bank.prop_map(AsksForSuspension),
        2 => prop::sample::select(vec!["accept", "decline"]).prop_map(DecidesSuspension),
        2 => Just(LiftsSuspension),
        4 => prop::sample::select(vec![1, 3, 15, 100]).prop_map(Waits),
    ]
}
