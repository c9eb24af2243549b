//! What a contract has to have that was signed on paper, by somebody who was named, or as an amendment.

use crate::stage::{Stage, is_living};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use services::store::entities::{
    consent, consent_withdrawal, contract, signature, signed_sheet, signing_delegation,
};
use uuid::Uuid;

/// What the contract, which was concluded just now, lacks.
pub async fn missing(stage: &Stage, id: Uuid) -> Vec<String> {
    let contracts = stage.contracts().await;
    let contract = contracts.iter().find(|row| row.id == id).unwrap();
    let amended = contracts.iter().find(|row| Some(row.id) == contract.amends);
    let facts = [
        (
            are_sheets_seen(stage, id).await,
            "somebody else looked at every sheet, and every signature on paper has one",
        ),
        (!is_named(stage, id).await, "nobody is named any more"),
        (
            amended.is_none_or(|amended| is_there(amended, contract)),
            "what it amends is there to be replaced",
        ),
        (
            !is_taken_back(stage, contract).await,
            "whoever took the consent to what it amends back has consented since",
        ),
    ];
    let lacking = facts.into_iter().filter(|(holds, _)| !holds);
    lacking
        .map(|(_, fact)| format!("concluded, but not: {fact}"))
        .collect()
}

async fn are_sheets_seen(stage: &Stage, id: Uuid) -> bool {
    let db = &stage.world.services.db;
    let sheets = signed_sheet::Entity::find()
        .filter(signed_sheet::Column::ContractId.eq(id))
        .all(db)
        .await
        .unwrap();
    let signatures = signature::Entity::find()
        .filter(signature::Column::ContractId.eq(id))
        .filter(signature::Column::Method.eq("paper"))
        .all(db)
        .await
        .unwrap();
    let is_seen = |sheet: &signed_sheet::Model| {
        let by = sheet.confirmed_by;
        by.is_some_and(|by| by != sheet.recorded_by)
    };
    let shows = |sheet: &signed_sheet::Model, row: &signature::Model| {
        let is_same = sheet.party == row.party && sheet.recorded_by == row.person_id;
        is_same && row.document_id == Some(sheet.document_id)
    };
    let is_shown = |row: &signature::Model| sheets.iter().any(|sheet| shows(sheet, row));
    sheets.len() == signatures.len()
        && sheets.iter().all(is_seen)
        && signatures.iter().all(is_shown)
}

async fn is_named(stage: &Stage, id: Uuid) -> bool {
    let open = signing_delegation::Entity::find()
        .filter(signing_delegation::Column::ContractId.eq(id))
        .filter(signing_delegation::Column::EndedAt.is_null())
        .one(&stage.world.services.db);
    open.await.unwrap().is_some()
}

/// Whether a contract lasts until its amendment begins.
fn is_there(amended: &contract::Model, amendment: &contract::Model) -> bool {
    let lasts = amended
        .ends_on
        .is_none_or(|last| Some(last) >= amendment.effective_from);
    is_living(amended) && lasts
}

/// Whether a bank that consents to the amendment said before that it does not to the contract any more.
async fn is_taken_back(stage: &Stage, amendment: &contract::Model) -> bool {
    let Some(amended) = amendment.amends else {
        return false;
    };
    let db = &stage.world.services.db;
    let taken_back = consent_withdrawal::Entity::find()
        .filter(consent_withdrawal::Column::ContractId.eq(amended))
        .all(db)
        .await
        .unwrap();
    let consents = consent::Entity::find()
        .filter(consent::Column::ContractId.eq(amendment.id))
        .filter(consent::Column::Answer.eq("consented"))
        .all(db)
        .await
        .unwrap();
    let is_earlier = |row: &consent::Model| {
        let mut since = taken_back.iter();
        since.any(|one| one.bank_code == row.bank_code && row.recorded_at < Some(one.recorded_at))
    };
    consents.iter().any(is_earlier)
}
