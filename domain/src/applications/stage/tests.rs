//! The whole table: every state × every event, so that a new arm cannot slip in unseen.

use super::*;
use crate::accounts::{Actor, Role};
use crate::permissions::State;
use chrono::NaiveDate;
use uuid::Uuid;

const OFFICER: PersonId = PersonId(Uuid::from_u128(1));
const APPROVER: PersonId = PersonId(Uuid::from_u128(2));

fn at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn order() -> CorrectionOrder {
    CorrectionOrder {
        sections: vec![Section::Service],
        criterion: "1-2".into(),
        reason: "登記と一致しません。".into(),
        due_on: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
    }
}

fn declination() -> Declination {
    Declination {
        criterion: "1-2".into(),
        reason: "基準を満たしません。".into(),
    }
}

fn stages() -> Vec<Stage> {
    vec![
        Stage::Draft,
        Stage::Submitted { at: at() },
        Stage::InReview { officer: OFFICER },
        Stage::Returned {
            officer: OFFICER,
            order: order(),
        },
        Stage::Proposed {
            proposer: OFFICER,
            memo: "適合".into(),
            at: at(),
        },
        Stage::Approved {
            proposer: OFFICER,
            approver: APPROVER,
            at: at(),
        },
        Stage::Declined {
            proposer: OFFICER,
            approver: APPROVER,
            declination: declination(),
            at: at(),
        },
        Stage::Withdrawn { at: at() },
    ]
}

fn events() -> Vec<(&'static str, Event)> {
    vec![
        ("submit", Event::Submit { at: at() }),
        ("take", Event::Take { officer: OFFICER }),
        (
            "return",
            Event::ReturnForCorrection {
                officer: OFFICER,
                order: order(),
            },
        ),
        (
            "propose",
            Event::Propose {
                officer: OFFICER,
                memo: "適合".into(),
                at: at(),
            },
        ),
        (
            "approve",
            Event::Approve {
                approver: APPROVER,
                at: at(),
            },
        ),
        ("send_back", Event::SendBack { approver: APPROVER }),
        (
            "decline",
            Event::Decline {
                approver: APPROVER,
                declination: declination(),
                at: at(),
            },
        ),
        ("withdraw", Event::Withdraw { at: at() }),
    ]
}

#[test]
fn the_table_is_complete() {
    let mut table = Vec::new();
    for stage in stages() {
        for (name, event) in events() {
            if let Ok(next) = stage.clone().apply(event) {
                table.push(format!("{} + {name} = {}", stage.code(), next.code()));
            }
        }
    }
    assert_eq!(
        table,
        [
            "draft + submit = submitted",
            "draft + withdraw = withdrawn",
            "submitted + take = in_review",
            "submitted + withdraw = withdrawn",
            "in_review + take = in_review",
            "in_review + return = returned",
            "in_review + propose = proposed",
            "in_review + withdraw = withdrawn",
            "returned + submit = in_review",
            "returned + withdraw = withdrawn",
            "proposed + approve = approved",
            "proposed + send_back = in_review",
            "proposed + decline = declined",
            "proposed + withdraw = withdrawn",
        ]
    );
}

// ASVS 2.3.1
#[test]
fn every_state_event_and_role_has_its_answer() {
    let roles = Role::ALL
        .into_iter()
        .map(|role| (role, Actor::holding(role)));
    for (role, actor) in roles {
        let mut may = Vec::new();
        for stage in stages() {
            for (name, event) in events() {
                let allowed = actor.require(event.action());
                if allowed.and_then(|()| stage.clone().apply(event)).is_ok() {
                    may.push(format!("{} + {name}", stage.code()));
                }
            }
        }
        assert_eq!(may, expected(role), "{role}");
    }
}

/// What one role alone can make happen; everything that is not listed is refused.
fn expected(role: Role) -> &'static [&'static str] {
    match role {
        Role::Owner | Role::Editor => &[
            "draft + submit",
            "draft + withdraw",
            "submitted + withdraw",
            "in_review + withdraw",
            "returned + submit",
            "returned + withdraw",
            "proposed + withdraw",
        ],
        Role::Officer => &[
            "submitted + take",
            "in_review + take",
            "in_review + return",
            "in_review + propose",
        ],
        Role::Approver => &[
            "proposed + approve",
            "proposed + send_back",
            "proposed + decline",
        ],
        _ => &[],
    }
}

#[test]
fn the_table_knows_every_transition() {
    for stage in stages() {
        for (name, event) in events() {
            let listed = event
                .action()
                .when()
                .includes(State::Application(stage.kind()));
            let answer = stage.clone().apply(event);
            assert_eq!(listed, answer.is_ok(), "{} + {name}", stage.code());
        }
    }
}

#[test]
fn without_a_session_nothing_happens() {
    for (name, event) in events() {
        let answer = Actor::Anonymous.require(event.action());
        assert_eq!(answer, Err(Refusal::SignInRequired), "{name}");
    }
}

#[test]
fn nobody_decides_on_their_own_proposal() {
    let own = [
        Event::Approve {
            approver: OFFICER,
            at: at(),
        },
        Event::SendBack { approver: OFFICER },
        Event::Decline {
            approver: OFFICER,
            declination: declination(),
            at: at(),
        },
    ];
    for event in own {
        let proposed = Stage::Proposed {
            proposer: OFFICER,
            memo: "適合".into(),
            at: at(),
        };
        assert_eq!(proposed.apply(event), Err(Refusal::ProposerMayNotDecide));
    }
}

#[test]
fn a_return_unlocks_only_what_it_names() {
    let returned = Stage::Returned {
        officer: OFFICER,
        order: order(),
    };
    let open: Vec<_> = Section::ALL
        .into_iter()
        .filter(|s| returned.unlocks(*s))
        .collect();
    assert_eq!(open, [Section::Service]);
    assert!(Section::ALL.into_iter().all(|s| Stage::Draft.unlocks(s)));
    assert!(!Stage::Submitted { at: at() }.unlocks(Section::Service));
}

#[test]
fn a_resubmission_goes_back_to_the_same_officer() {
    let returned = Stage::Returned {
        officer: OFFICER,
        order: order(),
    };
    let again = returned.apply(Event::Submit { at: at() }).unwrap();
    assert_eq!(again.officer(), Some(OFFICER));
    assert_eq!(again.owner(), Owner::Federation);
}
