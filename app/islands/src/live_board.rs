//! Records the answers of the banks without leaving the board, and shows what others recorded meanwhile.

use crate::request::{Reply, look_again, post, visit};
use crate::swap::{renew, show};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, FormData, HtmlAnchorElement, HtmlFormElement, MouseEvent, Url, VisibilityState,
};

/// How often the board is looked at again.
const EVERY: Duration = Duration::from_secs(20);
const NEWS: &str = "board-news";
const PART: &str = "#board";

/// Stands on the board. Without scripts each page of it is loaded as a page.
#[island]
pub fn LiveBoard(
    /// The path of the board; the forms of its banks stand below it.
    path: String,
    /// Said when somebody else recorded an answer.
    renewed: String,
) -> impl IntoView {
    Effect::new(move |_| {
        follow_links(path.clone());
        send_forms(path.clone());
        go_back(path.clone());
        look(path.clone(), renewed.clone());
    });
    view! { <p class="vh" id=NEWS role="status"></p> }
}

fn follow_links(path: String) {
    let on_click = move |event: MouseEvent| {
        let is_plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let link = element(&event).and_then(|element| element.closest("main a[href]").ok()?);
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link.filter(|link| is_plain && is_below(&path, &link.href())) else {
            return;
        };
        event.prevent_default();
        let path = path.clone();
        spawn_local(async move {
            let address = link.href();
            match visit(&address).await {
                Some(reply) => arrive(&path, &reply),
                None => leave(&address),
            }
        });
    };
    let _listening = window_event_listener(leptos::ev::click, on_click);
}

fn send_forms(path: String) {
    let busy = StoredValue::new(false);
    let on_submit = move |event: web_sys::SubmitEvent| {
        let form = element(&event).and_then(|element| element.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| is_below(&path, &form.action())) else {
            return;
        };
        event.prevent_default();
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let path = path.clone();
        spawn_local(async move {
            send(&path, &form).await;
            busy.set_value(false);
        });
    };
    let _listening = window_event_listener(leptos::ev::submit, on_submit);
}

async fn send(path: &str, form: &HtmlFormElement) {
    let Ok(data) = FormData::new_with_form(form) else {
        return;
    };
    match post(&form.action(), &data, |_, _| ()).await {
        Some(reply) => arrive(path, &reply),
        // The browser says best that there is no connection.
        None => {
            let _sent = form.submit();
        }
    }
}

/// Shows the page if it belongs to the board, and goes there if not (the sign-in, say).
fn arrive(path: &str, reply: &Reply) {
    if !is_below(path, &reply.address) || show(reply).is_none() {
        return leave(&reply.address);
    }
    if let Ok(history) = window().history() {
        let _pushed = history.push_state_with_url(&JsValue::NULL, "", Some(&reply.address));
    }
}

fn leave(address: &str) {
    let _gone = window().location().assign(address);
}

fn go_back(path: String) {
    let on_back = move |_| {
        let path = path.clone();
        spawn_local(async move {
            let address = window().location().href().unwrap_or_default();
            let page = visit(&address).await.filter(|_| is_below(&path, &address));
            if page.as_ref().and_then(show).is_none() {
                let _loaded = window().location().reload();
            }
        });
    };
    let _listening = window_event_listener(leptos::ev::popstate, on_back);
}

/// Only while somebody sees the board.
fn look(path: String, renewed: String) {
    let glance = move || {
        let is_seen = document().visibility_state() == VisibilityState::Visible
            && window().location().pathname().as_deref() == Ok(&path);
        if !is_seen {
            return;
        }
        let (path, renewed) = (path.clone(), renewed.clone());
        spawn_local(async move {
            let Some(reply) = look_again(&path).await else {
                return;
            };
            if renew(&reply, PART) == Some(true)
                && let Some(news) = document().get_element_by_id(NEWS)
            {
                news.set_text_content(Some(&renewed));
            }
        });
    };
    set_interval(glance, EVERY);
}

fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Whether the address is the board or one of its banks.
fn is_below(path: &str, address: &str) -> bool {
    let Ok(url) = Url::new(address) else {
        return false;
    };
    let here = window()
        .location()
        .origin()
        .is_ok_and(|origin| origin == url.origin());
    here && url
        .pathname()
        .strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
