//! The states of the banks above their table: each with its count, and a link that keeps the banks in it.

use super::words::state;
use crate::components::{ChoiceChip, ChoiceChips};
use crate::i18n::*;
use crate::page::Page;
use domain::consents::RowState;
use leptos::prelude::*;
use services::consents::Board;

/// The state that the address keeps.
pub fn wanted(page: &Page) -> Option<RowState> {
    page.param("state")
        .and_then(|code| RowState::of_code(&code))
}

/// The states.
pub fn chips(page: &Page, board: &Board) -> AnyView {
    let t = page.locale;
    let wanted = wanted(page);
    let address = format!("/contracts/{}/consents", board.contract);
    let one = |of: RowState| {
        let rows = board.rows.iter().filter(|row| row.state == of);
        ChoiceChip {
            glyph: Some(state(t, of).0),
            text: word(t, of),
            count: rows.count(),
            href: format!("{address}?state={}", of.code()),
            current: wanted == Some(of),
        }
    };
    let every = ChoiceChip {
        glyph: None,
        text: say!(t, board.all),
        count: board.rows.len(),
        href: address.clone(),
        current: wanted.is_none(),
    };
    let chips = std::iter::once(every)
        .chain(RowState::ALL.map(one))
        .collect();
    view! { <div class="section-gap"><ChoiceChips label=say!(t, board.filters) chips /></div> }
        .into_any()
}

/// The short word of a state.
fn word(t: Locale, of: RowState) -> String {
    match of {
        RowState::Standing => say!(t, consents.standing),
        RowState::Outdated => say!(t, board.f_outdated),
        RowState::Withdrawn => say!(t, board.f_withdrawn),
        other => state(t, other).1,
    }
}
