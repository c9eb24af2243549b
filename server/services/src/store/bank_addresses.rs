//! Where each bank wants its mail, for the one who changes it; the letters read it with the boards.

use super::entities::bank::{Column, Entity};
use crate::error::Result;
use crate::transaction::changed_one;
use domain::banks::BankCode;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// Holds the bank's row until the transaction ends.
pub(crate) async fn lock<C: ConnectionTrait>(db: &C, bank: &BankCode) -> Result<()> {
    Entity::find_by_id(bank.as_str())
        .lock_exclusive()
        .one(db)
        .await?;
    Ok(())
}

/// Writes another address, or none.
pub(crate) async fn set<C: ConnectionTrait>(
    db: &C,
    bank: &BankCode,
    email: Option<String>,
) -> Result<()> {
    let done = Entity::update_many()
        .col_expr(Column::ContactEmail, Expr::value(email))
        .filter(Column::Code.eq(bank.as_str()))
        .exec(db)
        .await?;
    changed_one(done.rows_affected)
}
