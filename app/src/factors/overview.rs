//! What keeps the account of whoever is signed in safe: password, address, second factors, sessions.

use super::frame;
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, ButtonKind, ButtonLink, Glyph, KeyValue, KeyValues, Status,
};
use crate::page::Page;
use crate::words::date_time;
use chrono::{DateTime, Utc};
use leptos::prelude::*;
use services::factors::list::{Factors, InUse, Named, list};
use services::factors::passkeys::are_possible;

/// The page.
pub async fn page(page: Page) -> Answer {
    let factors = list(&page.op).await?;
    let t = page.locale;
    let title = say!(t, factors.title);
    page.show(frame(&page), &title.clone(), || {
        let app = match &factors.app {
            Some(app) => in_use(&page, app),
            None => none(&page),
        };
        let has_any = factors.app.is_some() || !factors.passkeys.is_empty();
        let recovery = has_any.then(|| recovery(&page, &factors));
        let credentials = factors.has_password.then(|| credentials(&page));
        view! {
            <div class="narrow">
                <header class="page-head"><h1>{title}</h1></header>
                {credentials}
                <section class="section">
                    <header class="section-head"><h2>{say!(t, factors.app_title)}</h2></header>
                    <div class="stack"><p>{say!(t, factors.lead)}</p>{app}</div>
                </section>
                {passkeys(&page, &factors)}
                {recovery}
                {sessions(&page)}
            </div>
        }
    })
}

/// What the person signs in with; an identity provider knows that of its people.
fn credentials(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    let email = page
        .op
        .actor
        .identity()
        .map(|identity| identity.email.clone());
    let rows = vec![KeyValue::new(
        say!(t, accounts.email),
        email.unwrap_or_default(),
    )];
    view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, factors.credentials)}</h2></header>
            <div class="stack">
                <KeyValues rows />
                <div class="buttons">
                    <ButtonLink href="/account/password" text=say!(t, accounts.change_password_title) />
                    <ButtonLink href="/account/email" text=say!(t, accounts.change_email_title) />
                </div>
            </div>
        </section>
    }
}

fn passkeys(page: &Page, factors: &Factors) -> Option<AnyView> {
    let t = page.locale;
    if !are_possible(&page.op) {
        return None;
    }
    let rows: Vec<_> = factors
        .passkeys
        .iter()
        .map(|kept| passkey(page, kept))
        .collect();
    let list = match rows.is_empty() {
        true => view! { <p>{say!(t, factors.passkeys_none)}</p> }.into_any(),
        false => view! { <ul class="stack">{rows}</ul> }.into_any(),
    };
    let view = view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, factors.passkeys_title)}</h2></header>
            <div class="stack">
                <p>{say!(t, factors.passkeys_lead)}</p>
                {list}
                <div class="buttons">
                    <ButtonLink
                        href="/account/security/passkeys/new"
                        text=say!(t, factors.passkey_add)
                    />
                </div>
            </div>
        </section>
    };
    Some(view.into_any())
}

fn passkey(page: &Page, kept: &Named) -> impl IntoView + use<> {
    let t = page.locale;
    let at = |at: Option<DateTime<Utc>>| {
        at.map_or_else(|| say!(t, common.dash), |at| date_time(page.language(), at))
    };
    let rows = vec![
        KeyValue::new(say!(t, factors.passkey_name), kept.name.clone()),
        KeyValue::new(say!(t, factors.added), at(Some(kept.used.added_at))),
        KeyValue::new(say!(t, factors.last_used), at(kept.used.last_used_at)),
    ];
    let way = format!("/account/security/passkeys/{}/remove", kept.id);
    view! {
        <li class="stack">
            <KeyValues rows />
            <p><a href=way>{say!(t, factors.passkey_remove)}</a></p>
        </li>
    }
}

fn sessions(page: &Page) -> impl IntoView + use<> {
    let t = page.locale;
    view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, sessions.title)}</h2></header>
            <div class="stack">
                <p>{say!(t, sessions.overview)}</p>
                <div class="buttons">
                    <ButtonLink href="/account/sessions" text=say!(t, sessions.way) />
                </div>
            </div>
        </section>
    }
}

fn in_use(page: &Page, app: &InUse) -> AnyView {
    let t = page.locale;
    let at = |at: Option<DateTime<Utc>>| {
        at.map_or_else(|| say!(t, common.dash), |at| date_time(page.language(), at))
    };
    let rows = vec![
        KeyValue::new(
            say!(t, factors.state),
            view! { <Status glyph=Glyph::Done text=say!(t, factors.in_use) /> },
        ),
        KeyValue::new(say!(t, factors.added), at(Some(app.added_at))),
        KeyValue::new(say!(t, factors.last_used), at(app.last_used_at)),
    ];
    let keeps = page
        .op
        .actor
        .identity()
        .is_some_and(|identity| identity.must_have_factor());
    let keeps_note = keeps.then(|| view! { <p class="note">{say!(t, factors.keeps)}</p> });
    let remove = (!keeps).then(|| {
        view! {
            <ButtonLink
                kind=ButtonKind::Danger
                href="/account/security/totp/remove"
                text=say!(t, factors.remove)
            />
        }
    });
    view! {
        <div class="stack">
            <KeyValues rows />
            {keeps_note}
            <div class="buttons">
                <ButtonLink href="/account/security/totp" text=say!(t, factors.replace) />
                {remove}
            </div>
        </div>
    }
    .into_any()
}

fn none(page: &Page) -> AnyView {
    let t = page.locale;
    view! {
        <div class="stack">
            <p>{say!(t, factors.none)}</p>
            <div class="buttons">
                <ButtonLink
                    kind=ButtonKind::Solid
                    href="/account/security/totp"
                    text=say!(t, factors.set_up)
                />
            </div>
        </div>
    }
    .into_any()
}

fn recovery(page: &Page, factors: &Factors) -> impl IntoView + use<> {
    let t = page.locale;
    let left = factors.recovery_codes_left;
    let left = match left {
        0 => view! { <Banner kind=BannerKind::Warn heading=say!(t, factors.recovery_none) /> }
            .into_any(),
        _ => view! { <p>{say!(t, factors.recovery_left, count = left)}</p> }.into_any(),
    };
    view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, factors.recovery_title)}</h2></header>
            <div class="stack">
                {left}
                <div class="buttons">
                    <ButtonLink
                        href="/account/security/recovery"
                        text=say!(t, factors.recovery_make)
                    />
                </div>
            </div>
        </section>
    }
}
