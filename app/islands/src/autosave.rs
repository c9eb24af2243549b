//! Saves the section being typed, a little after the last keystroke, through the form's own address.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    FormData, Headers, HtmlFormElement, HtmlInputElement, RequestInit, Response, UrlSearchParams,
};

/// How long after the last change the draft is saved.
const QUIET: Duration = Duration::from_secs(2);

/// What the form's address answers.
struct Saved {
    version: String,
    at: String,
}

/// The state of the draft in words, and the saving itself. Without scripts it says nothing and the buttons save.
#[island]
pub fn Autosave(
    /// The id of the form.
    form: String,
    /// 未保存の変更があります
    unsaved: String,
    /// 保存しました, before the time of day.
    saved: String,
    /// 自動保存できませんでした…
    failed: String,
) -> impl IntoView {
    let (state, set_state) = signal(String::new());
    let words = Words {
        unsaved,
        saved,
        failed,
    };
    Effect::new(move |_| {
        if let Some(form) = find(&form) {
            watch(form, set_state, words.clone());
        }
    });
    view! { <span aria-live="polite">{move || state.get()}</span> }
}

/// What the state says, in the reader's language.
#[derive(Clone)]
struct Words {
    unsaved: String,
    saved: String,
    failed: String,
}

/// Saves a little after the last change inside the form.
fn watch(form: HtmlFormElement, state: WriteSignal<String>, words: Words) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let on_input = move |event: web_sys::Event| {
        if !inside(&form, &event) {
            return;
        }
        state.set(words.unsaved.clone());
        if let Some(handle) = pending.get_value() {
            handle.clear();
        }
        let (form, words) = (form.clone(), words.clone());
        let save = move || spawn_local(save_and_tell(form.clone(), state, words.clone()));
        pending.set_value(set_timeout_with_handle(save, QUIET).ok());
    };
    let _listening = window_event_listener(leptos::ev::input, on_input);
}

fn inside(form: &HtmlFormElement, event: &web_sys::Event) -> bool {
    let target = event.target();
    let node = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<web_sys::Node>());
    form.contains(node)
}

async fn save_and_tell(form: HtmlFormElement, state: WriteSignal<String>, words: Words) {
    state.set(match save(&form).await {
        Some(done) => {
            renew(&form, &done.version);
            format!("{} {}", words.saved, done.at)
        }
        None => words.failed,
    });
}

fn find(id: &str) -> Option<HtmlFormElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Posts the form as it stands; `None` when it was not saved.
async fn save(form: &HtmlFormElement) -> Option<Saved> {
    let data = FormData::new_with_form(form).ok()?;
    let body = UrlSearchParams::new_with_record_from_str_to_str(&js_sys::Object::new()).ok()?;
    for entry in data.entries().into_iter().flatten() {
        let pair = js_sys::Array::from(&entry);
        body.append(&pair.get(0).as_string()?, &pair.get(1).as_string()?);
    }
    let headers = Headers::new().ok()?;
    headers.set("accept", "application/json").ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body);
    let answer = JsFuture::from(window().fetch_with_str_and_init(&form.action(), &init))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let json = JsFuture::from(answer.json().ok()?).await.ok()?;
    let field = |name: &str| js_sys::Reflect::get(&json, &name.into()).ok();
    Some(Saved {
        version: field("version")
            .and_then(|v| v.as_f64())
            .map(|v| format!("{v:.0}"))?,
        at: field("saved_at").and_then(|v| v.as_string())?,
    })
}

/// The next save must name the version that this one made.
fn renew(form: &HtmlFormElement, version: &str) {
    if let Ok(Some(field)) = form.query_selector("input[name=version]")
        && let Ok(input) = field.dyn_into::<HtmlInputElement>()
    {
        input.set_value(version);
    }
}
