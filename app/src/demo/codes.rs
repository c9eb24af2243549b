//! The demonstration's authenticator: the codes of everybody who has an app, so that nobody needs a telephone.

use crate::answer::Answer;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use leptos::prelude::*;
use services::demo::{ShownCode, codes as shown_codes};

/// The codes of this moment.
pub async fn codes(page: Page) -> Answer {
    let (codes, seconds) = shown_codes(&page.op).await?;
    let t = page.locale;
    let title = say!(t, demo.codes_title);
    page.show(Frame::Public, &title.clone(), || {
        let rows: Vec<_> = codes.into_iter().map(|code| row(t, code)).collect();
        view! {
            <header class="page-head">
                <h1>{title}</h1>
                <p>{say!(t, demo.codes_lead)}</p>
                <p>{say!(t, demo.codes_seconds, count = seconds)}</p>
            </header>
            <div class="stack">
                <p><a href="/demo/codes">{say!(t, demo.codes_again)}</a></p>
                <table class="table cards">
                    <thead>
                        <tr>
                            <th scope="col">{say!(t, demo.codes_who)}</th>
                            <th scope="col">{say!(t, accounts.email)}</th>
                            <th scope="col">{say!(t, demo.codes_code)}</th>
                            <th scope="col">{say!(t, demo.codes_state)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

fn row(t: Locale, shown: ShownCode) -> impl IntoView + use<> {
    let state = match (shown.is_new, &shown.code) {
        (true, _) => say!(t, demo.codes_new),
        (false, None) => say!(t, demo.codes_used),
        (false, Some(_)) => say!(t, demo.codes_usable),
    };
    let code = shown.code.unwrap_or_else(|| say!(t, common.dash));
    view! {
        <tr>
            <th scope="row" class="c-title">{shown.name}</th>
            <td class="c-below">{shown.email}</td>
            <td class="c-id nowrap mono">{code}</td>
            <td class="c-status">{state}</td>
        </tr>
    }
}
