//! Every version there ever was, each with the days on which it holds; none is ever taken away.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::policy::Items;

/// One published version.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyVersion {
    /// Counted from 1.
    pub version: i32,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// The last day on which it holds; none while no later version is published.
    pub until: Option<NaiveDate>,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// What it says.
    pub items: Items,
    /// What it changed, in Japanese; empty for the first.
    pub summary_ja: String,
    /// The same in English.
    pub summary_en: String,
    /// Whether the standing consents to the version before go on under it.
    pub carries_consents: bool,
}

impl PolicyVersion {
    /// What it changed, in a language.
    pub fn summary(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.summary_ja,
            Language::En => &self.summary_en,
        }
    }

    /// The day of its life that lies nearest to a day.
    pub fn nearest(&self, day: NaiveDate) -> NaiveDate {
        let day = day.max(self.effective_from);
        self.until.map_or(day, |last| day.min(last))
    }
}

/// Every version, the first one first.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(op: &Operation) -> Result<Vec<PolicyVersion>> {
    Ok(with_days(policy::all(op.db()).await?))
}

/// A version holds until the day before the next one does.
pub(super) fn with_days(all: Vec<policy::Version>) -> Vec<PolicyVersion> {
    let next: Vec<_> = all.iter().skip(1).map(|one| one.effective_from).collect();
    let until = next.into_iter().map(|day| day.pred_opt());
    all.into_iter()
        .zip(until.chain(std::iter::repeat(None)))
        .map(|(one, until)| PolicyVersion {
            version: one.version,
            effective_from: one.effective_from,
            until,
            published_at: one.published_at,
            items: one.items,
            summary_ja: one.summary_ja,
            summary_en: one.summary_en,
            carries_consents: one.carries_consents,
        })
        .collect()
}
