//! The search above the queue: people paste numbers in full width and names in either case.

use crate::store::entities::application::{Column, Entity};
use domain::forms::plain_text;
use sea_orm::Condition;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};

/// Marks that stand for the hyphen of a receipt number on a Japanese keyboard.
const DASHES: [char; 6] = ['‐', '‑', '–', '—', '−', 'ー'];

/// A part of what people search by, as it was typed or in its plain form.
pub(super) fn found(text: &str) -> Condition {
    let typed = text.to_lowercase();
    let plain = plain_text(text).to_lowercase();
    let number = plain.replace(DASHES, "-");
    Condition::any()
        .add(contains(Column::ReceiptNumber, &number))
        .add(contains(Column::OrganisationName, &typed))
        .add(contains(Column::OrganisationName, &plain))
        .add(contains(Column::ServiceName, &typed))
        .add(contains(Column::ServiceName, &plain))
}

fn contains(column: Column, part: &str) -> Expr {
    let mut pattern = String::from("%");
    for c in part.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    let text = Expr::expr(Func::lower(Expr::col((Entity, column))));
    text.like(LikeExpr::new(pattern).escape('\\'))
}
