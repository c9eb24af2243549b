//! The time in which an old and a new secret both work; the end also stands in words beside it.

use leptos::prelude::*;

/// One secret: its name and when it works, in per cent of the drawn time.
#[derive(Clone, Debug)]
pub struct OverlapBar {
    /// 旧 …k7Qd
    pub name: String,
    /// Where the bar begins.
    pub from: f64,
    /// Where the bar ends.
    pub to: f64,
}

/// Two bars with dotted lines where both hold.
#[component]
pub fn Overlap(
    /// The old secret.
    old: OverlapBar,
    /// The new secret.
    new: OverlapBar,
    /// 12-01まで
    #[prop(into)]
    until: String,
    /// 重複 11-24〜12-01
    #[prop(into)]
    caption: String,
) -> impl IntoView {
    let label = caption.clone();
    let (begin, end) = (place(new.from), place(old.to));
    view! {
        <svg class="overlap" role="img" aria-label=label>
            <text class="faint" x="0" y="16">{old.name}</text>
            <line class="old" x1=place(old.from) x2=end.clone() y1="11" y2="11" />
            <text class="faint" x=end.clone() dx="6" y="16">{until}</text>
            <text class="key" x="0" y="40">{new.name}</text>
            <line class="new" x1=begin.clone() x2=place(new.to) y1="35" y2="35" />
            <line class="edge" x1=begin.clone() x2=begin.clone() y1="2" y2="46" />
            <line class="edge" x1=end.clone() x2=end y1="2" y2="46" />
            <text class="key" x=begin y="62">{caption}</text>
        </svg>
    }
}

/// The names take the first 28 per cent of the width.
fn place(percent: f64) -> String {
    format!("{:.2}%", 28.0 + percent.clamp(0.0, 100.0) * 0.72)
}
