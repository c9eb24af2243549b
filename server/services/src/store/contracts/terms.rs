//! The three terms that the law wants published, as rows.

use crate::error::Result;
use crate::store::entities::published_term;
use domain::ids::ContractId;
use domain::wording::Term;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::collections::BTreeMap;

/// Publishes the three terms.
pub(crate) async fn publish<C: ConnectionTrait>(
    db: &C,
    id: ContractId,
    terms: &[Term],
) -> Result<()> {
    let rows = terms.iter().map(|term| {
        let row = published_term::Model {
            contract_id: id.0,
            number: i32::from(term.number),
            heading: term.heading.clone(),
            text: term.text.clone(),
        };
        row.into_active_model().reset_all()
    });
    published_term::Entity::insert_many(rows).exec(db).await?;
    Ok(())
}

/// The published terms in their order.
pub(crate) async fn published<C: ConnectionTrait>(db: &C, id: ContractId) -> Result<Vec<Term>> {
    let mut found = published_of(db, &[id]).await?;
    Ok(found.remove(&id).unwrap_or_default())
}

/// The published terms of several contracts at once.
pub(crate) async fn published_of<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeMap<ContractId, Vec<Term>>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let rows = published_term::Entity::find()
        .filter(published_term::Column::ContractId.is_in(ids))
        .order_by_asc(published_term::Column::Number)
        .all(db)
        .await?;
    let mut found: BTreeMap<ContractId, Vec<Term>> = BTreeMap::new();
    for row in rows {
        let term = Term {
            number: u8::try_from(row.number).unwrap_or_default(),
            heading: row.heading,
            text: row.text,
        };
        let contract = ContractId(row.contract_id);
        found.entry(contract).or_default().push(term);
    }
    Ok(found)
}
