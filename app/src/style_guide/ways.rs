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
    let above = vec![Crumb::new(say!(t, style_guide.crumb), HERE)];
    let here = say!(t, style_guide.task_1);
    let link = |text: String, glyph, status: String, current| SectionLink {
        text,
        href: HERE.to_owned(),
        glyph,
        status,
        current,
    };
    let links = vec![
        link(
            say!(t, style_guide.task_1),
            Glyph::Done,
            say!(t, style_guide.done_boxed),
            false,
        ),
        link(
            say!(t, style_guide.section_2),
            Glyph::Half,
            say!(t, style_guide.half_boxed),
            true,
        ),
        link(
            say!(t, style_guide.task_2),
            Glyph::Open,
            say!(t, style_guide.open_boxed),
            false,
        ),
    ];
    let groups = vec![SectionGroup {
        heading: say!(t, style_guide.task_heading),
        links,
    }];
    view! {
        <Breadcrumb label=say!(t, style_guide.breadcrumb) above here />
        <div class="samples two">
            <SectionNav label=say!(t, style_guide.section_nav) groups />
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
    let sentence = say!(t, style_guide.progress_sentence);
    view! { <Progress sentence cells /> }.into_any()
}

/// The first page, one in the middle, the last.
pub fn pagination(t: Locale) -> AnyView {
    let words = |first: u64, last: u64| PaginationWords {
        label: format!("{} {first}", td_string!(t, style_guide.pagination)),
        shown: say!(t, style_guide.shown, first, last),
        previous: say!(t, style_guide.previous),
        next: say!(t, style_guide.next),
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
        let draft = say!(t, style_guide.button_draft);
        let go_on = say!(t, style_guide.button_next);
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
        {bar(Glyph::Act, say!(t, style_guide.unsaved))}
        {bar(Glyph::Done, say!(t, style_guide.saved))}
    }
    .into_any()
}
