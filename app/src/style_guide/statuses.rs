//! The nine shapes with words that go with them, bare and boxed.

use crate::components::{Glyph, Status, StatusLook};
use crate::i18n::*;
use leptos::prelude::*;

/// The shapes as a table: bare, boxed, and what the shape says.
pub fn statuses(t: Locale) -> AnyView {
    let rows: Vec<_> = words(t)
        .into_iter()
        .map(|(glyph, bare, boxed, meaning)| {
            view! {
                <tr>
                    <td class="c-title"><Status glyph text=bare /></td>
                    <td class="c-status"><Status glyph text=boxed look=StatusLook::Boxed /></td>
                    <td class="c-below sub">{meaning}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, style_guide.status_bare)}</th>
                    <th scope="col">{say!(t, style_guide.status_boxed)}</th>
                    <th scope="col">{say!(t, style_guide.status_meaning)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

macro_rules! row {
    ($t:ident, $glyph:ident, $bare:ident, $boxed:ident, $meaning:ident) => {
        (
            Glyph::$glyph,
            say!($t, style_guide.$bare),
            say!($t, style_guide.$boxed),
            say!($t, style_guide.$meaning),
        )
    };
}

fn words(t: Locale) -> [(Glyph, String, String, String); 9] {
    [
        row!(t, Open, open_bare, open_boxed, open_meaning),
        row!(t, Half, half_bare, half_boxed, half_meaning),
        row!(t, Now, now_bare, now_boxed, now_meaning),
        row!(t, Wait, wait_bare, wait_boxed, wait_meaning),
        row!(t, Act, act_bare, act_boxed, act_meaning),
        row!(t, Done, done_bare, done_boxed, done_meaning),
        row!(t, Refused, refused_bare, refused_boxed, refused_meaning),
        row!(t, Caution, caution_bare, caution_boxed, caution_meaning),
        row!(t, Out, out_bare, out_boxed, out_meaning),
    ]
}
