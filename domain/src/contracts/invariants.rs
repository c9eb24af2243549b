//! Whatever happens in whatever order: no contract is concluded while something is missing, and nothing is authorised
//! under a contract that is not in force.

use super::{ContractEvent, ContractState, Party, Preconditions, SigningOrder, Stage};
use crate::clients::{Authorisation, ClientEvent, ClientState, Standing};
use crate::consents::Progress;
use crate::ids::PersonId;
use chrono::{DateTime, Days, NaiveDate};
use proptest::prelude::*;
use uuid::Uuid;

/// Something that can happen, to the contract or around it.
#[derive(Clone, Debug)]
enum Happening {
    Contract(ContractEvent),
    Lapse,
    Client(ClientEvent),
    Registration(bool),
    Answers(u32, u32, u32),
    Terms(usize),
    Draft(bool, usize),
    Day(u64),
    Overlap(bool),
    Amended(bool),
    Withdrawn(bool),
    Banks(bool),
}

/// A contract with everything around it, held together as the use-cases do.
#[derive(Clone, Debug)]
struct World {
    order: SigningOrder,
    state: ContractState,
    facts: Preconditions,
    client: ClientState,
}

fn happening() -> impl Strategy<Value = Happening> {
    let event = prop::sample::select(ContractEvent::ALL.to_vec());
    let client = prop::sample::select(ClientEvent::ALL.to_vec());
    prop_oneof![
        8 => event.prop_map(Happening::Contract),
        1 => Just(Happening::Lapse),
        2 => client.prop_map(Happening::Client),
        1 => prop::bool::weighted(0.8).prop_map(Happening::Registration),
        2 => (0..2_u32, 0..2_u32, 0..3_u32)
            .prop_map(|(unanswered, outdated, yes)| Happening::Answers(unanswered, outdated, yes)),
        1 => (2..4_usize).prop_map(Happening::Terms),
        1 => (prop::bool::weighted(0.8), 0..2_usize)
            .prop_map(|(settled, open)| Happening::Draft(settled, open)),
        1 => (0..3_u64).prop_map(Happening::Day),
        1 => prop::bool::weighted(0.2).prop_map(Happening::Overlap),
        1 => prop::bool::weighted(0.8).prop_map(Happening::Amended),
        1 => prop::bool::weighted(0.2).prop_map(Happening::Withdrawn),
        1 => prop::bool::weighted(0.9).prop_map(Happening::Banks),
    ]
}

fn complete(order: SigningOrder) -> World {
    let day = NaiveDate::default();
    World {
        order,
        state: ContractState::AwaitingConsents,
        client: ClientState::Requested,
        facts: Preconditions {
            registration: Some((PersonId(Uuid::nil()), DateTime::UNIX_EPOCH, Some(day))),
            answers: Progress {
                banks: 13,
                consented: 13,
                ..Progress::default()
            },
            terms: 3,
            draft_settled: true,
            effective_from: Some(day + Days::new(1)),
            earliest: day,
            names_consenting: true,
            ..Preconditions::default()
        },
    }
}

impl World {
    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Contract(event) => self.take(event),
            Happening::Lapse => {
                if let Ok(next) = self.state.lapse() {
                    self.enter(next);
                }
            }
            Happening::Client(event) => self.client_takes(event),
            Happening::Registration(known) => {
                let day = NaiveDate::default();
                let found = (PersonId(Uuid::nil()), DateTime::UNIX_EPOCH, Some(day));
                self.facts.registration = known.then_some(found);
            }
            Happening::Answers(unanswered, outdated, consented) => {
                self.facts.answers = Progress {
                    unanswered,
                    outdated,
                    consented,
                    ..Progress::default()
                };
            }
            Happening::Terms(terms) => self.facts.terms = terms,
            Happening::Draft(settled, open) => {
                self.facts.draft_settled = settled;
                self.facts.open_comments = open;
            }
            Happening::Day(days) => self.facts.earliest = NaiveDate::default() + Days::new(days),
            Happening::Overlap(is_there) => {
                let number = is_there.then(|| "K2026-0001".to_owned());
                self.facts.overlaps = number.into_iter().collect();
            }
            Happening::Amended(in_force) => self.facts.amended_in_force = Some(in_force),
            Happening::Withdrawn(is_there) => {
                let bank = is_there.then(|| "中央労働金庫".to_owned());
                self.facts.withdrawn = bank.into_iter().collect();
            }
            Happening::Banks(same) => self.facts.names_consenting = same,
        }
    }

    fn take(&mut self, event: ContractEvent) {
        let Ok(next) = self.state.apply(event, self.order) else {
            return;
        };
        let mut facts = self.facts.clone();
        facts.signed.extend(signer(event));
        let is_ready = match event {
            ContractEvent::DrawUp => facts.missing(Stage::DrawUp).is_empty(),
            _ if self.state.awaits().is_some() && next == ContractState::Concluded => {
                facts.missing(Stage::Conclude).is_empty()
            }
            _ => true,
        };
        if is_ready {
            self.facts = facts;
            self.enter(next);
        }
    }

    fn enter(&mut self, next: ContractState) {
        if next == ContractState::AwaitingConsents {
            self.facts.signed.clear();
        }
        self.state = next;
        self.client = self.client.under(next);
    }

    /// A client is issued under a contract that is concluded only.
    fn client_takes(&mut self, event: ClientEvent) {
        let may = event != ClientEvent::Issue || self.state == ContractState::Concluded;
        if let (Ok(next), true) = (self.client.apply(event), may) {
            self.client = next;
        }
    }

    fn authorises(&self) -> bool {
        let standing = Standing {
            contract_in_force: self.state == ContractState::Concluded,
            registration_verified: self.facts.registration.is_some(),
            family_ready: true,
            client: self.client,
            banks: match self.facts.answers.consented {
                0 => Vec::new(),
                _ => vec!["2963".parse().unwrap()],
            },
            scopes: Vec::new(),
        };
        Authorisation::of(standing).production
    }
}

fn signer(event: ContractEvent) -> Option<Party> {
    Party::ALL.into_iter().find(|party| party.signs() == event)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_sequence_concludes_without_a_precondition_or_authorises_under_a_parent_that_is_not_in_force(
        federation_first in any::<bool>(),
        happenings in prop::collection::vec(happening(), 0..60),
    ) {
        let order = match federation_first {
            true => SigningOrder::FederationFirst,
            false => SigningOrder::AgentFirst,
        };
        let mut world = complete(order);
        for happening in happenings {
            let before = world.state;
            world.happen(happening);
            if before.awaits().is_some() && world.state == ContractState::Concluded {
                prop_assert_eq!(world.facts.missing(Stage::Conclude), vec![]);
                prop_assert_eq!(world.facts.signed.clone(), order.parties().to_vec());
            }
            if world.state.awaits() == Some(order.first()) {
                prop_assert!(world.facts.signed.is_empty());
            }
            if world.client == ClientState::Active || world.authorises() {
                prop_assert_eq!(world.state, ContractState::Concluded);
            }
        }
    }
}

#[test]
fn with_everything_there_the_way_ends_in_a_contract() {
    for order in SigningOrder::ALL {
        let mut world = complete(order);
        world.take(ContractEvent::DrawUp);
        for party in order.parties() {
            world.take(party.signs());
        }
        assert_eq!(world.state, ContractState::Concluded);
        world.client_takes(ClientEvent::Issue);
        assert!(world.authorises());
        world.take(ContractEvent::Suspend);
        assert!(!world.authorises());
    }
}
