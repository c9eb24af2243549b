//! The 13-cell strip, always in code order from north to south.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// The tint of a cell; only three answers have one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellTint {
    /// No tint.
    #[default]
    Plain,
    /// 同意
    Agreed,
    /// 不同意
    Refused,
    /// 旧版への同意
    Outdated,
}

/// One bank.
#[derive(Clone, Debug, Default)]
pub struct BankCell {
    /// Its short name.
    pub name: String,
    /// The shape of its answer.
    pub glyph: Glyph,
    /// The word of its answer, for screen readers.
    pub status: String,
    /// The tint of its answer.
    pub tint: CellTint,
}

/// All banks in one strip.
#[component]
pub fn BankStrip(
    /// What the strip shows.
    #[prop(into)]
    label: String,
    /// The banks in code order.
    cells: Vec<BankCell>,
) -> impl IntoView {
    let cells: Vec<_> = cells.into_iter().map(cell).collect();
    view! { <ol class="strip" aria-label=label>{cells}</ol> }
}

fn cell(cell: BankCell) -> impl IntoView {
    let class = match cell.tint {
        CellTint::Plain => None,
        CellTint::Agreed => Some("agreed"),
        CellTint::Refused => Some("refused"),
        CellTint::Outdated => Some("outdated"),
    };
    view! {
        <li class=class>
            <GlyphMark glyph=cell.glyph />
            <span>{cell.name} <span class="vh">{cell.status}</span></span>
        </li>
    }
}
