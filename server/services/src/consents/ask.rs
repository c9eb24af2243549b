//! Asks banks by mail, with a link through which they answer without an account, and reminds them.

use super::deadline;
use crate::audit::Event;
use crate::contracts::amend::Amends;
use crate::contracts::neutral_case;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::consents::requests::{self, Request};
use crate::store::contracts::Case;
use crate::store::recipients::Recipient;
use crate::store::{consents, contracts, policy};
use crate::transaction::Transaction;
use chrono::{Duration, NaiveDate};
use domain::accounts::Language;
use domain::banks::{Bank, BankCode};
use domain::consents::Occasion;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde_json::json;

/// How long the link of a letter is good.
const LINK_LIFETIME: Duration = Duration::days(30);

/// Which banks are mailed, and what they are told beside the question itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call<'a> {
    /// One bank only.
    pub only: Option<&'a BankCode>,
    /// What they are told.
    pub message: Message<'a>,
}

/// What a letter says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Message<'a> {
    /// There is something new to answer.
    #[default]
    Question,
    /// An officer reminds them.
    ByHand,
    /// The calendar reminds them of the deadline.
    Reminder(NaiveDate),
    /// They have until another day, and why.
    Moved(NaiveDate, &'a str),
}

/// Asks by hand: one bank, or every bank from which an answer is missing.
///
/// # Errors
/// [`Refusal::WrongState`] once drawn up, [`Refusal::NobodyToAsk`] where no answer is missing from a bank that can
/// be reached by mail.
pub async fn remind(op: &Operation, id: ContractId, bank: Option<&BankCode>) -> Result<u32> {
    op.actor.require(Action::RecordConsent)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    op.actor
        .require_now(Action::RecordConsent, State::Contract(contract.state))?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let call = Call {
        only: bank,
        message: Message::ByHand,
    };
    let asked = call_on(&mut tx, op, ((id, &case), call)).await?;
    if asked == 0 {
        return Err(Refusal::NobodyToAsk.into());
    }
    tx.commit().await?;
    Ok(asked)
}

/// Asks every bank from which an answer is missing.
pub(crate) async fn ask(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), only): ((ContractId, &Case), Option<&BankCode>),
) -> Result<u32> {
    let call = Call {
        only,
        message: Message::Question,
    };
    call_on(tx, op, ((id, case), call)).await
}

/// Mails every bank from which an answer is missing, or one of them, and says how many that were. A bank without an
/// address is asked by letter; the board shows which those are.
pub(crate) async fn call_on(
    tx: &mut Transaction,
    op: &Operation,
    ((id, case), call): ((ContractId, &Case), Call<'_>),
) -> Result<u32> {
    let case = &deadline::begin(tx, op, (id, case)).await?;
    let mut addresses = consents::addresses(tx.db()).await?;
    let banks = policy::banks(tx.db()).await?;
    let board = consents::board(tx.db(), id).await?;
    let amends = amended(tx, (id, call.message)).await?;
    let so_far = requests::so_far(tx.db(), &[id]).await?;
    let missing = board.into_iter().map(|row| row.consent);
    let missing = missing.filter(|one| one.is_missing());
    let mut asked = Vec::new();
    for consent in missing.filter(|one| call.only.is_none_or(|only| one.bank == *only)) {
        let bank = banks.iter().find(|bank| bank.code == consent.bank);
        let (Some(bank), Some(email)) = (bank, addresses.remove(&consent.bank)) else {
            continue;
        };
        // Whoever was never asked is not reminded by hand either.
        let before = so_far.get(&(id, consent.bank.clone()));
        let is_first = before.is_none_or(|asked| asked.letters == 0);
        let occasion = match call.message {
            Message::ByHand if is_first => Occasion::Asked,
            message => message.occasion(),
        };
        let to = Addressee {
            bank,
            email,
            message: call.message,
            occasion,
            amends: amends.clone(),
        };
        send(tx, op, (id, case), to).await?;
        asked.push(consent.bank);
    }
    if !asked.is_empty() {
        let event = Event::new(call.message.verb(), "contract", id)
            .after(json!({ "banks": asked }))
            .about(case.application, case.organisation);
        tx.record(op, event).await?;
    }
    Ok(u32::try_from(asked.len()).unwrap_or(u32::MAX))
}

/// The number of the contract that is to be amended, where there is one and the letter says so.
async fn amended(
    tx: &Transaction,
    (id, message): (ContractId, Message<'_>),
) -> Result<Option<String>> {
    if !matches!(message, Message::Question | Message::ByHand) {
        return Ok(None);
    }
    let contract = contracts::find(tx.db(), id).await?;
    let amends = Amends::of(tx.db(), &contract.ok_or(Refusal::NotFound)?).await?;
    Ok(amends.map(|amended| amended.number))
}

impl Message<'_> {
    fn occasion(self) -> Occasion {
        match self {
            Message::Question => Occasion::Asked,
            Message::ByHand | Message::Reminder(..) => Occasion::Reminded,
            Message::Moved(..) => Occasion::Moved,
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Message::Question => "banks_asked",
            Message::ByHand | Message::Reminder(..) => "banks_reminded",
            Message::Moved(..) => "banks_told_of_deadline",
        }
    }

    fn letter(self, case: &Case, amends: Option<String>, link: String) -> Letter {
        let receipt_number = case.receipt_number.clone();
        let organisation = case.organisation_name.clone();
        let service = case.service_name().to_owned();
        match self {
            Message::Question | Message::ByHand => Letter::ConsentRequested {
                receipt_number,
                organisation,
                service,
                amends,
                due_on: case.due_on,
                link,
            },
            Message::Reminder(due_on) => Letter::ConsentReminder {
                receipt_number,
                organisation,
                service,
                due_on,
                link,
            },
            Message::Moved(due_on, reason) => Letter::ConsentDeadlineMoved {
                receipt_number,
                organisation,
                service,
                due_on,
                reason: reason.to_owned(),
                link,
            },
        }
    }
}

/// Whom a letter is for, and why.
struct Addressee<'a> {
    bank: &'a Bank,
    email: String,
    message: Message<'a>,
    occasion: Occasion,
    /// The number of the contract that is to be amended, where one is.
    amends: Option<String>,
}

async fn send(
    tx: &mut Transaction,
    op: &Operation,
    (id, case): (ContractId, &Case),
    to: Addressee<'_>,
) -> Result<()> {
    let token = Token::new(&op.services);
    let request = Request {
        token_hash: token.digest(),
        contract: id,
        bank: to.bank.code.clone(),
        sent_to: to.email.clone(),
        sent_at: op.now,
        expires_at: op.now + LINK_LIFETIME,
        opened_at: None,
        code: None,
        codes_sent: 0,
        wrong_codes: 0,
        occasion: to.occasion,
    };
    requests::insert(tx.db(), request).await?;
    let link = op.address(&format!("/consent/{}", token.expose()));
    let letter = to.message.letter(case, to.amends, link);
    let to = Recipient {
        email: to.email,
        name: to.bank.name.clone(),
        language: Language::Ja,
    };
    post(tx, op, [to], &letter).await
}
