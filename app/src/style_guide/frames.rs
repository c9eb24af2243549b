//! What stands in a frame or is drawn: secret, overlap, map, side panel.

use crate::components::{
    Button, ButtonKind, ButtonSize, Checkbox, Field, FieldWords, Overlap, OverlapBar, PanelBox,
    Reveal, RevealRow, SidePanel, Tile, TileMap, TileWords,
};
use crate::i18n::*;
use leptos::prelude::*;

/// The banks by code, with their names where there is room and where there is not.
const BANKS: [(&str, &str, &str, &str); 13] = [
    ("2951", "北海道", "北海道", "Hokkaido"),
    ("2954", "東北", "東北", "Tohoku"),
    ("2963", "中央", "中央", "Chuo"),
    ("2965", "新潟県", "新潟", "Niigata"),
    ("2966", "長野県", "長野", "Nagano"),
    ("2968", "静岡県", "静岡", "Shizuoka"),
    ("2970", "北陸", "北陸", "Hokuriku"),
    ("2972", "東海", "東海", "Tokai"),
    ("2978", "近畿", "近畿", "Kinki"),
    ("2984", "中国", "中国", "Chugoku"),
    ("2987", "四国", "四国", "Shikoku"),
    ("2990", "九州", "九州", "Kyushu"),
    ("2997", "沖縄県", "沖縄", "Okinawa"),
];

/// A secret that is shown once; this one opens nothing.
pub fn reveal(t: Locale) -> AnyView {
    let row = |label: String, value: String, mono| RevealRow { label, value, mono };
    let rows = vec![
        row(
            say!(t, style_guide.client_id),
            "rk-0000000000000000".to_owned(),
            true,
        ),
        row(
            say!(t, style_guide.secret),
            "sample-sample-sample-sample".to_owned(),
            true,
        ),
        row(
            say!(t, style_guide.validity),
            say!(t, style_guide.validity_text),
            false,
        ),
    ];
    let copy: fn(&str) -> AnyView = match t {
        Locale::ja => |_| copy(Locale::ja),
        Locale::en => |_| copy(Locale::en),
    };
    let kept = say!(t, style_guide.kept);
    let marks = FieldWords {
        required: say!(t, common.required),
        optional: say!(t, common.optional),
    };
    let field = Field::required("kept", &kept, &marks);
    view! {
        <Reveal
            heading=say!(t, style_guide.reveal_heading)
            warning=say!(t, style_guide.reveal_warning)
            rows
            copy=Some(copy)
        >
            <form action="#main">
                <Checkbox field text=kept.clone() />
                <Button kind=ButtonKind::Solid text=say!(t, style_guide.reveal_end) />
            </form>
        </Reveal>
    }
    .into_any()
}

fn copy(t: Locale) -> AnyView {
    let text = say!(t, style_guide.copy);
    view! { <button type="button" class="button line xs">{text}</button> }.into_any()
}

/// Two secrets of which both work for a while.
pub fn overlap(t: Locale) -> AnyView {
    let old = OverlapBar {
        name: say!(t, style_guide.overlap_old),
        from: 0.0,
        to: 62.0,
    };
    let new = OverlapBar {
        name: say!(t, style_guide.overlap_new),
        from: 34.0,
        to: 100.0,
    };
    let until = say!(t, style_guide.overlap_until);
    let caption = say!(t, style_guide.overlap_caption);
    view! {
        <div class="samples two">
            <Overlap old new until caption />
            <p class="note">{say!(t, style_guide.overlap_text)}</p>
        </div>
    }
    .into_any()
}

/// A contract that two banks do not belong to.
pub fn map(t: Locale) -> AnyView {
    let tiles = BANKS
        .map(|(code, name, short, english)| {
            let (name, short) = match t {
                Locale::ja => (name, short),
                Locale::en => (english, english),
            };
            Tile {
                code: code.to_owned(),
                name: name.to_owned(),
                short: short.to_owned(),
                covered: !matches!(code, "2968" | "2987"),
            }
        })
        .to_vec();
    let words = TileWords {
        label: say!(t, style_guide.map),
        covered: say!(t, style_guide.covered),
        out: say!(t, style_guide.out_boxed),
    };
    view! { <TileMap words tiles /> }.into_any()
}

/// The boxes beside a case, with an action that waits for something.
pub fn panel(t: Locale) -> AnyView {
    let why = Some(say!(t, style_guide.button_why));
    view! {
        <div class="samples two">
            <SidePanel>
                <PanelBox heading=say!(t, style_guide.panel_next) next=true>
                    <p class="task">{say!(t, style_guide.panel_task)}</p>
                    <p>{say!(t, style_guide.panel_due)}</p>
                </PanelBox>
                <PanelBox heading=say!(t, style_guide.panel_actions) count=Some("9 / 13".to_owned())>
                    <Button text=say!(t, style_guide.button_propose) unavailable=why />
                    <Button text=say!(t, style_guide.button_remind) />
                    <Button
                        kind=ButtonKind::Text
                        size=ButtonSize::Small
                        text=say!(t, style_guide.button_clear)
                    />
                </PanelBox>
            </SidePanel>
        </div>
    }
    .into_any()
}
