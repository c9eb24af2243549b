use super::*;
use crate::accounts::{BodyKind, Helper, Role};
use uuid::Uuid;

// ASVS 8.2.1
#[test]
fn every_action_is_for_its_roles_and_nobody_else() {
    for action in Action::ALL {
        for role in Role::ALL {
            let listed = action.roles().contains(&role);
            let may = Actor::holding(role).may(action);
            assert_eq!(may, listed, "{action:?} by {role}");
        }
        let nobody = Actor::Anonymous.require(action);
        assert_eq!(nobody, Err(Refusal::SignInRequired));
    }
}

#[test]
fn without_a_second_factor_nobody_acts_for_the_federation_or_a_bank_signs_or_sees_a_secret() {
    for role in Role::ALL {
        let Actor::Person(mut identity) = Actor::holding(role) else {
            return;
        };
        identity.assurance = Assurance::Password;
        let actor = Actor::Person(identity);
        for action in Action::ALL {
            let listed = action.roles().contains(&role);
            let demanded = role.kind() != BodyKind::Agent
                || matches!(
                    action,
                    Action::SignForAgent
                        | Action::SignAsDelegate
                        | Action::DelegateForAgent
                        | Action::RevealSecret
                );
            assert_eq!(
                actor.may(action),
                listed && !demanded,
                "{action:?} by {role}"
            );
            assert_eq!(actor.lacks_factor(action), listed && demanded, "{action:?}");
        }
    }
}

#[test]
fn what_binds_or_is_shown_once_demands_a_factor_given_just_now() {
    for role in Role::ALL {
        let Actor::Person(mut identity) = Actor::holding(role) else {
            return;
        };
        identity.assurance = Assurance::Factor;
        let actor = Actor::Person(identity);
        for action in Action::ALL {
            let listed = action.roles().contains(&role);
            let is_grave = action.demands() == Assurance::FreshFactor;
            assert_eq!(actor.may(action), listed, "the button of {action:?}");
            assert_eq!(actor.require(action).is_ok(), listed && !is_grave);
            assert_eq!(actor.lacks_factor(action), listed && is_grave);
        }
    }
}

#[test]
fn whoever_helps_looks_and_fills_in_and_nothing_else() {
    let allowed = [
        Action::ReadOwn,
        Action::Begin,
        Action::Edit,
        Action::ReadTeam,
        Action::ReadBank,
    ];
    for role in [Role::Owner, Role::BankRepresentative] {
        let Actor::Person(mut identity) = Actor::holding(role) else {
            return;
        };
        identity.helper = Some(Box::new(Helper {
            person: crate::ids::PersonId(Uuid::from_u128(7)),
            name: "青木 管".into(),
            reason: "画面の確認".into(),
            until: chrono::DateTime::UNIX_EPOCH,
        }));
        let actor = Actor::Person(identity);
        assert_eq!(actor.themselves(), Err(Denial::Impersonating.into()));
        for action in Action::ALL {
            let listed = action.roles().contains(&role);
            let expected = match (listed, allowed.contains(&action)) {
                (true, true) => Ok(()),
                (true, false) => Err(Denial::Impersonating.into()),
                (false, _) => Err(Denial::Role.into()),
            };
            assert_eq!(actor.require(action), expected, "{action:?} by {role}");
            assert_eq!(actor.may(action), expected.is_ok(), "{action:?} by {role}");
        }
    }
}

#[test]
fn the_auditor_and_the_viewer_change_nothing_but_that_a_viewer_may_leave_and_sign_once_named() {
    let reading = [
        (Role::Auditor, vec![Action::ReadCases, Action::ReadPeople]),
        (
            Role::Viewer,
            vec![
                Action::ReadOwn,
                Action::SignAsDelegate,
                Action::ReadTeam,
                Action::Leave,
            ],
        ),
    ];
    for (role, expected) in reading {
        let actor = Actor::holding(role);
        let allowed = Action::ALL.into_iter().filter(|action| actor.may(*action));
        assert_eq!(allowed.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn nobody_has_a_right_of_another_kind_of_body() {
    for action in Action::ALL {
        let mut kinds: Vec<_> = action.roles().iter().map(|role| role.kind()).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), 1, "{action:?}");
    }
}

#[test]
fn a_hat_that_is_not_worn_gives_no_right() {
    let Actor::Person(mut owner) = Actor::holding(Role::Owner) else {
        return;
    };
    owner.other_hats.extend(owner.hat.take());
    let bareheaded = Actor::Person(owner);
    assert!(
        Action::ALL
            .into_iter()
            .all(|action| !bareheaded.may(action))
    );
}

#[test]
fn a_page_is_offered_only_in_the_state_for_it() {
    use crate::contracts::ContractState as S;
    let officer = Actor::holding(Role::Officer);
    let now = |state| officer.require_now(Action::TakeBack, State::Contract(state));
    assert_eq!(now(S::AwaitingAgentSignature), Ok(()));
    assert_eq!(now(S::Concluded), Err(Refusal::WrongState));
    let approver = Actor::holding(Role::Approver);
    let answer = approver.require_now(Action::TakeBack, State::Contract(S::Concluded));
    assert_eq!(answer, Err(Denial::Role.into()));
}

// ASVS 8.4.1
#[test]
fn another_organisations_thing_looks_absent() {
    let other = OrganisationId(Uuid::from_u128(7));
    let agent = Actor::holding(Role::Owner);
    assert_eq!(agent.require_sight(other), Err(Refusal::NotFound));
    assert_eq!(
        agent.require_own(Action::Edit, other),
        Err(Refusal::NotFound)
    );
}
