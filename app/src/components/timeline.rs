//! The intake on a line of time, with a table of the same points; small screens show them as a list.

use super::Disclosure;
use super::flow::{self, FlowStep};
use leptos::prelude::*;

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimelineMark {
    /// A small ring: something was published.
    Ring,
    /// A blue ring: the intake begins here.
    Start,
    /// A diamond: a term that was set.
    Term,
}

/// One point of time.
#[derive(Clone, Debug)]
pub struct TimelinePoint {
    /// Its place in per cent of the line.
    pub at: f64,
    /// How it is drawn.
    pub mark: TimelineMark,
    /// What happens.
    pub title: String,
    /// When, at the published precision.
    pub date: String,
}

/// The line: from when it runs, what day it is, and the months under it.
#[derive(Clone, Debug)]
pub struct TimelineLine {
    /// What the drawing says, in one sentence.
    pub label: String,
    /// Where the intake begins, in per cent; nowhere while no day is set.
    pub opens: Option<f64>,
    /// Where today is, in per cent, with its words.
    pub today: (f64, String),
    /// Place and name of each month.
    pub months: Vec<(f64, String)>,
}

/// The words around the table of the points.
#[derive(Clone, Debug)]
pub struct TimelineTable {
    /// What opens it.
    pub summary: String,
    /// The heads of its two columns: what, and when.
    pub heads: [String; 2],
}

/// The line of time with its points, the table, and the list for small screens.
#[component]
pub fn Timeline(
    /// The line.
    line: TimelineLine,
    /// The points on it.
    points: Vec<TimelinePoint>,
    /// The same points as steps.
    steps: Vec<FlowStep>,
    /// The words of the table.
    table: TimelineTable,
) -> impl IntoView {
    let first = points.iter().map(|point| point.at).fold(100.0, f64::min);
    let opens = line.opens.unwrap_or(100.0);
    let months: Vec<_> = line.months.into_iter().map(month).collect();
    let points: Vec<_> = points.into_iter().map(point).collect();
    let table = as_table(table, &steps);
    let steps: Vec<_> = steps.into_iter().map(flow::step).collect();
    let (today, words) = line.today;
    view! {
        <svg class="timeline" role="img" aria-label=line.label>
            <line class="past" x1=per(first.min(opens)) x2=per(opens) y1="72" y2="72" />
            {line.opens.map(|opens| running(opens, today))}
            <line class="today" x1=per(today) x2=per(today) y1="54" y2="96" />
            {beside(today, words)}
            {points}
            <line class="axis" x1="0" x2="100%" y1="124" y2="124" />
            {months}
        </svg>
        {table}
        <ol class="flow timeline-list">{steps}</ol>
    }
}

fn as_table(words: TimelineTable, steps: &[FlowStep]) -> impl IntoView + use<> {
    let rows: Vec<_> = steps
        .iter()
        .map(|step| {
            let (what, when) = (step.step.clone(), step.due.clone());
            view! { <tr><th scope="row">{what}</th><td>{when}</td></tr> }
        })
        .collect();
    let [what, when] = words.heads;
    view! {
        <div class="timeline-table">
            <Disclosure heading=words.summary>
                <table class="table">
                    <thead><tr><th scope="col">{what}</th><th scope="col">{when}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </Disclosure>
        </div>
    }
}

/// Open until today and from then on, without an end.
fn running(opens: f64, today: f64) -> impl IntoView {
    view! {
        {bar("ran", opens, today)}
        {bar("ahead", today.max(opens), 98.5)}
        <svg x="98.5%" y="64" overflow="visible"><path class="ahead" d="M0 0 12 8 0 16z" /></svg>
    }
}

fn per(at: f64) -> String {
    format!("{:.2}%", at.clamp(0.0, 100.0))
}

fn bar(class: &'static str, from: f64, to: f64) -> Option<impl IntoView> {
    (to > from)
        .then(|| view! { <rect class=class x=per(from) width=per(to - from) y="67" height="10" /> })
}

/// Words at a place; near the right edge they end there instead of beginning.
fn label(class: &'static str, (at, dx, y): (f64, i32, i32), text: String) -> impl IntoView {
    let late = at > 85.0;
    let (x, dx) = if late {
        ("100%".to_owned(), 0)
    } else {
        (per(at), dx)
    };
    let anchor = late.then_some("end");
    view! { <text class=class x=x dx=dx.to_string() y=y.to_string() text-anchor=anchor>{text}</text> }
}

/// The words of today: after its line, or before it where they would leave the picture.
fn beside(today: f64, words: String) -> impl IntoView {
    let late = today > 70.0;
    let dx = if late { "-8" } else { "8" };
    let anchor = late.then_some("end");
    view! { <text class="key" x=per(today) dx=dx y="104" text-anchor=anchor>{words}</text> }
}

fn month((at, name): (f64, String)) -> impl IntoView {
    view! {
        <line class="tick" x1=per(at) x2=per(at) y1="120" y2="128" />
        <text x=per(at) dx="6" y="146">{name}</text>
    }
}

fn point(point: TimelinePoint) -> impl IntoView {
    let mark = match point.mark {
        TimelineMark::Ring => view! { <circle class="mark" cx=per(point.at) cy="72" r="5" /> }.into_any(),
        TimelineMark::Start => {
            view! { <circle class="mark start" cx=per(point.at) cy="72" r="5.5" /> }.into_any()
        }
        TimelineMark::Term => view! {
            <svg x=per(point.at) y="72" overflow="visible"><path class="mark" d="M0-10 10 0 0 10-10 0z" /></svg>
        }
        .into_any(),
    };
    view! {
        {mark}
        {label("key", (point.at, -6, 18), point.title)}
        {label("date", (point.at, -6, 40), point.date)}
    }
}
