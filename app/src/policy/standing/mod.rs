//! The standing consents to the policy: each bank gives, limits and takes back its own; the Federation sees all and records
//! letters.

mod bank;
mod form;
mod history;
mod office;
pub mod words;

pub use bank::{give, give_page, notice, own_page, withdraw, withdraw_page};
pub use office::{
    list_page, one_page, record, record_page, record_withdrawal, record_withdrawal_page,
};
