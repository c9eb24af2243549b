//! What is drawn: strip, diff, workload, and the sizes of type.

use crate::components::{
    BankCell, BankStrip, CellTint, Diff, Glyph, KeyValue, KeyValues, Legend, LegendItem,
    WorkloadPart, WorkloadStrip,
};
use crate::i18n::*;
use leptos::prelude::*;

/// The names of the cells in code order, invented answers below.
const CELLS: [(&str, &str, Glyph, CellTint); 13] = [
    ("北海道", "Hokkaido", Glyph::Done, CellTint::Agreed),
    ("東北", "Tohoku", Glyph::Done, CellTint::Agreed),
    ("中央", "Chuo", Glyph::Open, CellTint::Plain),
    ("新潟県", "Niigata", Glyph::Caution, CellTint::Outdated),
    ("長野県", "Nagano", Glyph::Done, CellTint::Agreed),
    ("静岡県", "Shizuoka", Glyph::Refused, CellTint::Refused),
    ("北陸", "Hokuriku", Glyph::Done, CellTint::Agreed),
    ("東海", "Tokai", Glyph::Open, CellTint::Plain),
    ("近畿", "Kinki", Glyph::Done, CellTint::Agreed),
    ("中国", "Chugoku", Glyph::Done, CellTint::Agreed),
    ("四国", "Shikoku", Glyph::Out, CellTint::Plain),
    ("九州", "Kyushu", Glyph::Done, CellTint::Agreed),
    ("沖縄県", "Okinawa", Glyph::Wait, CellTint::Plain),
];

/// The strip with its legend.
pub fn strip(t: Locale) -> AnyView {
    let word = |glyph| match glyph {
        Glyph::Done => td_string!(t, style_guide.done_boxed).to_string(),
        Glyph::Refused => td_string!(t, style_guide.refused_boxed).to_string(),
        Glyph::Caution => td_string!(t, style_guide.caution_boxed).to_string(),
        Glyph::Wait => td_string!(t, style_guide.wait_boxed).to_string(),
        Glyph::Out => td_string!(t, style_guide.out_boxed).to_string(),
        _ => td_string!(t, style_guide.open_boxed).to_string(),
    };
    let cells = CELLS
        .iter()
        .map(|(ja, en, glyph, tint)| BankCell {
            name: if t == Locale::ja {
                (*ja).to_owned()
            } else {
                (*en).to_owned()
            },
            glyph: *glyph,
            status: word(*glyph),
            tint: *tint,
        })
        .collect();
    let shapes = [
        Glyph::Done,
        Glyph::Refused,
        Glyph::Caution,
        Glyph::Wait,
        Glyph::Open,
        Glyph::Out,
    ];
    let items = shapes
        .map(|glyph| {
            let count = CELLS.iter().filter(|cell| cell.2 == glyph).count();
            LegendItem {
                glyph,
                text: format!("{} {count}", word(glyph)),
            }
        })
        .to_vec();
    let label = td_string!(t, style_guide.strip).to_string();
    view! { <BankStrip label cells /> <Legend items /> }.into_any()
}

/// A changed row with its judgement taken back.
pub fn diff(t: Locale) -> AnyView {
    let labels = (
        td_string!(t, style_guide.diff_before).to_string(),
        td_string!(t, style_guide.diff_after).to_string(),
    );
    let before = td_string!(t, style_guide.diff_old).to_string();
    let after = td_string!(t, style_guide.diff_new).to_string();
    let row = KeyValue::new(
        td_string!(t, style_guide.diff_label).to_string(),
        view! { <Diff labels before after /> },
    )
    .changed(true)
    .judged(
        Glyph::Open,
        td_string!(t, style_guide.diff_open).to_string(),
    );
    view! { <KeyValues rows=vec![row] /> }.into_any()
}

/// The bar that says whose turn it is.
pub fn workload(t: Locale) -> AnyView {
    let part = |owner: String, count: u64, note: String| WorkloadPart {
        owner,
        count,
        counted: td_string!(t, style_guide.cases, count).to_string(),
        note,
    };
    let parts = vec![
        part(
            td_string!(t, common.owner_federation).to_string(),
            7,
            td_string!(t, style_guide.workload_note).to_string(),
        ),
        part(
            td_string!(t, common.owner_agent).to_string(),
            4,
            String::new(),
        ),
        part(
            td_string!(t, common.owner_banks).to_string(),
            3,
            String::new(),
        ),
    ];
    let heading = td_string!(t, style_guide.workload_heading).to_string();
    view! { <WorkloadStrip heading parts /> }.into_any()
}

/// The sizes of type; as paragraphs, since headings here would be no headings of anything.
pub fn sizes(t: Locale) -> AnyView {
    let lines = [
        (
            "size size-36",
            td_string!(t, style_guide.size_36).to_string(),
        ),
        (
            "size size-32",
            td_string!(t, style_guide.size_32).to_string(),
        ),
        (
            "size size-28",
            td_string!(t, style_guide.size_28).to_string(),
        ),
        (
            "size size-24",
            td_string!(t, style_guide.size_24).to_string(),
        ),
        (
            "size size-18",
            td_string!(t, style_guide.size_18).to_string(),
        ),
        ("", td_string!(t, style_guide.size_16).to_string()),
        ("note", td_string!(t, style_guide.size_14).to_string()),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(class, text)| view! { <p class=class>{text}</p> })
        .collect();
    view! { <div>{lines}</div> }.into_any()
}
