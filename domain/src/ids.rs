//! Every identifier has a type of its own, so that an application can never be looked up by a person's id.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map($name)
            }
        }
    )*};
}

ids! {
    /// A person with an account.
    PersonId,
    /// One role of one person in one body.
    MembershipId,
    /// A passkey of a person (not its credential ID).
    PasskeyId,
    /// A signed-in browser (not the token that its cookie holds).
    SessionId,
    /// An agent: the organisation that applies and concludes.
    OrganisationId,
    /// One application for one scope family.
    ApplicationId,
    /// A frozen copy of an application as it was submitted.
    SubmissionId,
    /// An uploaded file.
    DocumentId,
    /// A connection contract.
    ContractId,
    /// A suspension of one contract at one bank.
    SuspensionId,
    /// The registration of an API client (not its public `client_id`).
    ClientKey,
    /// A piece of work for the worker.
    JobId,
}
