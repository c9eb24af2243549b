//! How long the session lasts: the notice on every page of a signed-in person, and what its button asks.

use crate::answer::Answer;
use crate::i18n::*;
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
        about: td_string!(t, common.session_about).to_string(),
        soon: td_string!(t, common.session_soon).to_string(),
        stay: td_string!(t, common.session_stay).to_string(),
        ended: td_string!(t, common.session_ended).to_string(),
        sign_in: td_string!(t, common.session_sign_in).to_string(),
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
