//! How far an application is: one cell per item, with the same fact as a sentence.

use leptos::prelude::*;

/// The state of one item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressCell {
    /// Complete.
    Done,
    /// Begun.
    Started,
    /// Not begun.
    #[default]
    Open,
}

/// The sentence, the cells, and children for the way on.
#[component]
pub fn Progress(
    /// 12項目のうち7項目の入力が済みました
    #[prop(into)]
    sentence: String,
    /// The items in order; complete ones are drawn first.
    cells: Vec<ProgressCell>,
    /// The button that goes on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = |cell| match cell {
        ProgressCell::Done => "done",
        ProgressCell::Started => "started",
        ProgressCell::Open => "open",
    };
    let ordered = [
        ProgressCell::Done,
        ProgressCell::Started,
        ProgressCell::Open,
    ]
    .into_iter()
    .flat_map(|kind| cells.iter().copied().filter(move |cell| *cell == kind));
    let cells: Vec<_> = ordered
        .map(|cell| view! { <li class=class(cell)></li> })
        .collect();
    view! {
        <div class="progress-box">
            <div class="between"><p>{sentence}</p> {children.map(|children| children())}</div>
            <ol class="progress" aria-hidden="true">{cells}</ol>
        </div>
    }
}
