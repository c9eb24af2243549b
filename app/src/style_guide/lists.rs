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
        tab(td_string!(t, style_guide.tab_open).to_string(), 14, true),
        tab(td_string!(t, style_guide.tab_mine).to_string(), 6, false),
        tab(td_string!(t, style_guide.tab_overdue).to_string(), 2, false),
    ];
    let all = td_string!(t, style_guide.filter_all).to_string();
    let chips = vec![
        FilterChip::Set {
            key: td_string!(t, style_guide.filter_family).to_string(),
            value: td_string!(t, common.account_information).to_string(),
            href: HERE.into(),
            remove: td_string!(t, style_guide.filter_remove).to_string(),
        },
        FilterChip::Open {
            key: td_string!(t, style_guide.filter_person).to_string(),
            value: all.clone(),
            options: vec![(all, HERE.into())],
        },
    ];
    let clear = Some((
        td_string!(t, style_guide.button_clear).to_string(),
        HERE.to_owned(),
    ));
    let label = td_string!(t, style_guide.filters).to_string();
    view! { <Tabs label tabs /> <FilterChips chips clear /> }.into_any()
}

/// Steps of a procedure and of a signing.
pub fn steps(t: Locale) -> AnyView {
    let owner = || td_string!(t, style_guide.step_owner).to_string();
    let flow = |glyph, step: String| FlowStep {
        glyph,
        step,
        owner: owner(),
        due: String::new(),
    };
    let flows = vec![
        flow(Glyph::Done, td_string!(t, style_guide.step_1).to_string()),
        flow(Glyph::Now, td_string!(t, style_guide.step_2).to_string()),
        flow(Glyph::Open, td_string!(t, style_guide.step_3).to_string()),
    ];
    let step = |state, text: String| Step {
        state,
        text,
        note: owner(),
        done_word: td_string!(t, style_guide.done_boxed).to_string(),
    };
    let numbered = vec![
        step(
            StepState::Done,
            td_string!(t, style_guide.step_1).to_string(),
        ),
        step(
            StepState::Now,
            td_string!(t, style_guide.step_2).to_string(),
        ),
        step(
            StepState::Open,
            td_string!(t, style_guide.step_3).to_string(),
        ),
    ];
    view! { <div class="columns halves"><Flow steps=flows /> <StepNav steps=numbered /></div> }
        .into_any()
}

/// A group of tasks, with one that is locked.
pub fn tasks(t: Locale) -> AnyView {
    let rows = vec![
        TaskRow {
            name: td_string!(t, style_guide.task_1).to_string(),
            href: Some(HERE.into()),
            note: td_string!(t, style_guide.task_1_note).to_string(),
            glyph: Glyph::Done,
            status: td_string!(t, style_guide.done_boxed).to_string(),
        },
        TaskRow {
            name: td_string!(t, style_guide.task_2).to_string(),
            href: None,
            note: td_string!(t, style_guide.task_2_note).to_string(),
            glyph: Glyph::Open,
            status: td_string!(t, style_guide.open_boxed).to_string(),
        },
    ];
    let heading = td_string!(t, style_guide.task_heading).to_string();
    let summary = td_string!(t, style_guide.task_summary).to_string();
    view! { <TaskList heading summary rows /> }.into_any()
}

/// Secondary material.
pub fn disclosure(t: Locale) -> AnyView {
    view! {
        <Disclosure heading=td_string!(t, style_guide.disclosure_heading).to_string()>
            <p>{td_string!(t, style_guide.disclosure_text).to_string()}</p>
        </Disclosure>
    }
    .into_any()
}
