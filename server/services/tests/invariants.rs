//! Whatever the people of the portal do, in whatever order, by the real use-cases: no contract is concluded while something
//! is missing, no client may do anything while what it depends on is not in force, and an amendment is never in effect
//! beside what it amends. All that is read from the rows themselves, by other code than that of the portal. Whoever is
//! refused has changed none of them.
//!
//! The rules alone are tried in thousands of sequences in `domain`; here it is that the use-cases keep to them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/desk.rs"]
mod desk;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "the single steps are tried elsewhere")]
mod world;

#[path = "invariants/checks.rs"]
mod checks;
#[path = "invariants/concluding.rs"]
mod concluding;
#[path = "invariants/editions.rs"]
mod editions;
#[path = "invariants/happenings.rs"]
mod happenings;
#[path = "invariants/playing.rs"]
mod playing;
#[path = "invariants/signing.rs"]
mod signing;
#[path = "invariants/stage.rs"]
mod stage;

use happenings::{AMENDED_WAY, Happening, PAPER_WAY, STRAIGHT_WAY, sequence};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use stage::Stage;
use support::whole;

/// Each sequence has a database of its own and sets a few documents, so there are not many.
const CASES: u32 = 7;
const STEPS: std::ops::Range<usize> = 25..50;

#[test]
fn no_sequence_of_steps_concludes_too_early_or_authorises_too_much() {
    let config = Config {
        cases: CASES,
        max_shrink_iters: 30,
        failure_persistence: None,
        ..Config::default()
    };
    // The same sequences each time, so that a failure is not a matter of luck.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let tried = runner.run(&sequence(STEPS), |sequence| {
        runtime.block_on(play(&sequence))
    });
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(why, sequence)) => panic!("{why}\nafter {sequence:#?}"),
        Err(other) => panic!("{other}"),
    }
}

async fn play(sequence: &[Happening]) -> std::result::Result<(), TestCaseError> {
    let stage = Stage::new().await;
    let mut rows = whole(&stage.world.services).await;
    for (place, happening) in sequence.iter().enumerate() {
        let before = checks::concluded(&stage).await;
        let is_refused = stage.play(happening).await;
        let after = whole(&stage.world.services).await;
        let is_kept = !is_refused || after == rows;
        prop_assert!(is_kept, "step {place}, {happening:?}: refused, but done");
        rows = after;
        let told = checks::told(&stage, &before).await;
        prop_assert!(told.is_empty(), "step {place}, {happening:?}: {told:?}");
    }
    Ok(())
}

/// Plays what nobody is refused.
async fn goes(stage: &Stage, way: &[Happening]) {
    for happening in way {
        let before = checks::concluded(stage).await;
        assert!(!stage.play(happening).await, "{happening:?} is refused");
        let told = checks::told(stage, &before).await;
        assert!(told.is_empty(), "{happening:?}: {told:?}");
    }
}

/// The sequence that leads to a client that reaches the banks, and on: what is never reached proves nothing.
#[tokio::test]
async fn the_straight_way_leads_to_a_client_that_works_and_goes_on_under_an_amendment() {
    let stage = Stage::new().await;
    goes(&stage, &STRAIGHT_WAY).await;
    assert_eq!(checks::concluded(&stage).await.len(), 1);
    assert_eq!(checks::working(&stage).await, 1);
    goes(&stage, &AMENDED_WAY).await;
    assert_eq!(checks::concluded(&stage).await.len(), 2);
    assert_eq!(checks::working(&stage).await, 1);
    let stand = ["awaiting_consents", "concluded", "ended"];
    assert_eq!(states(&stage).await, stand);
}

#[tokio::test]
async fn a_contract_is_concluded_on_paper_and_its_amendment_falls_with_it() {
    let stage = Stage::new().await;
    goes(&stage, &PAPER_WAY).await;
    assert_eq!(checks::concluded(&stage).await.len(), 1);
    assert_eq!(states(&stage).await, ["abandoned", "ended"]);
}

/// Where the contract and its amendments stand, in the order of the words.
async fn states(stage: &Stage) -> Vec<String> {
    let rows = stage.contracts().await.into_iter();
    let mut states: Vec<String> = rows.map(|row| row.state).collect();
    states.sort_unstable();
    states
}
