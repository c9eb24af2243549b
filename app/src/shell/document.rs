//! The document: head, the scripts of the islands, and the skip link.

use crate::i18n::*;
use crate::page::Page;
use leptos::hydration::HydrationScripts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;

/// What the browser part reads at its start; pages carry no data for it.
const NO_PENDING_DATA: &str =
    "__INCOMPLETE_CHUNKS=[];__SERIALIZED_ERRORS=[];__RESOLVED_RESOURCES=[];";

/// Wraps a framed page into a document.
pub fn document(page: &Page, title: &str, inner: AnyView) -> impl IntoView + use<> {
    let product = td_string!(page.locale, common.product).to_string();
    let title = if title.is_empty() {
        product
    } else {
        format!("{title} | {product}")
    };
    let options = page.site.options.clone();
    view! {
        <html lang=page.language().tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/rokin.css" />
                <script nonce=use_nonce()>{NO_PENDING_DATA}</script>
                <HydrationScripts options islands=true />
            </head>
            <body>
                <a class="skip-link" href="#main">{td_string!(page.locale, common.skip).to_string()}</a>
                {inner}
            </body>
        </html>
    }
}
