//! A bank gives its standing consent, limits it or takes it back: on its own page, or by a letter that an officer records.

use super::now;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post_worded};
use crate::operation::Operation;
use crate::policy::versions::with_days;
use crate::store::policy::standing::{Recorded, insert, under};
use crate::store::{policy, recipients};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::accounts::{Language, Role};
use domain::banks::{Bank, BankCode};
use domain::calendar::business_date;
use domain::forms::{FieldErrors, FieldProblem, date_parts, required_prose, required_text};
use domain::permissions::Action;
use domain::policy::standing::{self as rule, Act, Said, Scope, Standing, Way};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason or of what proves something, at most.
const PROSE_MAX: usize = 1_000;
/// The characters of whoever said it at the bank, at most.
const BY_MAX: usize = 100;

/// What is typed. Who said it when, and what proves it, is typed by officers only.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StandingForm {
    /// The scope families, by code.
    pub families: Vec<String>,
    /// The last day: its year.
    pub until_year: String,
    /// Its month.
    pub until_month: String,
    /// Its day.
    pub until_day: String,
    /// The first day without the consent: its year.
    pub from_year: String,
    /// Its month.
    pub from_month: String,
    /// Its day.
    pub from_day: String,
    /// Why it is taken back.
    pub reason: String,
    /// The day of the letter: its year.
    pub said_on_year: String,
    /// Its month.
    pub said_on_month: String,
    /// Its day.
    pub said_on_day: String,
    /// Who said it at the bank.
    pub by: String,
    /// What proves it, in words.
    pub evidence: String,
    /// How much had been said when the page was drawn.
    pub seen: usize,
}

/// About which version, and for which bank: the actor's own, or the one whose letter an officer records.
#[derive(Clone, Copy, Debug)]
pub struct Whose<'a> {
    /// The number of the version.
    pub version: i32,
    /// The bank of the letter; none for the actor's own.
    pub letter_of: Option<&'a BankCode>,
}

/// Gives a standing consent, or changes how far it reaches.
///
/// # Errors
/// [`Refusal::Stale`] where something was said since; [`Refusal::NotFound`] where the version counts no more; the problems of
/// the form.
pub async fn give(op: &Operation, whose: Whose<'_>, form: &StandingForm) -> Result<()> {
    let until = [&form.until_year, &form.until_month, &form.until_day];
    let until = until.map(String::as_str);
    say(op, (whose, form), |errors, before| {
        let scope = Scope::parse(errors, (&form.families, until), op.today());
        std::mem::take(errors).into_result(())?;
        rule::give(before, scope, op.today())
    })
    .await
}

/// Takes a standing consent back from a day on. Contracts that were opened before keep their answers.
///
/// # Errors
/// As [`give`]; [`Refusal::WrongState`] where there is nothing to take back.
pub async fn withdraw(op: &Operation, whose: Whose<'_>, form: &StandingForm) -> Result<()> {
    let parts = [&form.from_year, &form.from_month, &form.from_day];
    say(op, (whose, form), |errors, before| {
        let from = date_parts(errors, "from", parts.map(String::as_str));
        let reason = required_prose(errors, "reason", &form.reason, PROSE_MAX);
        std::mem::take(errors).into_result(())?;
        rule::withdraw(before, (from.unwrap_or_default(), reason), op.today())
    })
    .await
}

