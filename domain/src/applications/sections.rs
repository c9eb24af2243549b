//! The task list: eight sections in three groups, each with a status computed from the data.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// One page of the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// 組織の情報
    Organisation,
    /// 担当者・連絡先
    Contacts,
    /// サービスの概要とデータの流れ
    Service,
    /// 利用するAPIと対象の金庫
    Scopes,
    /// 利用者への表示事項
    Disclosure,
    /// 接続方式の申告
    Declaration,
    /// API接続チェックリスト
    Security,
    /// 書類
    Documents,
}

/// A heading of the task list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// 事業者について
    Agent,
    /// サービスについて
    Service,
    /// 安全管理と書類
    Safety,
}

impl Group {
    /// Every group in the order of the page.
    pub const ALL: [Group; 3] = [Group::Agent, Group::Service, Group::Safety];

    /// The sections under the heading.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Group::Agent => &[Section::Organisation, Section::Contacts],
            Group::Service => &[
                Section::Service,
                Section::Scopes,
                Section::Disclosure,
                Section::Declaration,
            ],
            Group::Safety => &[Section::Security, Section::Documents],
        }
    }
}

impl Section {
    /// Every section in the order in which they are filled in.
    pub const ALL: [Section; 8] = [
        Section::Organisation,
        Section::Contacts,
        Section::Service,
        Section::Scopes,
        Section::Disclosure,
        Section::Declaration,
        Section::Security,
        Section::Documents,
    ];

    /// The word used in addresses and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Section::Organisation => "organisation",
            Section::Contacts => "contacts",
            Section::Service => "service",
            Section::Scopes => "scopes",
            Section::Disclosure => "disclosure",
            Section::Declaration => "declaration",
            Section::Security => "security",
            Section::Documents => "documents",
        }
    }

    /// The section after this one.
    pub fn next(self) -> Option<Section> {
        let here = Section::ALL.iter().position(|s| *s == self)?;
        Section::ALL.get(here + 1).copied()
    }
}

/// A word that names no section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown section")]
pub struct UnknownSection;

impl FromStr for Section {
    type Err = UnknownSection;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Section::ALL
            .into_iter()
            .find(|s| s.code() == text)
            .ok_or(UnknownSection)
    }
}

/// How far a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionStatus {
    /// Nothing was entered.
    NotStarted,
    /// Something is still missing.
    InProgress { missing: usize },
    /// Something was entered that cannot be accepted.
    NeedsFix { wrong: usize },
    /// Everything asked for is there.
    Complete,
}

/// A document the Federation asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 登録又は届出を証する書類
    RegistrationEvidence,
    /// 登記事項証明書
    RegisterCertificate,
    /// 計算書類
    FinancialStatements,
    /// 情報セキュリティに関する規程
    SecurityPolicy,
    /// その他
    Other,
}

impl DocumentKind {
    /// Every kind in the order of the page.
    pub const ALL: [DocumentKind; 5] = [
        DocumentKind::RegistrationEvidence,
        DocumentKind::RegisterCertificate,
        DocumentKind::FinancialStatements,
        DocumentKind::SecurityPolicy,
        DocumentKind::Other,
    ];

    /// The word used in forms and in the database.
    pub fn code(self) -> &'static str {
        match self {
            DocumentKind::RegistrationEvidence => "registration_evidence",
            DocumentKind::RegisterCertificate => "register_certificate",
            DocumentKind::FinancialStatements => "financial_statements",
            DocumentKind::SecurityPolicy => "security_policy",
            DocumentKind::Other => "other",
        }
    }

    /// Whether an application cannot be submitted without it.
    pub fn is_required(self) -> bool {
        self != DocumentKind::Other
    }
}

/// A word that names no kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of document")]
pub struct UnknownDocumentKind;

impl FromStr for DocumentKind {
    type Err = UnknownDocumentKind;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DocumentKind::ALL
            .into_iter()
            .find(|k| k.code() == text)
            .ok_or(UnknownDocumentKind)
    }
}
