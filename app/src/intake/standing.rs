//! What counts now, family by family.

use crate::components::Status;
use crate::home::standing;
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use leptos::prelude::*;
use services::intake::FamilyStatus;

/// The families with status, announced date and opening day.
pub fn table(page: &Page, families: &[FamilyStatus]) -> impl IntoView + use<> {
    let t = page.locale;
    let rows: Vec<_> = families.iter().map(|one| row(t, one)).collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, intake.family)}</th>
                    <th scope="col">{say!(t, intake.status)}</th>
                    <th scope="col">{say!(t, intake.wording)}</th>
                    <th scope="col">{say!(t, intake.counted_day)}</th>
                    <th scope="col">{say!(t, intake.opening_day)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(t: Locale, one: &FamilyStatus) -> impl IntoView + use<> {
    let (glyph, text) = standing(t, one);
    let dash = || say!(t, common.dash);
    let wording = one
        .announcement
        .as_ref()
        .map_or_else(dash, |told| told.wording.clone());
    let counted = one
        .intake
        .readiness()
        .map_or_else(dash, |ready| ready.date().to_string());
    let opening = one
        .intake
        .opening_day()
        .map_or_else(dash, |day| day.to_string());
    let class = |is_set: bool| match is_set {
        true => "c-below nowrap",
        false => "c-below empty",
    };
    view! {
        <tr>
            <th scope="row" class="c-title">{words::family(t, one.family)}</th>
            <td class="c-status"><Status glyph text /></td>
            <td class="c-below" lang="ja" data-label=say!(t, intake.wording)>{wording}</td>
            <td class=class(one.intake.readiness().is_some()) data-label=say!(t, intake.counted_day)>{counted}</td>
            <td class=class(one.intake.opening_day().is_some()) data-label=say!(t, intake.opening_day)>{opening}</td>
        </tr>
    }
}
