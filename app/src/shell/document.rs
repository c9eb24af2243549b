//! The document: head, the scripts of the islands where there are any, and the skip link.

use crate::page::Page;
use crate::register::REGISTER;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use services::register::feed_address;

/// How an island begins in the markup.
const ISLAND: &str = "<leptos-island";
/// What the browser part reads at its start; pages carry no data for it.
const NO_PENDING_DATA: &str =
    "__INCOMPLETE_CHUNKS=[];__SERIALIZED_ERRORS=[];__RESOLVED_RESOURCES=[];";

/// Wraps a framed page into a document. Only a page with islands downloads what runs them; the second value
/// says whether it does.
pub fn document(page: &Page, title: &str, inner: AnyView) -> (String, bool) {
    let inner = inner.to_html();
    let has_islands = inner.contains(ISLAND);
    let head = head(page, title, has_islands).to_html();
    let skip = view! { <a class="skip-link" href="#main">{say!(page.locale, common.skip)}</a> };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{}\">{head}<body>{}{inner}</body></html>",
        page.language().tag(),
        skip.to_html(),
    );
    (html, has_islands)
}

fn head(page: &Page, title: &str, has_islands: bool) -> impl IntoView + use<> {
    let product = say!(page.locale, common.product);
    let title = if title.is_empty() {
        product
    } else {
        format!("{title} | {product}")
    };
    let options = page.site.options.clone();
    let scripts = has_islands.then(|| {
        view! {
            <script nonce=use_nonce()>{NO_PENDING_DATA}</script>
            <HydrationScripts options islands=true />
        }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
            <link rel="stylesheet" href="/pkg/rokin.css" />
            {feeds(page)}
            {scripts}
        </head>
    }
}

/// What readers of feeds and other people's programs find on the pages of the register.
fn feeds(page: &Page) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let is_register = page.path.starts_with(REGISTER);
    is_register.then(|| {
        view! {
            <link rel="alternate" type="application/atom+xml" href=feed_address(page.language()) title=say!(t, register.open_feed) />
            <link rel="alternate" type="application/json" href="/api/v1/register" title=say!(t, register.open_data) />
            <link rel="alternate" type="text/csv" href="/api/v1/register.csv" title=say!(t, register.open_csv) />
        }
    })
}
