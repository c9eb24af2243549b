//! Shows how much of a file was sent, and draws the answer in the place of the page.

use crate::request::{Reply, post};
use crate::swap::show;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, FormData, HtmlFormElement, HtmlProgressElement, SubmitEvent, Url};

const BAR: &str = "upload-progress";
const KILOBYTE: f64 = 1024.0;

/// Stands inside a form with a file and the id that it is told. Without scripts the browser sends the form.
#[island]
pub fn UploadProgress(
    /// The id of the form.
    form: String,
    /// What is going on, before the amounts.
    sending: String,
) -> impl IntoView {
    Effect::new(move |_| watch(form.clone()));
    view! {
        <div class="upload-progress" id=BAR hidden>
            <p role="status">{sending.clone()}</p>
            <progress max="1" value="0" aria-label=sending></progress>
            <span class="amount"></span>
        </div>
    }
}

/// Listens at the window, so that it still hears the form after a refusal has drawn it anew.
fn watch(id: String) {
    let on_submit = move |event: SubmitEvent| {
        let form = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.id() == id) else {
            return;
        };
        if let Ok(data) = FormData::new_with_form(&form) {
            event.prevent_default();
            spawn_local(send(form, data));
        }
    };
    let _listening = window_event_listener(leptos::ev::submit, on_submit);
}

async fn send(form: HtmlFormElement, data: FormData) {
    if part("").is_none_or(|bar| !bar.has_attribute("hidden")) {
        return;
    }
    tell(0.0, 0.0);
    let address = form.action();
    match post(&address, &data, tell).await {
        Some(reply) => answer(&address, &reply),
        // The browser says best that there is no connection.
        None => {
            let _sent = form.submit();
        }
    }
}

/// What was refused is shown here, with all that was typed; what succeeded leads on.
fn answer(address: &str, reply: &Reply) {
    let refused = path(address) == path(&reply.address);
    if !refused || show(reply).is_none() {
        let _gone = window().location().assign(&reply.address);
    }
}

fn path(address: &str) -> Option<String> {
    Url::new(address).ok().map(|url| url.pathname())
}

fn tell(sent: f64, total: f64) {
    if let Some(bar) = part("") {
        let _shown = bar.remove_attribute("hidden");
    }
    let progress = part(" progress").and_then(|bar| bar.dyn_into::<HtmlProgressElement>().ok());
    if let Some(progress) = progress.filter(|_| total > 0.0) {
        progress.set_value(sent / total);
    }
    if let Some(amount) = part(" .amount").filter(|_| total > 0.0) {
        let kilobytes = |bytes: f64| (bytes / KILOBYTE).ceil();
        let text = format!("{} / {} KB", kilobytes(sent), kilobytes(total));
        amount.set_text_content(Some(&text));
    }
}

fn part(inner: &str) -> Option<Element> {
    document()
        .query_selector(&format!("#{BAR}{inner}"))
        .ok()
        .flatten()
}
