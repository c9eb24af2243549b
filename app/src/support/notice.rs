//! The notice on every page that shows what somebody else sees.

use crate::components::{Button, ButtonSize};
use crate::page::Page;
use crate::words::date_time;
use leptos::prelude::*;

/// Whose pages these are, who looks, why and until when, with the way out.
pub fn notice(page: &Page) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let identity = page.op.actor.identity()?;
    let helper = identity.helper.as_deref()?;
    let until = date_time(page.language(), helper.until);
    let heading = say!(t, support.notice, name = identity.name.clone());
    let text = say!(t, support.notice_by, name = helper.name.clone(), until);
    let reason = say!(t, support.notice_reason, reason = helper.reason.clone());
    Some(view! {
        <div class="container in-place">
            <section class="banner warn" aria-label=say!(t, support.title)>
                <p class="heading">{heading}</p>
                <p>{text}</p>
                <p>{reason}</p>
                <form method="post" action="/support/end">
                    <Button size=ButtonSize::Small text=say!(t, support.end) />
                </form>
            </section>
        </div>
    })
}
