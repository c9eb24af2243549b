//! One version with everything its page says: seven items in both languages, when each scope family is ready, the banks with
//! their standing consents, and the contact.

use super::versions::{PolicyVersion, with_days};
use super::{active_banks, standing};
use crate::error::Result;
use crate::intake::{Announcement, announcements};
use crate::operation::Operation;
use crate::store::policy;
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::banks::Bank;
use domain::calendar::business_date;
use domain::intake::ScopeFamily;
use domain::policy::standing::{Kind, Standing, kind};
use domain::policy::{Period, PolicyItem};
use domain::refusal::Refusal;
use serde::Serialize;

/// A version as it stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedPolicy {
    /// The version.
    pub this: PolicyVersion,
    /// A version that is published for a later day, by its number and that day.
    pub next: Option<(i32, NaiveDate)>,
    /// The day of the version's life that is shown: today, or the one nearest to it.
    pub as_of: NaiveDate,
    /// Every bank that is active today, in the order of the codes.
    pub banks: Vec<ConsentingBank>,
    /// What was last announced for each scope family until that day.
    pub readiness: Vec<Announcement>,
    /// Whom to ask on that day; none before the first period begins.
    pub contact: Option<Contact>,
    /// Every period of the contact, the earliest first.
    pub contacts: Vec<Contact>,
}

/// A bank, and whether it consents in general that the Federation concludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentingBank {
    /// The bank.
    pub bank: Bank,
    /// Its standing consent under this version, if it ever gave one.
    pub standing: Option<Standing>,
    /// What that is in one word, on the day that is shown.
    pub kind: Kind,
}

/// Whom to ask, in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The department.
    pub department: String,
    /// What it is called in English.
    pub department_en: String,
    /// Its telephone.
    pub tel: String,
    /// Its address.
    pub email: String,
    /// The first day of the period.
    pub valid_from: NaiveDate,
    /// The last day of the period; none while it goes on.
    pub valid_to: Option<NaiveDate>,
    /// The version of the policy that brought it; none where it stood there before.
    pub policy_version: Option<i32>,
}

/// A contact that took the place of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactChange {
    /// The one before, if there was one.
    pub before: Option<Contact>,
    /// The one that followed.
    pub after: Contact,
}

impl PublishedPolicy {
    /// The items in a language.
    pub fn items(&self, language: Language) -> &[PolicyItem] {
        self.this.items.of(language)
    }
}

impl Contact {
    /// Whether the period holds the day; its first and last day both count.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// The department in a language.
    pub fn department_in(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.department,
            Language::En => &self.department_en,
        }
    }

    /// Its days alone.
    pub fn period(&self) -> Period {
        Period {
            valid_from: self.valid_from,
            valid_to: self.valid_to,
        }
    }
}

/// The version in force today.
///
/// # Errors
/// [`Refusal::NotFound`] while no policy is in force.
pub async fn show(op: &Operation) -> Result<PublishedPolicy> {
    let all = policy::all(op.db()).await?;
    let today = op.today();
    let now = all.iter().rev().find(|one| one.effective_from <= today);
    let number = now.ok_or(Refusal::NotFound)?.version;
    of(op, (all, number)).await
}

/// One version, whenever it holds.
///
/// # Errors
/// [`Refusal::NotFound`] where there is none with this number.
pub async fn version(op: &Operation, number: i32) -> Result<PublishedPolicy> {
    let all = policy::all(op.db()).await?;
    of(op, (all, number)).await
}

async fn of(op: &Operation, (all, number): (Vec<policy::Version>, i32)) -> Result<PublishedPolicy> {
    let said = policy::standing::under(op.db(), (&all, number)).await?;
    let all = with_days(all);
    let ahead = all.iter().find(|one| one.effective_from > op.today());
    let next = ahead.map(|one| (one.version, one.effective_from));
    let this = all.into_iter().find(|one| one.version == number);
    let this = this.ok_or(Refusal::NotFound)?;
    let as_of = this.nearest(op.today());
    let banks = active_banks(op).await?.into_iter().map(|bank| {
        let standing = said.get(&bank.code).and_then(|acts| standing::now(acts));
        ConsentingBank {
            kind: kind(standing.as_ref(), as_of),
            standing,
            bank,
        }
    });
    let contacts = policy::contacts(op.db()).await?;
    Ok(PublishedPolicy {
        this,
        next: next.filter(|(ahead, _)| *ahead != number),
        as_of,
        banks: banks.collect(),
        readiness: readiness(op, as_of).await?,
        contact: in_force(&contacts, as_of),
        contacts,
    })
}

async fn readiness(op: &Operation, day: NaiveDate) -> Result<Vec<Announcement>> {
    let all = announcements(op).await?;
    let last = |family| {
        let mut known = all.iter().filter(|one| one.family == family);
        known.find(|one| business_date(one.announced_at) <= day)
    };
    Ok(ScopeFamily::ALL
        .into_iter()
        .filter_map(last)
        .cloned()
        .collect())
}

/// Whom to ask today.
///
/// # Errors
/// When the database does not answer.
pub async fn contact_today(op: &Operation) -> Result<Option<Contact>> {
    let ask = async || Ok(in_force(&policy::contacts(op.db()).await?, op.today()));
    op.services.memory.contact.answer((op, ""), ask).await
}

/// Whether a version was published with another contact than an earlier one; none where the contact stayed.
///
/// # Errors
/// When the database does not answer.
pub async fn contact_change(
    op: &Operation,
    (earlier, later): (i32, i32),
) -> Result<Option<ContactChange>> {
    let all = policy::contacts(op.db()).await?;
    let with = |version: i32| {
        let brought = |one: &&Contact| one.policy_version.is_none_or(|by| by <= version);
        all.iter().rfind(brought)
    };
    let (before, after) = (with(earlier), with(later));
    let changed = after.filter(|_| before != after);
    Ok(changed.map(|after| ContactChange {
        before: before.cloned(),
        after: after.clone(),
    }))
}

fn in_force(contacts: &[Contact], today: NaiveDate) -> Option<Contact> {
    contacts
        .iter()
        .rfind(|contact| contact.is_valid_on(today))
        .cloned()
}
