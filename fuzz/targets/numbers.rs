//! Numbers, readings and codes as people type them. What is accepted is accepted again, and means the same, in
//! the form in which the portal writes it.
#![no_main]

use domain::accounts::{Body, Role};
use domain::applications::{ContractNumber, DocumentKind, DraftNumber, ReceiptNumber, Section};
use domain::banks::BankCode;
use domain::ids::ApplicationId;
use domain::organisations::{CorporateNumber, Kana, PostalCode, RegistrationNumber};
use libfuzzer_sys::fuzz_target;
use std::fmt::{Debug, Display};
use std::str::FromStr;

fuzz_target!(|text: &str| {
    read_again::<RegistrationNumber>(text);
    read_again::<CorporateNumber>(text);
    read_again::<PostalCode>(text);
    read_again::<Kana>(text);
    read_again::<ReceiptNumber>(text);
    read_again::<DraftNumber>(text);
    read_again::<ContractNumber>(text);
    read_again::<BankCode>(text);
    read_again::<Body>(text);
    read_again::<Role>(text);
    read_again::<ApplicationId>(text);
    let _ = (text.parse::<Section>().ok(), text.parse::<DocumentKind>().ok());
    if let Ok(number) = text.parse::<CorporateNumber>() {
        let base = number.as_str().get(1..).unwrap_or_default();
        assert_eq!(CorporateNumber::from_base(base), Ok(number));
    }
});

fn read_again<T: FromStr + Display + Debug + PartialEq>(text: &str) {
    if let Ok(read) = text.parse::<T>() {
        let written = read.to_string();
        assert_eq!(written.parse::<T>().ok(), Some(read), "{written}");
    }
}
