//! The intake on a line of time; small screens show the same points as a list.

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
    /// Where the intake begins, in per cent.
    pub opens: f64,
    /// Where today is, in per cent, with its words.
    pub today: (f64, String),
    /// Place and name of each month.
    pub months: Vec<(f64, String)>,
}

/// The line of time with its points, and the list for small screens.
#[component]
pub fn Timeline(
    /// The line.
    line: TimelineLine,
    /// The points on it.
    points: Vec<TimelinePoint>,
    /// The same points as steps.
    steps: Vec<FlowStep>,
) -> impl IntoView {
    let first = points
        .iter()
        .map(|point| point.at)
        .fold(line.opens, f64::min);
    let months: Vec<_> = line.months.into_iter().map(month).collect();
    let points: Vec<_> = points.into_iter().map(point).collect();
    let steps: Vec<_> = steps.into_iter().map(flow::step).collect();
    let (today, words) = line.today;
    view! {
        <svg class="timeline" role="img" aria-label=line.label>
            <line class="past" x1=per(first) x2=per(line.opens) y1="72" y2="72" />
            {bar("ran", line.opens, today)}
            {bar("ahead", today.max(line.opens), 98.5)}
            <svg x="98.5%" y="64" overflow="visible"><path class="ahead" d="M0 0 12 8 0 16z" /></svg>
            <line class="today" x1=per(today) x2=per(today) y1="54" y2="96" />
            {label("key", (today, 8, 104), words)}
            {points}
            <line class="axis" x1="0" x2="100%" y1="124" y2="124" />
            {months}
        </svg>
        <ol class="flow timeline-list">{steps}</ol>
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
