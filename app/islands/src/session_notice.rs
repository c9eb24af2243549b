//! Warns before a session ends, so that nobody loses what is typed.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// Milliseconds before the end when the notice appears.
const WARNING: f64 = 5.0 * MINUTE;
const MINUTE: f64 = 60_000.0;
/// A sleeping computer stops all timers, so the time of day is looked at again and again.
const LOOK: Duration = Duration::from_secs(10);
/// Answers how many seconds the session still has, and counts as a use of it.
const SESSION: &str = "/session";

/// The notice in the reader's language; `{minutes}` stands for the number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SessionWords {
    /// What the notice is about.
    pub about: String,
    /// Before the end, with the minutes left.
    pub soon: String,
    /// The button that goes on.
    pub stay: String,
    /// After the end.
    pub ended: String,
    /// The link to sign in again beside the page.
    pub sign_in: String,
}

/// How far the session is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    /// Long enough.
    Quiet,
    /// So many minutes are left.
    Soon(u32),
    /// It is over.
    Ended,
}

/// Stands on every page of a signed-in person. Without scripts the next page asks to sign in and leads back.
#[island]
pub fn SessionNotice(
    /// Seconds until the session ends by itself.
    seconds: u32,
    /// The texts.
    words: SessionWords,
) -> impl IntoView {
    let (phase, set_phase) = signal(Phase::Quiet);
    let ends = StoredValue::new(0.0);
    let look = move || set_phase.maybe_update(|shown| changed(shown, at(ends.get_value())));
    Effect::new(move |_| {
        ends.set_value(js_sys::Date::now() + f64::from(seconds) * 1_000.0);
        set_interval(look, LOOK);
    });
    let stay = move |_| {
        spawn_local(async move {
            let left = renew().await.unwrap_or_default();
            ends.set_value(js_sys::Date::now() + left * 1_000.0);
            look();
        });
    };
    let SessionWords {
        about,
        soon,
        stay: stay_word,
        ended,
        sign_in,
    } = words;
    let text = move || match phase.get() {
        Phase::Quiet => String::new(),
        Phase::Soon(minutes) => soon.replace("{minutes}", &minutes.to_string()),
        Phase::Ended => ended.clone(),
    };
    view! {
        <section class="session-notice" aria-label=about hidden=move || phase.get() == Phase::Quiet>
            <p role="status">{text}</p>
            <button
                type="button"
                class="button line sm"
                hidden=move || phase.get() == Phase::Ended
                on:click=stay
            >
                {stay_word}
            </button>
            <a
                class="button line sm"
                href="/sign-in"
                target="_blank"
                hidden=move || phase.get() != Phase::Ended
            >
                {sign_in}
            </a>
        </section>
    }
}

/// Keeps the notice as it is while nothing changed, so that it is not read out again.
fn changed(shown: &mut Phase, now: Phase) -> bool {
    let is_new = *shown != now;
    *shown = now;
    is_new
}

fn at(ends: f64) -> Phase {
    let left = ends - js_sys::Date::now();
    if left <= 0.0 {
        Phase::Ended
    } else if left <= WARNING {
        // At most five, so nothing is cut off.
        Phase::Soon((left / MINUTE).ceil() as u32)
    } else {
        Phase::Quiet
    }
}

/// The seconds that the session has now; `None` when it is over.
async fn renew() -> Option<f64> {
    let answer = JsFuture::from(window().fetch_with_str(SESSION))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.json().ok()?).await.ok()?.as_f64()
}
