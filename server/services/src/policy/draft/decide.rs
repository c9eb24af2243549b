//! The approver publishes the next version, or sends it back with a reason. Nobody publishes what they wrote.

use super::{Held, address, whoever};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post, post_worded};
use crate::operation::Operation;
use crate::store::policy::{self, Version, drafts};
use crate::store::recipients::{self, Recipient};
use crate::store::{accounts, consents};
use crate::transaction::Transaction;
use domain::accounts::{Language, Role};
use domain::forms::{FieldErrors, FieldProblem, required_prose};
use domain::permissions::Action;
use domain::policy::{DraftState, Items, NewContact, closes};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason, at most.
const REASON_MAX: usize = 1_000;

/// What the approver decides besides.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// `carry` where the banks' standing consents go on, `anew` where each bank is asked again.
    pub consents: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

/// Why it comes back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SendBackForm {
    /// The reason.
    pub reason: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

/// Publishes the draft and says which version it is.
///
/// # Errors
/// [`domain::permissions::Denial::OwnProposal`] for its makers; what is no longer possible since it was submitted; `Stale`.
pub async fn publish(op: &Operation, form: &PublishForm) -> Result<i32> {
    op.actor.require(Action::PublishPolicy)?;
    let (by, name) = whoever(op)?;
    let mut tx = op.begin().await?;
    let held = Held::take(&tx, op, form.version).await?;
    held.row.draft.require_decider(by)?;
    let content = &held.row.draft.content;
    let effective_from = content.require_complete(held.before())?;
    let version = Version {
        version: held.row.draft.number,
        effective_from,
        items: content.items.clone(),
        published_at: op.now,
        summary_ja: content.summary_ja.clone(),
        summary_en: content.summary_en.clone(),
        carries_consents: form.carries(content.leaves_consents_alone(&held.last.items))?,
    };
    policy::insert(tx.db(), version.clone()).await?;
    if let Some(contact) = content.contact.clone() {
        let before = held.before();
        let closed = closes(before.contact, contact.valid_from, before.today);
        let closed = closed.map_err(|problem| FieldErrors::one("valid_from", problem))?;
        policy::follow(tx.db(), (op, version.version), (contact, closed)).await?;
    }
    let contact = content.contact.clone();
    drafts::publish(tx.db(), held.row.clone(), (by, name)).await?;
    let event = Event::new("policy_published", "policy", version.version)
        .before(json!({ "version": held.last.version, "effective_from": held.last.effective_from }))
        .after(json!({
            "version": version.version,
            "effective_from": effective_from,
            "carries_consents": version.carries_consents,
            "contact": &contact,
        }));
    tx.record(op, event).await?;
    tell_banks(&mut tx, op, (&version, &held.last.items), contact).await?;
    tx.commit().await?;
    Ok(version.version)
}

/// Sends the draft back to the officer who submitted it.
///
/// # Errors
/// As [`publish`]; without a reason it stays.
pub async fn send_back(op: &Operation, form: &SendBackForm) -> Result<()> {
    op.actor.require(Action::PublishPolicy)?;
    let (by, _) = whoever(op)?;
    let mut tx = op.begin().await?;
    let held = Held::take(&tx, op, form.version).await?;
    let mut row = held.row;
    let mut errors = FieldErrors::default();
    let reason = required_prose(&mut errors, "reason", &form.reason, REASON_MAX);
    let reason = errors.into_result(reason)?;
    let submitted = row.draft.state.clone();
    row.draft.send_back(by, reason.clone())?;
    row.changed_at = op.now;
    let number = row.draft.number;
    drafts::save(tx.db(), row).await?;
    let event = Event::new("policy_draft_sent_back", "policy", number)
        .after(json!({ "number": number, "reason": reason }));
    tx.record(op, event).await?;
    if let DraftState::Submitted { by: maker, .. } = submitted {
        let maker = accounts::by_id(tx.db(), maker).await?;
        let letter = Letter::PolicySentBack {
            number,
            reason,
            url: address(op),
        };
        post(&mut tx, op, maker.as_ref().map(Recipient::from), &letter).await?;
    }
    tx.commit().await
}

impl PublishForm {
    /// Consents go on only where their item reads as before and the approver says so.
    fn carries(&self, can_go_on: bool) -> Result<bool> {
        match self.consents.as_str() {
            "anew" => Ok(false),
            "carry" if can_go_on => Ok(true),
            "" if !can_go_on => Ok(false),
            _ => Err(FieldErrors::one("consents", FieldProblem::NotChosen).into()),
        }
    }
}

/// The banks' offices and those who act for them learn what changes and whether they are asked again.
async fn tell_banks(
    tx: &mut Transaction,
    op: &Operation,
    (version, before): (&Version, &Items),
    contact: Option<NewContact>,
) -> Result<()> {
    let addresses = consents::addresses(tx.db()).await?;
    let banks = policy::banks(tx.db()).await?.into_iter();
    let offices = banks.filter(|bank| bank.is_active_on(op.today()));
    let offices = offices.filter_map(|bank| {
        Some(Recipient {
            email: addresses.get(&bank.code)?.clone(),
            name: bank.name,
            language: Language::Ja,
        })
    });
    let people = recipients::with_role(tx.db(), op, Role::BankRepresentative).await?;
    let everybody: Vec<_> = offices.chain(people).collect();
    let url = op.address(&format!("/policy/versions/{}", version.version));
    let letter = |language| Letter::PolicyPublished {
        number: version.version,
        from: version.effective_from,
        summary: match language {
            Language::Ja => version.summary_ja.clone(),
            Language::En => version.summary_en.clone(),
        },
        changed: changed(&version.items, before, language),
        contact: contact.clone(),
        carries: version.carries_consents,
        url: url.clone(),
    };
    post_worded(tx, op, everybody, letter).await
}

/// What to look at, as the reader finds it in the policy; an item that is gone has the heading that it had.
fn changed(items: &Items, before: &Items, language: Language) -> Vec<String> {
    let heading = |number| {
        let item = items
            .item(language, number)
            .or(before.item(language, number))?;
        let title = &item.title;
        Some(match language {
            Language::Ja => format!("項目{number} {title}"),
            Language::En => format!("Item {number}: {title}"),
        })
    };
    let numbers = items.changed_since(before).into_iter();
    numbers.filter_map(heading).collect()
}