/// Reads the form, asks the rule, and writes the word down.
async fn say(
    op: &Operation,
    (whose, form): (Whose<'_>, &StandingForm),
    what: impl FnOnce(&mut FieldErrors, Option<&Standing>) -> std::result::Result<Said, Refusal>,
) -> Result<()> {
    op.actor.require(match whose.letter_of {
        Some(_) => Action::RecordStanding,
        None => Action::AnswerStanding,
    })?;
    let own = whose.letter_of.or_else(|| op.actor.bank());
    let code = own.ok_or(Refusal::NotFound)?;
    let mut tx = op.begin().await?;
    let (published, bank) = find(&tx, op, (whose.version, code)).await?;
    let versions = policy::all(tx.db()).await?;
    let mut acts = under(tx.db(), (&versions, whose.version)).await?;
    let acts = acts.remove(code).unwrap_or_default();
    let said = what(&mut FieldErrors::default(), now(&acts).as_ref());
    let (act, errors) = form.act(op, whose, published);
    // What the letter lacks is told together with what the word lacks.
    let said = joined(errors, said)?;
    if acts.len() != form.seen {
        return Err(Refusal::Stale.into());
    }
    write(&tx, op, (code, &acts), Act { said, ..act }).await?;
    if whose.letter_of.is_none() {
        tell(&mut tx, op, (&bank, whose.version)).await?;
    }
    tx.commit().await
}

async fn write(
    tx: &Transaction,
    op: &Operation,
    (code, acts): (&BankCode, &[Recorded]),
    act: Act,
) -> Result<()> {
    let person = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let last = acts.iter().filter(|one| one.act.version == act.version);
    let number = last.map(|one| one.number).max().unwrap_or_default() + 1;
    insert(tx.db(), (code, number), (&act, person, op.now)).await?;
    let subject = format!("{}/{code}", act.version);
    let event = Event::new(verb(&act.said), "standing_consent", subject)
        .before(json!({ "bank": code, "standing": now(acts) }))
        .after(json!({ "bank": code, "act": act }));
    tx.record(op, event).await
}

fn joined(
    letter: FieldErrors,
    said: std::result::Result<Said, Refusal>,
) -> std::result::Result<Said, Refusal> {
    match said {
        Err(Refusal::Invalid { mut fields }) => {
            fields.merge(letter);
            Err(fields.into())
        }
        said => {
            letter.into_result(())?;
            said
        }
    }
}

/// The day on which the version was published, and the bank; two who speak for it wait for each other.
async fn find(
    tx: &Transaction,
    op: &Operation,
    (number, code): (i32, &BankCode),
) -> Result<(NaiveDate, Bank)> {
    let versions = with_days(policy::lock(tx.db()).await?);
    let today = op.today();
    let version = versions.into_iter().find(|one| one.version == number);
    let version = version.filter(|one| one.until.is_none_or(|last| last >= today));
    let version = version.ok_or(Refusal::NotFound)?;
    let banks = policy::banks(tx.db()).await?;
    let bank = banks
        .into_iter()
        .find(|bank| bank.code == *code && bank.is_active_on(today));
    Ok((
        business_date(version.published_at),
        bank.ok_or(Refusal::NotFound)?,
    ))
}

fn verb(said: &Said) -> &'static str {
    match said {
        Said::Given(_) => "standing_consent_given",
        Said::Limited(_) => "standing_consent_limited",
        Said::Withdrawn { .. } => "standing_consent_withdrawn",
    }
}

async fn tell(tx: &mut Transaction, op: &Operation, (bank, number): (&Bank, i32)) -> Result<()> {
    let letter = |language| Letter::StandingConsentChanged {
        bank: match language {
            Language::Ja => bank.name.clone(),
            Language::En => bank.name_en.clone(),
        },
        number,
        url: op.address(&format!("/standing-consents/{number}/{}", bank.code)),
    };
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    post_worded(tx, op, officers, letter).await
}

impl StandingForm {
    /// The word but for what it says: about what, when, by whom, how, and what proves it.
    fn act(&self, op: &Operation, whose: Whose<'_>, published: NaiveDate) -> (Act, FieldErrors) {
        let mut errors = FieldErrors::default();
        let name = op.actor.identity().map(|own| own.name.clone());
        let mut act = Act {
            version: whose.version,
            said: Said::Given(Scope::default()),
            on: op.today(),
            by: name.unwrap_or_default(),
            way: Way::InPerson,
            evidence: String::new(),
        };
        if whose.letter_of.is_some() {
            act.way = Way::Letter;
            act.on = self.day(&mut errors, (published, op.today()));
            act.by = required_text(&mut errors, "by", &self.by, BY_MAX);
            act.evidence = required_prose(&mut errors, "evidence", &self.evidence, PROSE_MAX);
        }
        (act, errors)
    }

    /// The day of the letter: not before the version was published, and not in the future.
    fn day(
        &self,
        errors: &mut FieldErrors,
        (earliest, today): (NaiveDate, NaiveDate),
    ) -> NaiveDate {
        let parts = [&self.said_on_year, &self.said_on_month, &self.said_on_day];
        let on = date_parts(errors, "said_on", parts.map(String::as_str));
        if on.is_some_and(|on| on > today) {
            errors.push("said_on", FieldProblem::FutureDate { today });
        }
        if on.is_some_and(|on| on < earliest) {
            errors.push("said_on", FieldProblem::TooEarly { earliest });
        }
        // There is a day wherever there is no error.
        on.unwrap_or_default()
    }
}
