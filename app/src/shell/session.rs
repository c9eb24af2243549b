//! How long the session lasts: the notice on every page of a signed-in person, and what its button asks.

use crate::answer::Answer;
use crate::page::Page;
use axum::Json;
use axum::response::IntoResponse;
use domain::refusal::Refusal;
use islands::{SessionNotice, SessionWords};
use leptos::prelude::*;

/// Appears a few minutes before the end.
pub fn notice(page: &Page) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let seconds = seconds(page)?;
    let words = SessionWords {
        about: say!(t, common.session_about),
        soon: say!(t, common.session_soon),
        stay: say!(t, common.session_stay),
        ended: say!(t, common.session_ended),
        sign_in: say!(t, common.session_sign_in),
    };
    Some(view! { <SessionNotice seconds words /> })
}

/// Answers with the seconds that the session still has; asking is a use of it.
pub async fn remaining(page: Page) -> Answer {
    let seconds = seconds(&page).ok_or(Refusal::SignInRequired)?;
    Ok(Json(seconds).into_response())
}

fn seconds(page: &Page) -> Option<u32> {
    let left = page.session_ends_at? - page.op.now;
    u32::try_from(left.num_seconds()).ok()
}
