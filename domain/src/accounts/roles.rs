//! What a person may be, and to whom.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a person is to the portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 管理者: applies, signs and answers for an agent, and decides who else belongs to it.
    Owner,
    /// 申込担当者: prepares and submits an agent's applications.
    Editor,
    /// 技術担当者: asks for an agent's clients and sees their secrets.
    TechnicalContact,
    /// 閲覧者: reads what an agent's colleagues write.
    Viewer,
    /// 事務部 担当者: checks, returns and proposes.
    Officer,
    /// 決裁者: decides on proposals and signs for the Federation.
    Approver,
    /// システム管理者: announces readiness, invites staff, issues client IDs.
    Administrator,
    /// 監査: reads everything, changes nothing.
    Auditor,
    /// 金庫担当者: answers for one labour bank.
    BankRepresentative,
    /// 金庫担当者の代理: answers in the representative's place.
    BankDeputy,
}

/// The three kinds of bodies that people belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// 電子決済等代行業者
    Agent,
    /// 労働金庫連合会
    Federation,
    /// 労働金庫
    Bank,
}

impl Role {
    /// Every role, in the order in which pages list them.
    pub const ALL: [Role; 10] = [
        Role::Owner,
        Role::Editor,
        Role::TechnicalContact,
        Role::Viewer,
        Role::Officer,
        Role::Approver,
        Role::Administrator,
        Role::Auditor,
        Role::BankRepresentative,
        Role::BankDeputy,
    ];

    /// The word used in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Editor => "editor",
            Role::TechnicalContact => "technical_contact",
            Role::Viewer => "viewer",
            Role::Officer => "officer",
            Role::Approver => "approver",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
            Role::BankRepresentative => "bank_representative",
            Role::BankDeputy => "bank_deputy",
        }
    }

    /// To what kind of body whoever holds the role belongs.
    pub fn kind(self) -> BodyKind {
        match self {
            Role::Owner | Role::Editor | Role::TechnicalContact | Role::Viewer => BodyKind::Agent,
            Role::Officer | Role::Approver | Role::Administrator | Role::Auditor => {
                BodyKind::Federation
            }
            Role::BankRepresentative | Role::BankDeputy => BodyKind::Bank,
        }
    }

    /// The roles there are in a kind of body, in the order in which pages list them.
    pub fn of_kind(kind: BodyKind) -> impl Iterator<Item = Role> {
        Role::ALL
            .into_iter()
            .filter(move |role| role.kind() == kind)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Role::ALL
            .into_iter()
            .find(|role| role.code() == text)
            .ok_or(UnknownRole)
    }
}

/// A word that names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown role")]
pub struct UnknownRole;
