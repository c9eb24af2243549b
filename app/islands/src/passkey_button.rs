//! Asks the browser for a passkey (Web Authentication Level 3), and sends what it answers with the form around the
//! button.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlFormElement, HtmlInputElement, MouseEvent};

/// How long the page may take to leave once the form was sent.
const LEAVING: Duration = Duration::from_secs(5);

/// A button that appears only where scripts run and the browser knows passkeys.
#[island]
pub fn PasskeyButton(
    /// The options as JSON.
    options: String,
    /// Whether a new passkey is made, or one is asked for.
    make: bool,
    /// What the button says.
    label: String,
    /// What is said when nothing came of it.
    failed: String,
) -> impl IntoView {
    let (ready, set_ready) = signal(false);
    let (busy, set_busy) = signal(false);
    let (has_failed, set_failed) = signal(false);
    Effect::new(move |_| set_ready.set(parser(make).is_ok()));
    let press = move |event: MouseEvent| {
        let Some(form) = form_of(&event).filter(|_| !busy.get_untracked()) else {
            return;
        };
        if name_is_missing(&form) {
            // The answer says so, before a passkey is made that nobody keeps.
            let _sent = form.request_submit();
            return;
        }
        set_busy.set(true);
        set_failed.set(false);
        let options = options.clone();
        spawn_local(async move {
            match ask(make, &options).await {
                // A second answer would arrive after the first has used the question up.
                Ok(answer) => {
                    send(&form, &answer);
                    set_timeout(move || set_busy.set(false), LEAVING);
                }
                Err(_) => {
                    set_failed.set(true);
                    set_busy.set(false);
                }
            }
        });
    };
    view! {
        <div hidden=move || !ready.get()>
            <button type="button" class="button line md" on:click=press>
                {label}
            </button>
            <p role="status" class="note" hidden=move || !has_failed.get()>
                {move || if has_failed.get() { failed.clone() } else { String::new() }}
            </p>
        </div>
    }
}

fn form_of(event: &MouseEvent) -> Option<HtmlFormElement> {
    let button = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    button.closest("form").ok()??.dyn_into().ok()
}

fn input(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    let found = form
        .query_selector(&format!("input[name=\"{name}\"]"))
        .ok()??;
    found.dyn_into().ok()
}

fn name_is_missing(form: &HtmlFormElement) -> bool {
    input(form, "name").is_some_and(|name| name.value().trim().is_empty())
}

fn send(form: &HtmlFormElement, answer: &str) {
    if let Some(field) = input(form, "passkey") {
        field.set_value(answer);
        let _sent = form.request_submit();
    }
}

/// What reads the options; browsers without it do not know passkeys well enough.
fn parser(make: bool) -> Result<(JsValue, Function), JsValue> {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into())?;
    let name = match make {
        true => "parseCreationOptionsFromJSON",
        false => "parseRequestOptionsFromJSON",
    };
    let parse = Reflect::get(&class, &name.into())?.dyn_into()?;
    Ok((class, parse))
}

async fn ask(make: bool, options: &str) -> Result<String, JsValue> {
    let (class, parse) = parser(make)?;
    let parsed = parse.call1(&class, &JSON::parse(options)?)?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"publicKey".into(), &parsed)?;
    let store = Reflect::get(&window().navigator(), &"credentials".into())?;
    let act = if make { "create" } else { "get" };
    let act: Function = Reflect::get(&store, &act.into())?.dyn_into()?;
    let promise: Promise = act.call1(&store, &wanted)?.dyn_into()?;
    let credential = JsFuture::from(promise).await?;
    Ok(JSON::stringify(&credential)?.into())
}
