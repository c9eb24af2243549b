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
        Glyph::Done => say!(t, style_guide.done_boxed),
        Glyph::Refused => say!(t, style_guide.refused_boxed),
        Glyph::Caution => say!(t, style_guide.caution_boxed),
        Glyph::Wait => say!(t, style_guide.wait_boxed),
        Glyph::Out => say!(t, style_guide.out_boxed),
        _ => say!(t, style_guide.open_boxed),
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
    let label = say!(t, style_guide.strip);
    view! { <BankStrip label cells /> <Legend items /> }.into_any()
}

/// A changed row with its judgement taken back.
pub fn diff(t: Locale) -> AnyView {
    let labels = (
        say!(t, style_guide.diff_before),
        say!(t, style_guide.diff_after),
    );
    let before = say!(t, style_guide.diff_old);
    let after = say!(t, style_guide.diff_new);
    let row = KeyValue::new(
        say!(t, style_guide.diff_label),
        view! { <Diff labels before after /> },
    )
    .changed(true)
    .judged(Glyph::Open, say!(t, style_guide.diff_open));
    view! { <KeyValues rows=vec![row] /> }.into_any()
}

/// The bar that says whose turn it is.
pub fn workload(t: Locale) -> AnyView {
    let part = |owner: String, count: u64, note: String| WorkloadPart {
        owner,
        count,
        counted: say!(t, style_guide.cases, count),
        note,
    };
    let parts = vec![
        part(
            say!(t, common.owner_federation),
            7,
            say!(t, style_guide.workload_note),
        ),
        part(say!(t, common.owner_agent), 4, String::new()),
        part(say!(t, common.owner_banks), 3, String::new()),
    ];
    let heading = say!(t, style_guide.workload_heading);
    view! { <WorkloadStrip heading parts /> }.into_any()
}

/// The sizes of type; as paragraphs, since headings here would be no headings of anything.
pub fn sizes(t: Locale) -> AnyView {
    let lines = [
        ("size size-36", say!(t, style_guide.size_36)),
        ("size size-32", say!(t, style_guide.size_32)),
        ("size size-28", say!(t, style_guide.size_28)),
        ("size size-24", say!(t, style_guide.size_24)),
        ("size size-18", say!(t, style_guide.size_18)),
        ("", say!(t, style_guide.size_16)),
        ("note", say!(t, style_guide.size_14)),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(class, text)| view! { <p class=class>{text}</p> })
        .collect();
    view! { <div>{lines}</div> }.into_any()
}
