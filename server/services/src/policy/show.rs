//! The policy page: seven items in both languages, the banks with their standing consent, and the contact.

use super::active_banks;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy;
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::banks::Bank;
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The policy in force today.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedPolicy {
    /// Counted from 1.
    pub version: i32,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// The items in Japanese, in their order.
    pub ja: Vec<PolicyItem>,
    /// The items in English, in their order.
    pub en: Vec<PolicyItem>,
    /// Every active bank, in the order of the codes.
    pub banks: Vec<ConsentingBank>,
    /// Whom to ask today; none before the first period begins.
    pub contact: Option<Contact>,
    /// Every period of the contact, the earliest first.
    pub contacts: Vec<Contact>,
}

/// One item of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyItem {
    /// Its number, from 1.
    pub number: u32,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// A bank, and since when it consents in general that the Federation concludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentingBank {
    /// The bank.
    pub bank: Bank,
    /// The day of its standing consent under this version, if it gave one.
    pub consented_on: Option<NaiveDate>,
}

/// Whom to ask, in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The department.
    pub department: String,
    /// Its telephone.
    pub tel: String,
    /// Its address.
    pub email: String,
    /// The first day of the period.
    pub valid_from: NaiveDate,
    /// The last day of the period; none while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl PublishedPolicy {
    /// The items in a language.
    pub fn items(&self, language: Language) -> &[PolicyItem] {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }
}

impl Contact {
    /// Whether the period holds the day; its first and last day both count.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// What the policy page shows.
///
/// # Errors
/// [`Refusal::NotFound`] while no policy is in force.
pub async fn show(op: &Operation) -> Result<PublishedPolicy> {
    let version = policy::in_force(op.db(), op.today())
        .await?
        .ok_or(Refusal::NotFound)?;
    let consents = policy::standing_consents(op.db(), version.version).await?;
    let banks = active_banks(op)
        .await?
        .into_iter()
        .map(|bank| ConsentingBank {
            consented_on: consents.get(&bank.code).copied(),
            bank,
        });
    let contacts = policy::contacts(op.db()).await?;
    Ok(PublishedPolicy {
        version: version.version,
        effective_from: version.effective_from,
        ja: version.items.ja,
        en: version.items.en,
        banks: banks.collect(),
        contact: in_force(&contacts, op.today()),
        contacts,
    })
}

/// Whom to ask today.
///
/// # Errors
/// When the database does not answer.
pub async fn contact_today(op: &Operation) -> Result<Option<Contact>> {
    let ask = async || Ok(in_force(&policy::contacts(op.db()).await?, op.today()));
    op.services.memory.contact.answer((op, ""), ask).await
}

fn in_force(contacts: &[Contact], today: NaiveDate) -> Option<Contact> {
    contacts
        .iter()
        .rfind(|contact| contact.is_valid_on(today))
        .cloned()
}
