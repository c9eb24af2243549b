//! By which second factor somebody was known, as it is kept with what they signed.

use super::Given;
use serde::{Deserialize, Serialize};

/// A kind of second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsedFactor {
    /// 認証アプリ
    Authenticator,
    /// パスキー
    Passkey,
    /// リカバリーコード
    RecoveryCode,
    /// The identity provider asked for it.
    IdentityProvider,
}

impl UsedFactor {
    /// Every kind.
    pub const ALL: [UsedFactor; 4] = [
        UsedFactor::Authenticator,
        UsedFactor::Passkey,
        UsedFactor::RecoveryCode,
        UsedFactor::IdentityProvider,
    ];

    /// The word of the kind in the database.
    pub fn code(self) -> &'static str {
        match self {
            UsedFactor::Authenticator => "authenticator",
            UsedFactor::Passkey => "passkey",
            UsedFactor::RecoveryCode => "recovery_code",
            UsedFactor::IdentityProvider => "identity_provider",
        }
    }

    /// The kind of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        UsedFactor::ALL.into_iter().find(|one| one.code() == code)
    }
}

impl From<&Given> for UsedFactor {
    fn from(given: &Given) -> Self {
        match given {
            Given::Code(_) => UsedFactor::Authenticator,
            Given::Recovery(_) => UsedFactor::RecoveryCode,
            Given::Passkey(_) => UsedFactor::Passkey,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_to_what_they_mean() {
        for factor in UsedFactor::ALL {
            assert_eq!(UsedFactor::of_code(factor.code()), Some(factor));
        }
    }
}
