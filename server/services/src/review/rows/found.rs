//! The search above the queue: people paste numbers in full width and names in either case and width.

use crate::store::entities::application::{Column, Entity};
use domain::forms::folded;
use sea_orm::Condition;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr};

/// Marks that stand for the hyphen of a receipt number on a Japanese keyboard.
const DASHES: [char; 6] = ['‐', '‑', '–', '—', '−', 'ー'];

/// A part of a receipt number or of a name.
pub(super) fn found(text: &str) -> Condition {
    let plain = folded(text);
    let number = plain.replace(DASHES, "-");
    let numbers = Expr::expr(Func::lower(Expr::col((Entity, Column::ReceiptNumber))));
    let names = Expr::col((Entity, Column::FoundBy));
    Condition::any()
        .add(numbers.like(containing(&number)))
        .add(names.like(containing(&plain)))
}

fn containing(part: &str) -> LikeExpr {
    let mut pattern = String::from("%");
    for c in part.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    LikeExpr::new(pattern).escape('\\')
}
