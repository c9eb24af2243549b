//! What happens in each story, and how many business days before today.

use super::agents::{Agent, Client, Story};

/// How many sections there are to fill in.
const ALL: usize = 8;

/// Something that one person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Register,
    Begin,
    Fill(usize),
    Submit,
    Withdraw,
    Correct,
    Take,
    Verify,
    Return,
    Propose,
    SendBack,
    Approve,
    Decline,
    Record { bank: String, answer: &'static str },
    Ask,
    Open,
    DrawUp,
    SignForAgent,
    SignForFederation,
    RequestClient,
    IssueClient,
    RevealSecret,
    Publish(usize),
}

/// An act, and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scene {
    pub(super) days_ago: u32,
    pub(super) act: Act,
}

/// The scenes of an agent's story, in their order.
pub(super) fn plot(agent: &Agent) -> Vec<Scene> {
    let days = agent.days;
    let mut scenes = Vec::new();
    let mut play = |days_ago: u32, act: Act| {
        scenes.push(Scene {
            days_ago: days_ago.max(1),
            act,
        })
    };
    match agent.story {
        Story::Registered => play(days, Act::Register),
        Story::Draft => {
            play(days + 1, Act::Register);
            play(days, Act::Begin);
            play(days, Act::Fill(agent.sections));
        }
        _ => {
            play(days + 4, Act::Register);
            play(days + 3, Act::Begin);
            play(days + 1, Act::Fill(ALL));
            play(days, Act::Submit);
            for (later, act) in review(agent).into_iter().chain(contract(agent)) {
                play(days.saturating_sub(later), act);
            }
        }
    }
    scenes
}

/// From the submission to the decision.
fn review(agent: &Agent) -> Vec<(u32, Act)> {
    let decided = agent.decided_after;
    let proposed = (decided - 2, Act::Propose);
    let taken = [(1, Act::Take), (2, Act::Verify)];
    let then = match agent.story {
        Story::Registered | Story::Draft | Story::Submitted => return Vec::new(),
        Story::InReview => vec![],
        Story::Returned => vec![(5, Act::Return)],
        Story::Resubmitted => vec![(15, Act::Return), (20, Act::Correct)],
        Story::Proposed => vec![proposed],
        Story::SentBack => vec![(15, Act::Propose), (18, Act::SendBack)],
        Story::Declined => vec![(10, Act::Propose), (12, Act::Decline)],
        Story::Withdrawn => vec![(4, Act::Withdraw)],
        Story::Consents
        | Story::Answered
        | Story::AwaitingAgent
        | Story::AwaitingFederation
        | Story::Concluded => vec![proposed, (decided, Act::Approve)],
    };
    taken.into_iter().chain(then).collect()
}

/// From the banks' answers to the client.
fn contract(agent: &Agent) -> Vec<(u32, Act)> {
    let mut acts = answers(agent);
    let signed = match agent.story {
        Story::AwaitingAgent => 1,
        Story::AwaitingFederation => 2,
        Story::Concluded => 3,
        _ => 0,
    };
    let signing = [
        (14, Act::DrawUp),
        (16, Act::SignForAgent),
        (17, Act::SignForFederation),
    ];
    let signing_steps = signing.len();
    acts.extend(signing.into_iter().take(signed));
    let client = [
        (20, Act::RequestClient),
        (21, Act::IssueClient),
        (22, Act::RevealSecret),
    ];
    acts.extend(client.into_iter().take(match agent.client {
        None => 0,
        Some(Client::Requested) => 1,
        Some(Client::Used) => 3,
    }));
    let published = [19, 21, 23].into_iter().zip(0..);
    let published = published.map(|(later, turn)| (later, Act::Publish(turn)));
    acts.extend(published.filter(|_| signed == signing_steps));
    acts.sort_by_key(|(later, _)| *later);
    acts
}

/// First the banks that want to be asked one by one, then their answers day by day.
fn answers(agent: &Agent) -> Vec<(u32, Act)> {
    let record = |bank: &String, answer| Act::Record {
        bank: bank.clone(),
        answer,
    };
    let decided = agent.decided_after;
    let asked = agent
        .unanswered
        .iter()
        .map(|bank| (decided, record(bank, "unanswered")));
    let given = agent.answered.iter().map(|bank| record(bank, "consented"));
    let given = given.chain(agent.refused.iter().map(|bank| record(bank, "refused")));
    let called = (!agent.unanswered.is_empty()).then_some((decided, Act::Ask));
    let reminded = match agent.story {
        Story::Consents => vec![(decided + 8, Act::Open), (decided + 8, Act::Ask)],
        _ => Vec::new(),
    };
    asked
        .chain(called)
        .chain(
            (2..)
                .zip(given)
                .map(|(later, act)| (decided + later.min(7), act)),
        )
        .chain(reminded)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::agents::script;
    use super::*;

    #[test]
    fn no_scene_comes_before_the_one_it_needs() {
        for agent in script().unwrap().agents {
            let days: Vec<u32> = plot(&agent).iter().map(|scene| scene.days_ago).collect();
            assert!(
                days.is_sorted_by(|one, next| one >= next),
                "{}: {days:?}",
                agent.slug
            );
        }
    }

    #[test]
    fn a_concluded_contract_went_all_the_way() {
        let script = script().unwrap();
        let scenes = plot(&script.agents[0]);
        for act in [
            Act::Approve,
            Act::DrawUp,
            Act::SignForFederation,
            Act::RevealSecret,
        ] {
            assert!(scenes.iter().any(|scene| scene.act == act), "{act:?}");
        }
    }
}
