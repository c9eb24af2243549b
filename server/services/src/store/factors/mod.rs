//! Second factors as rows.

pub(crate) mod passkeys;
pub(crate) mod pending;
pub(crate) mod recovery;
pub(crate) mod totp;
