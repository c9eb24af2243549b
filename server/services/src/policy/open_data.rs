//! The policy for other people's programs: the same facts as its pages, in names that do not change.

use super::show::{ConsentingBank, Contact, PublishedPolicy, show, version};
use super::versions::versions;
use crate::error::Result;
use crate::intake::Announcement;
use crate::operation::Operation;
use chrono::{DateTime, NaiveDate, Utc};
use domain::banks::BankCode;
use domain::intake::ScopeFamily;
use domain::policy::Items;
use domain::policy::standing::Kind;
use serde::Serialize;

/// Raised when a field is taken away or changes its meaning; a new field does not raise it.
const VERSION: u8 = 1;

/// One version of the policy on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenPolicy {
    /// The version of this form.
    pub version: u8,
    /// The day (JST) for which it holds.
    pub as_of: NaiveDate,
    /// The number of the policy's version.
    pub number: i32,
    /// The permanent address of its page.
    pub url: String,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// The last day on which it holds, once a later version is published.
    pub effective_until: Option<NaiveDate>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// What it changed, in Japanese.
    pub summary_ja: String,
    /// What it changed, in English.
    pub summary_en: String,
    /// The seven items in both languages.
    pub items: Items,
    /// What was last announced for each scope family.
    pub readiness: Vec<Announcement>,
    /// Whether the standing consents to the version before go on under it.
    pub carries_consents: bool,
    /// The banks' standing consents, in code order.
    pub consents: Vec<OpenConsent>,
    /// The contact, period by period.
    pub contacts: Vec<Contact>,
    /// Every version there is.
    pub versions: Vec<OpenVersion>,
}

/// The standing consent of one bank.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenConsent {
    /// The bank.
    pub bank_code: BankCode,
    /// Whether it counts on the day.
    pub status: Kind,
    /// The version about which the bank said it last.
    pub said_of: Option<i32>,
    /// The day on which it was given as it is.
    pub given_on: Option<NaiveDate>,
    /// For contracts of these families.
    pub families: Vec<ScopeFamily>,
    /// For contracts opened until this day.
    pub until: Option<NaiveDate>,
    /// The first day without it, where it was taken back.
    pub withdrawn_from: Option<NaiveDate>,
}

/// One version, as a way to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenVersion {
    /// Its number.
    pub number: i32,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// Its own open data.
    pub url: String,
}

/// The version in force today.
///
/// # Errors
/// As [`show`].
pub async fn open_data(op: &Operation) -> Result<OpenPolicy> {
    let policy = show(op).await?;
    opened(op, policy).await
}

/// One version, whenever it holds.
///
/// # Errors
/// As [`version`].
pub async fn open_version(op: &Operation, number: i32) -> Result<OpenPolicy> {
    let policy = version(op, number).await?;
    opened(op, policy).await
}

async fn opened(op: &Operation, policy: PublishedPolicy) -> Result<OpenPolicy> {
    let versions = versions(op).await?.into_iter().map(|one| OpenVersion {
        number: one.version,
        effective_from: one.effective_from,
        url: op.address(&format!("/api/v1/policy/versions/{}", one.version)),
    });
    let this = policy.this;
    Ok(OpenPolicy {
        version: VERSION,
        as_of: policy.as_of,
        number: this.version,
        url: op.address(&format!("/policy/versions/{}", this.version)),
        effective_from: this.effective_from,
        effective_until: this.until,
        published_at: this.published_at,
        summary_ja: this.summary_ja,
        summary_en: this.summary_en,
        items: this.items,
        readiness: policy.readiness,
        carries_consents: this.carries_consents,
        consents: policy.banks.into_iter().map(consent).collect(),
        contacts: policy.contacts,
        versions: versions.collect(),
    })
}

fn consent(one: ConsentingBank) -> OpenConsent {
    let standing = one.standing.as_ref();
    let scope = standing.map(|standing| standing.scope.clone());
    OpenConsent {
        bank_code: one.bank.code,
        status: one.kind,
        said_of: standing.map(|standing| standing.version),
        given_on: standing.map(|standing| standing.on),
        until: scope.as_ref().and_then(|scope| scope.until),
        families: scope.map(|scope| scope.families).unwrap_or_default(),
        withdrawn_from: standing.and_then(|standing| standing.withdrawn_from),
    }
}
