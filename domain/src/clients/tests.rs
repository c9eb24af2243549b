use super::*;
use crate::accounts::{Actor, Role};
use crate::permissions::State;

fn standing() -> Standing {
    Standing {
        contract_in_force: true,
        registration_verified: true,
        family_ready: true,
        client: ClientState::Active,
        banks: vec!["2951".parse().unwrap()],
        scopes: vec!["balances".into()],
    }
}

#[test]
fn a_child_is_never_more_active_than_its_parent() {
    let spoil: [fn(&mut Standing); 4] = [
        |s| s.contract_in_force = false,
        |s| s.registration_verified = false,
        |s| s.client = ClientState::Revoked,
        |s| s.banks.clear(),
    ];
    assert!(Authorisation::of(standing()).production);
    for spoil in spoil {
        let mut spoiled = standing();
        spoil(&mut spoiled);
        let authorisation = Authorisation::of(spoiled);
        assert!(!authorisation.active && !authorisation.production);
        assert!(authorisation.banks.is_empty() && authorisation.scopes.is_empty());
        assert_eq!(authorisation.reasons.len(), 1);
    }
}

#[test]
fn before_readiness_a_client_connects_but_not_in_production() {
    let early = Standing {
        family_ready: false,
        ..standing()
    };
    let authorisation = Authorisation::of(early);
    assert!(authorisation.active && !authorisation.production);
    assert_eq!(authorisation.reasons, ["family_not_ready"]);
}

// ASVS 1.2.2
#[test]
fn redirects_are_https_or_loopback_and_bare_of_fragments() {
    let form = |uris: &str| ClientForm {
        client_name: "家計簿".into(),
        redirect_uris: uris.into(),
    };
    assert!(
        form("https://a.example/cb\nhttp://127.0.0.1:9/cb")
            .parse()
            .is_ok()
    );
    for bad in [
        "",
        "http://a.example/cb",
        "https://a.example/#x",
        "javascript:alert(1)",
        "https://a.example/\u{1a}cb",
        "https://a.example/\tcb",
        "https:a.example/cb",
        "https:/a.example/http://127.0.0.1",
        "https:///a.example/cb",
        "https://a.example:443/cb",
        "https://a.example/x/../cb",
        "https:\\\\a.example/cb",
        "HTTPS://a.example/cb",
        "https://a.exa\tmple/cb",
        "https://a.example/cb\u{1a}",
        "https://a.example/カード",
    ] {
        assert!(form(bad).parse().is_err(), "{bad}");
    }
}

// ASVS 2.3.1
#[test]
fn every_state_event_and_role_has_its_answer_and_revocation_is_final() {
    for role in Role::ALL {
        let actor = Actor::holding(role);
        let may: Vec<String> = ClientState::ALL
            .into_iter()
            .flat_map(|state| ClientEvent::ALL.map(|event| (state, event)))
            .filter_map(|(state, event)| {
                actor.require(event.action()).ok()?;
                let next = state.apply(event).ok()?;
                Some(format!("{} + {event:?} = {}", state.code(), next.code()))
            })
            .collect();
        let expected: &[&str] = match role {
            Role::Administrator => &[
                "requested + Issue = active",
                "active + Revoke = revoked",
                "suspended + Revoke = revoked",
            ],
            _ => &[],
        };
        assert_eq!(may, expected, "{role}");
    }
}

#[test]
fn no_client_is_active_under_a_contract_that_is_not() {
    for contract in ContractState::ALL {
        for client in ClientState::ALL {
            let after = client.under(contract);
            let is_active = after == ClientState::Active;
            let may_be = contract == ContractState::Concluded || !contract.is_signed();
            assert!(!is_active || may_be, "{client:?} under {contract:?}");
            let was_revoked = client == ClientState::Revoked;
            assert!(!was_revoked || after == client, "{contract:?}");
        }
    }
    let back = ClientState::Active.under(ContractState::Suspended);
    assert_eq!(back.under(ContractState::Concluded), ClientState::Active);
}

#[test]
fn the_table_knows_every_transition() {
    for state in ClientState::ALL {
        for event in ClientEvent::ALL {
            let listed = event.action().when().includes(State::Client(state));
            assert_eq!(listed, state.apply(event).is_ok(), "{state:?} + {event:?}");
        }
    }
}
