//! A signature was given: the other party is asked for its own, or the contract is concluded.

use super::letters;
use crate::audit::Event;
use crate::contracts::conclude::conclude;
use crate::contracts::{Agreed, neutral_case};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, Case, Signed, Stored, delegations, sheets};
use crate::transaction::Transaction;
use domain::applications::ContractNumber;
use domain::contracts::{ContractState, Party, effective_from};
use domain::ids::PersonId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use serde_json::json;

/// Adds a signature; the number of the contract, where that concludes it.
pub(in crate::contracts) async fn add(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
    signed: &Signed,
) -> Result<Option<ContractNumber>> {
    let party = signed.signature.party;
    contract.step(party.signs())?;
    let agreed = contract.agreed.clone().ok_or(Refusal::WrongState)?;
    let earlier = contracts::signatures(tx.db(), contract.id).await?;
    require_another((&agreed, &earlier), (party, signed.person))?;
    if party == Party::Federation {
        neutral_case(tx.db(), op, contract.application).await?;
    }
    delegations::end(tx.db(), (contract.id, party), op.now).await?;
    let mut sheets = sheets::all(tx.db(), contract.id).await?.into_iter();
    let sheet = sheets.find(|sheet| sheet.party == party);
    let event = Event::new(verb(party), "contract", contract.id)
        .after(json!({
            "signature": signed.signature,
            "sha256": contract.draft.as_ref().map(|draft| &draft.sha256),
            "recorded_by": sheet.as_ref().map(|sheet| &sheet.recorded.1),
            "confirmed_by": sheet.and_then(|sheet| sheet.confirmed).map(|(_, name, _)| name),
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    if contract.state == ContractState::Concluded {
        contracts::sign(tx.db(), contract.id, signed).await?;
        tx.record(op, event).await?;
        return conclude(tx, op, (contract, case), agreed).await.map(Some);
    }
    // The second signature is held against everything at once.
    if let Some(day) = contract.effective_from {
        effective_from(day, op.today(), day)?;
    }
    contract.begin_turn(tx.db(), op).await?;
    contracts::save(tx.db(), &contract, op.now).await?;
    contracts::sign(tx.db(), contract.id, signed).await?;
    tx.record(op, event).await?;
    letters::ask(tx, op, (&contract, case)).await?;
    Ok(None)
}

/// Whoever drew the text up, or signed or recorded the other signature, does not sign for the Federation: not under
/// another hat either. Nor does anybody stand for both signatures.
pub(in crate::contracts) fn require_another(
    (agreed, earlier): (&Agreed, &[Signed]),
    (party, person): (Party, PersonId),
) -> std::result::Result<(), Denial> {
    let drew_up = party == Party::Federation && agreed.drawn_up_by == Some(person);
    match drew_up || earlier.iter().any(|one| one.person == person) {
        true => Err(Denial::OwnProposal),
        false => Ok(()),
    }
}

fn verb(party: Party) -> &'static str {
    match party {
        Party::Agent => "contract_signed_by_agent",
        Party::Federation => "contract_signed_by_federation",
    }
}
