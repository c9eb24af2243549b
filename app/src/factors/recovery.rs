//! Recovery codes: made on demand and shown once, to be printed or copied.

use super::{OVERVIEW, frame, next};
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, ButtonKind, ButtonLink, Crumb, FormButtons,
};
use crate::language::is_local;
use crate::page::Page;
use axum::extract::Form;
use islands::CopyButton;
use leptos::prelude::*;
use serde::Deserialize;
use services::factors::give::has_factor;
use services::factors::renew_recovery::renew_recovery;

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    next: String,
}

/// Says what they are for, and offers to make them.
pub async fn page(page: Page) -> Answer {
    if !has_factor(&page.op).await? {
        return page.go(OVERVIEW);
    }
    let t = page.locale;
    let next = next(&page);
    let onward = onward(&next).to_owned();
    show(&page, || {
        view! {
            <form method="post" action="/account/security/recovery" class="stack">
                <p>{say!(t, factors.recovery_lead)}</p>
                <p>{say!(t, factors.recovery_replaces)}</p>
                <input type="hidden" name="next" value=next />
                <FormButtons
                    text=say!(t, factors.recovery_make)
                    back=onward
                    cancel=say!(t, factors.later)
                />
            </form>
        }
        .into_any()
    })
}

/// Makes and shows them.
pub async fn make(page: Page, Form(posted): Form<Posted>) -> Answer {
    let codes = renew_recovery(&page.op).await?;
    let t = page.locale;
    let onward = onward(&posted.next).to_owned();
    show(&page, || {
        let all = codes.join("\n");
        let (label, done) = (say!(t, factors.recovery_copy), say!(t, clients.copied));
        let lines: Vec<_> = codes
            .iter()
            .map(|code| view! { <li class="mono">{code.clone()}</li> })
            .collect();
        view! {
            <div class="stack">
                <Banner kind=BannerKind::Warn heading=say!(t, factors.recovery_once)>
                    <p>{say!(t, factors.recovery_keep)}</p>
                </Banner>
                <ol id="recovery-codes" class="codes">{lines}</ol>
                <p class="no-print"><CopyButton value=all label done /></p>
                <div class="buttons no-print">
                    <ButtonLink kind=ButtonKind::Solid href=onward text=say!(t, factors.recovery_kept) />
                </div>
            </div>
        }
        .into_any()
    })
}

fn show(page: &Page, content: impl FnOnce() -> AnyView) -> Answer {
    let t = page.locale;
    let title = say!(t, factors.recovery_title);
    page.show(frame(page), &title.clone(), || {
        let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <div class="narrow">
                <header class="page-head"><h1>{title}</h1></header>
                {content()}
            </div>
        }
    })
}

fn onward(next: &str) -> &str {
    match is_local(next) {
        true => next,
        false => OVERVIEW,
    }
}
