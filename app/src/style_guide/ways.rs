//! Ways through pages and lists: breadcrumb, section navigation, progress, pagination, save bar.

use crate::components::{
    Breadcrumb, Button, ButtonKind, Crumb, Glyph, Pagination, PaginationWords, Progress,
    ProgressCell, SaveBar, SectionGroup, SectionLink, SectionNav,
};
use crate::i18n::*;
use leptos::prelude::*;

/// Where the samples' links lead: nowhere else.
const HERE: &str = "/style-guide";

/// The way down to a page, and the parts beside a form.
pub fn navigation(t: Locale) -> AnyView {
    let above = vec![Crumb::new(
        td_string!(t, style_guide.crumb).to_string(),
        HERE,
    )];
    let here = td_string!(t, style_guide.task_1).to_string();
    let link = |text: String, glyph, status: String, current| SectionLink {
        text,
        href: HERE.to_owned(),
        glyph,
        status,
        current,
    };
    let links = vec![
        link(
            td_string!(t, style_guide.task_1).to_string(),
            Glyph::Done,
            td_string!(t, style_guide.done_boxed).to_string(),
            false,
        ),
        link(
            td_string!(t, style_guide.section_2).to_string(),
            Glyph::Half,
            td_string!(t, style_guide.half_boxed).to_string(),
            true,
        ),
        link(
            td_string!(t, style_guide.task_2).to_string(),
            Glyph::Open,
            td_string!(t, style_guide.open_boxed).to_string(),
            false,
        ),
    ];
    let groups = vec![SectionGroup {
        heading: td_string!(t, style_guide.task_heading).to_string(),
        links,
    }];
    view! {
        <Breadcrumb label=td_string!(t, style_guide.breadcrumb).to_string() above here />
        <div class="samples two">
            <SectionNav label=td_string!(t, style_guide.section_nav).to_string() groups />
        </div>
    }
    .into_any()
}

/// How far an application is.
pub fn progress(t: Locale) -> AnyView {
    let cells = vec![
        ProgressCell::Done,
        ProgressCell::Done,
        ProgressCell::Started,
        ProgressCell::Open,
    ];
    let sentence = td_string!(t, style_guide.progress_sentence).to_string();
    view! { <Progress sentence cells /> }.into_any()
}

/// The first page, one in the middle, the last.
pub fn pagination(t: Locale) -> AnyView {
    let words = |first: u64, last: u64| PaginationWords {
        label: format!("{} {first}", td_string!(t, style_guide.pagination)),
        shown: td_string!(t, style_guide.shown, first, last).to_string(),
        previous: td_string!(t, style_guide.previous).to_string(),
        next: td_string!(t, style_guide.next).to_string(),
    };
    let at = || Some(HERE.to_owned());
    view! {
        <Pagination words=words(1, 50) previous=None next=at() />
        <Pagination words=words(51, 100) previous=at() next=at() />
        <Pagination words=words(101, 120) previous=at() next=None />
    }
    .into_any()
}

/// Changed, and saved.
pub fn save_bar(t: Locale) -> AnyView {
    let bar = |glyph, state: String| {
        let draft = td_string!(t, style_guide.button_draft).to_string();
        let go_on = td_string!(t, style_guide.button_next).to_string();
        view! {
            <div class="sample-bar">
                <SaveBar glyph state>
                    <Button text=draft />
                    <Button text=go_on kind=ButtonKind::Solid />
                </SaveBar>
            </div>
        }
    };
    view! {
        {bar(Glyph::Act, td_string!(t, style_guide.unsaved).to_string())}
        {bar(Glyph::Done, td_string!(t, style_guide.saved).to_string())}
    }
    .into_any()
}
