//! The three terms that the law wants published, as rows.

use crate::error::Result;
use crate::store::entities::published_term;
use domain::ids::ContractId;
use domain::wording::Term;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

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
    let rows = published_term::Entity::find()
        .filter(published_term::Column::ContractId.eq(id.0))
        .order_by_asc(published_term::Column::Number)
        .all(db)
        .await?;
    let term = |row: published_term::Model| Term {
        number: u8::try_from(row.number).unwrap_or_default(),
        heading: row.heading,
        text: row.text,
    };
    Ok(rows.into_iter().map(term).collect())
}
