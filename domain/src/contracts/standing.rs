//! Where a contract stands as people say it: once every bank has answered, nobody waits for the banks any more, although
//! the contract is in the same state as before.

use super::ContractState;
use crate::applications::Owner;
use crate::consents::Progress;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Where a contract stands, told from its state and the facts around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// What its state says.
    In(ContractState),
    /// 契約書の作成待ち: every bank has answered, and no text was sent out to be signed yet.
    ToDrawUp,
    /// 契約書の再作成待ち: the same, after a text came back unsigned.
    ToDrawUpAgain,
    /// 同意した金庫なし: every bank has answered, and none that it consents; the Federation changes the text or ends it.
    NobodyConsents,
}

impl Standing {
    /// Those in which every bank has answered, and the Federation goes on.
    pub const ANSWERED: [Standing; 3] = [
        Standing::ToDrawUp,
        Standing::ToDrawUpAgain,
        Standing::NobodyConsents,
    ];

    /// Where a contract in that state stands with that board. Where banks have to answer again, it waits for them.
    pub fn of(state: ContractState, board: Progress, came_back: bool) -> Self {
        if state != ContractState::AwaitingConsents {
            return Standing::In(state);
        }
        match (board.require_complete(), came_back) {
            (Ok(()), true) => Standing::ToDrawUpAgain,
            (Ok(()), false) => Standing::ToDrawUp,
            (Err(Refusal::NoBankConsented), _) => Standing::NobodyConsents,
            (Err(_), _) => Standing::In(state),
        }
    }

    /// The word used in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Standing::In(state) => state.code(),
            Standing::ToDrawUp => "to_draw_up",
            Standing::ToDrawUpAgain => "to_draw_up_again",
            Standing::NobodyConsents => "nobody_consents",
        }
    }

    /// The state behind it.
    pub fn state(self) -> ContractState {
        match self {
            Standing::In(state) => state,
            Standing::ToDrawUp | Standing::ToDrawUpAgain | Standing::NobodyConsents => {
                ContractState::AwaitingConsents
            }
        }
    }

    /// Who acts next.
    pub fn owner(self) -> Owner {
        match self {
            Standing::In(ContractState::AwaitingConsents) => Owner::Banks,
            Standing::In(ContractState::AwaitingAgentSignature) => Owner::Agent,
            Standing::ToDrawUp
            | Standing::ToDrawUpAgain
            | Standing::NobodyConsents
            | Standing::In(ContractState::AwaitingFederationSignature) => Owner::Federation,
            Standing::In(_) => Owner::Nobody,
        }
    }
}

impl From<ContractState> for Standing {
    fn from(state: ContractState) -> Self {
        Standing::In(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn board(consented: u32, unanswered: u32, outdated: u32) -> Progress {
        Progress {
            banks: consented + unanswered + outdated,
            consented,
            unanswered,
            outdated,
            ..Progress::default()
        }
    }

    #[test]
    fn once_every_bank_has_answered_the_federation_is_waited_for() {
        use ContractState::AwaitingConsents;
        let waits_for_banks = Standing::In(AwaitingConsents);
        for (board, came_back, standing, owner) in [
            (
                board(13, 0, 0),
                false,
                Standing::ToDrawUp,
                Owner::Federation,
            ),
            (
                board(13, 0, 0),
                true,
                Standing::ToDrawUpAgain,
                Owner::Federation,
            ),
            (board(12, 1, 0), true, waits_for_banks, Owner::Banks),
            (board(12, 0, 1), true, waits_for_banks, Owner::Banks),
            (board(0, 1, 0), false, waits_for_banks, Owner::Banks),
            (
                board(0, 0, 0),
                true,
                Standing::NobodyConsents,
                Owner::Federation,
            ),
        ] {
            let found = Standing::of(AwaitingConsents, board, came_back);
            assert_eq!((found, found.owner()), (standing, owner), "{board:?}");
            assert_eq!(found.state(), AwaitingConsents);
        }
    }

    #[test]
    fn in_every_other_state_the_state_says_it() {
        for state in ContractState::ALL {
            for came_back in [false, true] {
                let found = Standing::of(state, board(13, 0, 0), came_back);
                assert_eq!(found.state(), state);
                let expected = state != ContractState::AwaitingConsents;
                assert_eq!(found == Standing::In(state), expected, "{state:?}");
            }
            let nobody = ContractState::SETTLED.contains(&state);
            assert_eq!(Standing::from(state).owner() == Owner::Nobody, nobody);
        }
    }
}
