//! Whatever the people of the portal do, in whatever order, by the real use-cases: no contract is concluded while something
//! is missing, and no client may do anything while what it depends on is not in force. Both are read from the rows
//! themselves, by other code than that of the portal.
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
#[path = "invariants/happenings.rs"]
mod happenings;
#[path = "invariants/playing.rs"]
mod playing;
#[path = "invariants/stage.rs"]
mod stage;

use happenings::{Happening, happening};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use stage::Stage;

/// Each sequence has a database of its own and sets a few documents, so there are not many.
const CASES: u32 = 6;
const STEPS: std::ops::Range<usize> = 20..45;

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
    let sequences = prop::collection::vec(happening(), STEPS);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let tried = runner.run(&sequences, |sequence| runtime.block_on(play(&sequence)));
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(why, sequence)) => panic!("{why}\nafter {sequence:#?}"),
        Err(other) => panic!("{other}"),
    }
}

async fn play(sequence: &[Happening]) -> std::result::Result<(), TestCaseError> {
    let stage = Stage::new().await;
    for (place, happening) in sequence.iter().enumerate() {
        let before = checks::concluded(&stage).await;
        stage.play(happening).await;
        let told = checks::told(&stage, &before).await;
        prop_assert!(told.is_empty(), "step {place}, {happening:?}: {told:?}");
    }
    Ok(())
}

/// The sequence that leads to a client that reaches the banks: what is never reached proves nothing.
#[tokio::test]
async fn the_straight_way_leads_to_a_client_that_works() {
    let stage = Stage::new().await;
    for happening in happenings::STRAIGHT_WAY {
        let before = checks::concluded(&stage).await;
        stage.play(&happening).await;
        let told = checks::told(&stage, &before).await;
        assert!(told.is_empty(), "{happening:?}: {told:?}");
    }
    assert_eq!(checks::concluded(&stage).await.len(), 1);
    assert_eq!(checks::working(&stage).await, 1);
}
