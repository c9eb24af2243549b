//! Lists and ways through them: tabs, filters, steps, tasks, and what may stay folded.

use crate::components::{
    Disclosure, FilterChip, FilterChips, Flow, FlowStep, Glyph, Step, StepNav, StepState, Tab,
    Tabs, TaskList, TaskRow,
};
use crate::i18n::*;
use leptos::prelude::*;

/// Where the samples' links lead: nowhere else.
const HERE: &str = "/style-guide";

/// Tabs above filters.
pub fn filters(t: Locale) -> AnyView {
    let tab = |text: String, count, current| Tab {
        text,
        href: HERE.into(),
        count: Some(count),
        current,
    };
    let tabs = vec![
        tab(say!(t, style_guide.tab_open), 14, true),
        tab(say!(t, style_guide.tab_mine), 6, false),
        tab(say!(t, style_guide.tab_overdue), 2, false),
    ];
    let all = say!(t, style_guide.filter_all);
    let chips = vec![
        FilterChip::Set {
            key: say!(t, style_guide.filter_family),
            value: say!(t, common.account_information),
            href: HERE.into(),
            remove: say!(t, style_guide.filter_remove),
        },
        FilterChip::Open {
            key: say!(t, style_guide.filter_person),
            value: all.clone(),
            options: vec![(all, HERE.into())],
        },
    ];
    let clear = Some((say!(t, style_guide.button_clear), HERE.to_owned()));
    let label = say!(t, style_guide.filters);
    view! { <Tabs label tabs /> <FilterChips chips clear /> }.into_any()
}

/// Steps of a procedure and of a signing.
pub fn steps(t: Locale) -> AnyView {
    let owner = || say!(t, style_guide.step_owner);
    let flow = |glyph, step: String| FlowStep {
        glyph,
        step,
        owner: owner(),
        due: String::new(),
    };
    let flows = vec![
        flow(Glyph::Done, say!(t, style_guide.step_1)),
        flow(Glyph::Now, say!(t, style_guide.step_2)),
        flow(Glyph::Open, say!(t, style_guide.step_3)),
    ];
    let step = |state, text: String| Step {
        state,
        text,
        note: owner(),
        done_word: say!(t, style_guide.done_boxed),
    };
    let numbered = vec![
        step(StepState::Done, say!(t, style_guide.step_1)),
        step(StepState::Now, say!(t, style_guide.step_2)),
        step(StepState::Open, say!(t, style_guide.step_3)),
    ];
    view! { <div class="columns halves"><Flow steps=flows /> <StepNav steps=numbered /></div> }
        .into_any()
}

/// A group of tasks, with one that is locked.
pub fn tasks(t: Locale) -> AnyView {
    let rows = vec![
        TaskRow {
            name: say!(t, style_guide.task_1),
            href: Some(HERE.into()),
            note: say!(t, style_guide.task_1_note),
            glyph: Glyph::Done,
            status: say!(t, style_guide.done_boxed),
        },
        TaskRow {
            name: say!(t, style_guide.task_2),
            href: None,
            note: say!(t, style_guide.task_2_note),
            glyph: Glyph::Open,
            status: say!(t, style_guide.open_boxed),
        },
    ];
    let heading = say!(t, style_guide.task_heading);
    let summary = say!(t, style_guide.task_summary);
    view! { <TaskList heading summary rows /> }.into_any()
}

/// Secondary material.
pub fn disclosure(t: Locale) -> AnyView {
    view! {
        <Disclosure heading=say!(t, style_guide.disclosure_heading)>
            <p>{say!(t, style_guide.disclosure_text)}</p>
        </Disclosure>
    }
    .into_any()
}
