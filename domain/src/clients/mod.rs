//! API clients: RFC 7591 metadata, and the one place that computes what a client may really do.

use crate::banks::BankCode;
use crate::contracts::ContractState;
use crate::forms::{FieldErrors, FieldProblem, required_text};
use crate::permissions::Action;
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Where a client stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientState {
    /// 発行待ち
    Requested,
    /// 有効
    Active,
    /// 停止中: with its contract.
    Suspended,
    /// 失効
    Revoked,
}

/// Something that may happen to a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientEvent {
    /// An administrator issues the client ID.
    Issue,
    /// An administrator ends it for ever.
    Revoke,
}

impl ClientEvent {
    /// Every event.
    pub const ALL: [ClientEvent; 2] = [ClientEvent::Issue, ClientEvent::Revoke];

    /// The right that whoever makes it happen must have.
    pub fn action(self) -> Action {
        match self {
            ClientEvent::Issue => Action::IssueClient,
            ClientEvent::Revoke => Action::RevokeClient,
        }
    }
}

impl ClientState {
    /// Every state.
    pub const ALL: [ClientState; 4] = [
        ClientState::Requested,
        ClientState::Active,
        ClientState::Suspended,
        ClientState::Revoked,
    ];

    /// The word of the state in the database.
    pub fn code(self) -> &'static str {
        match self {
            ClientState::Requested => "requested",
            ClientState::Active => "active",
            ClientState::Suspended => "suspended",
            ClientState::Revoked => "revoked",
        }
    }

    /// The state of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        ClientState::ALL.into_iter().find(|s| s.code() == code)
    }

    /// The state after the event.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where the event does not belong to the state.
    pub fn apply(self, event: ClientEvent) -> Result<Self, Refusal> {
        match (self, event) {
            (ClientState::Requested, ClientEvent::Issue) => Ok(ClientState::Active),
            (ClientState::Active | ClientState::Suspended, ClientEvent::Revoke) => {
                Ok(ClientState::Revoked)
            }
            _ => Err(Refusal::WrongState),
        }
    }

    /// What becomes of a client once its contract stands there: a child is never more active than its parent, and
    /// what has ended begins no more.
    pub fn under(self, contract: ContractState) -> Self {
        match (contract, self) {
            (ContractState::Ended, _) => ClientState::Revoked,
            (ContractState::Suspended, ClientState::Active) => ClientState::Suspended,
            (ContractState::Concluded, ClientState::Suspended) => ClientState::Active,
            _ => self,
        }
    }
}

/// What an agent types to ask for a client.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClientForm {
    /// `client_name` of RFC 7591, section 2.
    pub client_name: String,
    /// `redirect_uris` of RFC 7591, one a line.
    pub redirect_uris: String,
}

/// A request whose every field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClient {
    /// The name.
    pub client_name: String,
    /// At least one address.
    pub redirect_uris: Vec<String>,
}

impl ClientForm {
    /// Checks both fields. A redirect address is absolute, https (http on loopback only), without fragment
    /// (RFC 6749, section 3.1.2; RFC 8252, section 7.3).
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self) -> Result<NewClient, FieldErrors> {
        let mut errors = FieldErrors::default();
        let client_name = required_text(&mut errors, "client_name", &self.client_name, 100);
        let redirect_uris: Vec<String> = self
            .redirect_uris
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        if redirect_uris.is_empty() {
            errors.push("redirect_uris", FieldProblem::Missing);
        } else if redirect_uris.len() > 10 || !redirect_uris.iter().all(|uri| is_redirect(uri)) {
            errors.push("redirect_uris", FieldProblem::NotAUrl);
        }
        errors.into_result(NewClient {
            client_name,
            redirect_uris,
        })
    }
}

/// Whether a text could be a client ID at all: visible ASCII (RFC 6749, appendix A.1). Databases are not asked
/// for anything else, and one of them could not be.
pub fn could_be_client_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && text.chars().all(|c| c.is_ascii_graphic())
}

fn is_redirect(uri: &str) -> bool {
    // The gateway compares character by character, so nothing may stand here that a parser would overlook.
    let Ok(parsed) = url::Url::parse(uri) else {
        return false;
    };
    // Written as the parser itself would write it: a lenient reading is an address of somebody else's.
    let written = parsed.as_str();
    let plain = written == uri || written.strip_suffix('/') == Some(uri);
    let loopback = matches!(parsed.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    let secure = parsed.scheme() == "https" || (parsed.scheme() == "http" && loopback);
    let whole = parsed.has_host() && parsed.fragment().is_none();
    plain && secure && whole && uri.len() <= 2_000
}

/// Everything an authorisation depends on; a child is never more active than its parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The contract is concluded and its effective day has come.
    pub contract_in_force: bool,
    /// The agent's registration was verified.
    pub registration_verified: bool,
    /// The readiness day of the scope family has come.
    pub family_ready: bool,
    /// The client's own state.
    pub client: ClientState,
    /// The banks the contract covers.
    pub banks: Vec<BankCode>,
    /// The scopes of the contract.
    pub scopes: Vec<String>,
}

/// What a client may do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Authorisation {
    /// Whether the client may connect at all.
    pub active: bool,
    /// Whether real customers' data may flow: the family is ready.
    pub production: bool,
    /// The banks it may reach; empty when not active.
    pub banks: Vec<BankCode>,
    /// The scopes it may use; empty when not active.
    pub scopes: Vec<String>,
    /// What stands in the way, as codes.
    pub reasons: Vec<&'static str>,
}

impl Authorisation {
    /// The conjunction of domain §8, with every condition that fails named.
    pub fn of(standing: Standing) -> Self {
        let conditions = [
            (standing.contract_in_force, "contract_not_in_force"),
            (standing.registration_verified, "registration_not_verified"),
            (standing.client == ClientState::Active, "client_not_active"),
            (!standing.banks.is_empty(), "no_bank_consents"),
        ];
        let mut reasons: Vec<&'static str> = conditions
            .into_iter()
            .filter(|(holds, _)| !holds)
            .map(|(_, reason)| reason)
            .collect();
        let active = reasons.is_empty();
        if !standing.family_ready {
            reasons.push("family_not_ready");
        }
        Authorisation {
            active,
            production: active && standing.family_ready,
            banks: if active { standing.banks } else { Vec::new() },
            scopes: if active { standing.scopes } else { Vec::new() },
            reasons,
        }
    }
}

#[cfg(test)]
mod tests;
