//! What people do, each by the use-case behind the button that they press; and the calendar.

use crate::stage::BANKS;
use proptest::prelude::*;

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
    AgentDeclines,
    FederationSigns,
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
    AgentDeclines, AgentSigns, Announces, AsksForClient, AsksForSuspension, Confirms,
    DecidesSuspension, DrawsUp, Edits, Ends, FederationSigns, Issues, IssuesClient,
    LiftsSuspension, LosesRegistration, Records, Remarks, Resumes, RevokesClient, Settles,
    Suspends, TakesBack, Verifies, Waits, Withdraws,
};

/// From an approved application to a client that works.
pub const STRAIGHT_WAY: [Happening; 8] = [
    Verifies,
    Announces(true),
    DrawsUp(3, "agent_first"),
    AgentSigns,
    FederationSigns,
    AsksForClient,
    IssuesClient,
    Waits(3),
];

/// What leads on happens more often than what leads back, so that many sequences come far.
pub fn happening() -> impl Strategy<Value = Happening> {
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
        1 => Just(AgentDeclines),
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
