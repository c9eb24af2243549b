//! Signatures as rows: one for each side of a contract.

use crate::error::Result;
use crate::store::entities::signature;
use anyhow::anyhow;
use domain::accounts::UsedFactor;
use domain::contracts::{Party, Signature, SigningMethod};
use domain::ids::{ContractId, DocumentId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// A stored signature.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    /// Whose, when and how.
    pub signature: Signature,
    /// Who gave or recorded it.
    pub person: PersonId,
    /// The scanned sheet.
    pub document: Option<DocumentId>,
}

/// The signatures so far, in the order in which they were given.
pub(crate) async fn signatures<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Signed>> {
    let rows = signature::Entity::find()
        .filter(signature::Column::ContractId.eq(id.0))
        .order_by_asc(signature::Column::SignedAt)
        .order_by_asc(signature::Column::Party)
        .all(db)
        .await?;
    rows.into_iter().map(signed).collect()
}

/// Adds a signature.
pub(crate) async fn sign<C: ConnectionTrait>(db: &C, id: ContractId, new: &Signed) -> Result<()> {
    let row = signature::Model {
        contract_id: id.0,
        party: new.signature.party.code().to_owned(),
        signer_name: new.signature.name.clone(),
        signer_title: new.signature.title.clone(),
        signed_at: new.signature.at,
        signed_on: new.signature.on,
        method: new.signature.method.code().to_owned(),
        person_id: new.person.0,
        document_id: new.document.map(|document| document.0),
        reason: new.signature.reason.clone(),
        factor: new.signature.factor.map(|factor| factor.code().to_owned()),
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Drops the signatures under a text that came back; the trail keeps them.
pub(crate) async fn drop_signatures<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<()> {
    signature::Entity::delete_many()
        .filter(signature::Column::ContractId.eq(id.0))
        .exec(db)
        .await?;
    Ok(())
}

fn signed(row: signature::Model) -> Result<Signed> {
    let party = Party::of_code(&row.party);
    let method = SigningMethod::of_code(&row.method);
    let factor = row.factor.as_deref().and_then(UsedFactor::of_code);
    Ok(Signed {
        signature: Signature {
            party: party.ok_or_else(|| anyhow!("signature.party"))?,
            name: row.signer_name,
            title: row.signer_title,
            at: row.signed_at,
            on: row.signed_on,
            method: method.ok_or_else(|| anyhow!("signature.method"))?,
            reason: row.reason,
            factor,
        },
        person: PersonId(row.person_id),
        document: row.document_id.map(DocumentId),
    })
}
