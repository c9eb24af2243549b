//! What the calendar does to boards: it reminds the banks that have not answered, some business days before the deadline,
//! on the day, and after it. Each reminder is sent once, however many servers look.

use super::ask::{Call, Message, call_on};
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::consents::deadlines::{self, Deadline};
use crate::store::contracts;
use crate::ticker;
use domain::calendar::{Holidays, business_date};
use domain::consents::Reminder;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use sea_orm::ConnectionTrait;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often to look.
const LOOK: Duration = Duration::from_secs(60);

/// Looks until it is told to stop. Several may do so beside each other: each contract is held while its banks are
/// reminded, and what was sent is looked at once more.
pub async fn run(services: Services, stop: CancellationToken) {
    let failure = "banks cannot be reminded of their deadlines";
    ticker::run(stop, (failure, LOOK), || run_due(&services)).await;
}

/// Sends every reminder that is due today, and says to how many banks.
///
/// # Errors
/// When the database does not answer.
pub async fn run_due(services: &Services) -> Result<u32> {
    let op = services.system();
    let holidays = holidays(op.db()).await?;
    let open = contracts::in_states(op.db(), &[ContractState::AwaitingConsents]).await?;
    let mut reminded = 0;
    for contract in open {
        let due = due(op.db(), &op, (contract.id, &holidays)).await?;
        if due.is_some() {
            reminded += remind_one(&op, (contract.id, &holidays)).await?;
        }
    }
    Ok(reminded)
}

async fn remind_one(op: &Operation, (id, holidays): (ContractId, &Holidays)) -> Result<u32> {
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let due = due(tx.db(), op, (id, holidays)).await?;
    let (Some((deadline, reminder)), ContractState::AwaitingConsents) = (due, contract.state)
    else {
        return Ok(0);
    };
    deadlines::note(tx.db(), (id, deadline.number, reminder), op.now).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let call = Call {
        only: None,
        message: Message::Reminder(deadline.due_on),
    };
    let reminded = call_on(&mut tx, op, ((id, &case), call)).await?;
    tx.commit().await?;
    Ok(reminded)
}

/// The reminder that is due and was not sent.
async fn due<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (id, holidays): (ContractId, &Holidays),
) -> Result<Option<(Deadline, Reminder)>> {
    let Some(last) = deadlines::all(db, id).await?.pop() else {
        return Ok(None);
    };
    let set = (last.due_on, business_date(last.at));
    let Some(reminder) = Reminder::due(set, op.today(), holidays) else {
        return Ok(None);
    };
    let is_sent = deadlines::is_sent(db, (id, last.number, reminder)).await?;
    Ok((!is_sent).then_some((last, reminder)))
}
