//! Everything that has to be there before a contract is drawn up or concluded: checked at once, so that whoever waits
//! is told all of it and not the first thing only.

use super::Party;
use crate::consents::Progress;
use crate::ids::PersonId;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How many terms the law wants in a contract.
pub const TERMS: usize = 3;

/// What is known when it is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preconditions {
    /// That the registration was found in the public list: by whom, when, and in the list of which day.
    pub registration: Option<(PersonId, DateTime<Utc>, Option<NaiveDate>)>,
    /// What the banks answered.
    pub answers: Progress,
    /// How many of the legal terms the text has, none of them empty.
    pub terms: usize,
    /// Whether the text was issued and nobody works on a later one.
    pub draft_settled: bool,
    /// How many articles both sides still write to each other about.
    pub open_comments: usize,
    /// The first day of effect, once it is known.
    pub effective_from: Option<NaiveDate>,
    /// The first day that would do: not before today, nor before intake opened.
    pub earliest: NaiveDate,
    /// The numbers of contracts for the same service that cover one of the same banks at the same time.
    pub overlaps: Vec<String>,
    /// Whether the contract that this one amends is in force on the day; nothing where it amends none.
    pub amended_in_force: Option<bool>,
    /// The names of the banks that took their consent to the amended contract back and have not consented since.
    pub withdrawn: Vec<String>,
    /// Whether the text names exactly the banks that consent.
    pub names_consenting: bool,
    /// Who has signed.
    pub signed: Vec<Party>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The text is to be fixed and sent out to be signed.
    DrawUp,
    /// The second signature is to conclude it.
    Conclude,
}

/// One thing that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Check {
    /// The registration was found in the public list.
    Registration,
    /// Every bank has answered.
    Answers,
    /// No consent is for a text that has changed since.
    CurrentConsents,
    /// At least one bank consents.
    Consenting,
    /// The three terms are there.
    Terms,
    /// The text is issued and nobody works on another.
    Draft,
    /// Both sides agree on every article.
    Comments,
    /// The first day of effect is possible.
    EffectiveDay,
    /// No other contract is in force for the same service and bank.
    Overlap,
    /// The contract that is amended is in force on the first day of effect.
    Amended,
    /// No bank of an amendment took its consent to the amended contract back.
    Withdrawals,
    /// The text names the banks that consent.
    Banks,
    /// A party has signed.
    Signature(Party),
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "lack", rename_all = "snake_case")]
pub enum Missing {
    /// Nobody found the registration in the public list.
    Registration,
    /// Banks that have not answered.
    Answers { unanswered: u32 },
    /// Banks that consented to a text which has changed since.
    CurrentConsents { outdated: u32 },
    /// No bank consents.
    Consenting,
    /// Some of the three terms.
    Terms { missing: usize },
    /// No text was issued, or somebody works on another one.
    Draft,
    /// Articles about which both sides still write to each other.
    Comments { clauses: usize },
    /// The first day of effect lies before the first one that would do.
    EffectiveDay { earliest: NaiveDate },
    /// Another contract that is in force at the same time.
    Overlap { number: String },
    /// The contract that is amended is not in force any more on the first day of effect.
    Amended,
    /// Banks that took their consent to the amended contract back and have not consented since, by name.
    Withdrawn { banks: Vec<String> },
    /// The banks that consent are not those that the text names.
    Banks,
    /// A signature.
    Signature { party: Party },
}

impl Preconditions {
    /// Everything that is checked, in the order in which pages list it, with what is missing.
    pub fn checks(&self, stage: Stage) -> Vec<(Check, Option<Missing>)> {
        let mut checks = vec![
            (Check::Registration, self.registration_missing()),
            (Check::Answers, self.answers_missing()),
            (Check::CurrentConsents, self.current_missing()),
            (
                Check::Consenting,
                (self.answers.consented == 0).then_some(Missing::Consenting),
            ),
            (Check::Terms, self.terms_missing()),
            (
                Check::Draft,
                (!self.draft_settled).then_some(Missing::Draft),
            ),
            (Check::Comments, self.comments_missing()),
            (Check::EffectiveDay, self.day_missing(stage)),
        ];
        match self.overlaps.is_empty() {
            true => checks.push((Check::Overlap, None)),
            false => checks.extend(self.overlaps.iter().map(|one| overlap(one))),
        }
        if let Some(in_force) = self.amended_in_force {
            checks.push((Check::Amended, (!in_force).then_some(Missing::Amended)));
            checks.push((Check::Withdrawals, self.withdrawn_missing()));
        }
        if stage == Stage::Conclude {
            let banks = (!self.names_consenting).then_some(Missing::Banks);
            checks.push((Check::Banks, banks));
            checks.extend(Party::ALL.map(|party| (Check::Signature(party), self.unsigned(party))));
        }
        checks
    }

    /// Everything that is missing.
    pub fn missing(&self, stage: Stage) -> Vec<Missing> {
        let checks = self.checks(stage).into_iter();
        checks.filter_map(|(_, missing)| missing).collect()
    }

    /// Of which day the list was says what the check is worth.
    fn registration_missing(&self) -> Option<Missing> {
        let is_known = matches!(self.registration, Some((_, _, Some(_))));
        (!is_known).then_some(Missing::Registration)
    }

    fn answers_missing(&self) -> Option<Missing> {
        let unanswered = self.answers.unanswered;
        (unanswered > 0).then_some(Missing::Answers { unanswered })
    }

    fn current_missing(&self) -> Option<Missing> {
        let outdated = self.answers.outdated;
        (outdated > 0).then_some(Missing::CurrentConsents { outdated })
    }

    fn terms_missing(&self) -> Option<Missing> {
        let missing = TERMS.saturating_sub(self.terms);
        (missing > 0).then_some(Missing::Terms { missing })
    }

    fn comments_missing(&self) -> Option<Missing> {
        let clauses = self.open_comments;
        (clauses > 0).then_some(Missing::Comments { clauses })
    }

    /// Before the text is fixed, the day is what the officer is about to type.
    fn day_missing(&self, stage: Stage) -> Option<Missing> {
        let earliest = self.earliest;
        let does = match self.effective_from {
            Some(day) => day >= earliest,
            None => stage == Stage::DrawUp,
        };
        (!does).then_some(Missing::EffectiveDay { earliest })
    }

    fn withdrawn_missing(&self) -> Option<Missing> {
        let banks = self.withdrawn.clone();
        (!banks.is_empty()).then_some(Missing::Withdrawn { banks })
    }

    fn unsigned(&self, party: Party) -> Option<Missing> {
        (!self.signed.contains(&party)).then_some(Missing::Signature { party })
    }
}

fn overlap(number: &str) -> (Check, Option<Missing>) {
    let number = number.to_owned();
    (Check::Overlap, Some(Missing::Overlap { number }))
}

#[cfg(test)]
mod tests;
