//! Passwords, tokens and client secrets: made here, and kept only as digests.

pub mod data_key;
pub mod leaked;
pub mod passwords;
pub mod seal_key;
pub mod token_key;
pub mod tokens;
