//! Puts a page that was asked for in the place of the one that is shown, without leaving it.

use crate::request::Reply;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlElement, SupportedType};

/// Shows the main part of the page and puts the focus where the page wants it.
pub fn show(reply: &Reply) -> Option<()> {
    let page = parse(reply)?;
    let new = page.query_selector("main").ok()??;
    replace("main", &new)?;
    document().set_title(&page.title());
    focus();
    Some(())
}

/// Replaces one part where it changed, and tells whether it did. The focus stays on the same link.
pub fn renew(reply: &Reply, part: &str) -> Option<bool> {
    let new = parse(reply)?.query_selector(part).ok()??;
    let old = document().query_selector(part).ok()??;
    if new.outer_html() == old.outer_html() {
        return Some(false);
    }
    let focused = document()
        .active_element()
        .and_then(|element| element.get_attribute("href"));
    replace(part, &new)?;
    if let Some(address) = focused {
        refocus(part, &address);
    }
    Some(true)
}

fn parse(reply: &Reply) -> Option<web_sys::Document> {
    let parser = DomParser::new().ok()?;
    parser
        .parse_from_string(&reply.html, SupportedType::TextHtml)
        .ok()
}

fn replace(part: &str, new: &Element) -> Option<()> {
    let old = document().query_selector(part).ok()??;
    old.replace_with_with_node_1(new).ok()
}

/// On what was done or what is wrong; else on the page itself.
fn focus() {
    let wanted = ["main [autofocus]", "main"]
        .into_iter()
        .find_map(|part| document().query_selector(part).ok().flatten());
    if let Some(element) = wanted.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _focused = element.focus();
    }
}

fn refocus(part: &str, address: &str) {
    let Ok(links) = document().query_selector_all(&format!("{part} a[href]")) else {
        return;
    };
    let same = (0..links.length())
        .filter_map(|place| links.get(place)?.dyn_into::<HtmlElement>().ok())
        .find(|link| link.get_attribute("href").as_deref() == Some(address));
    if let Some(link) = same {
        let _focused = link.focus();
    }
}
