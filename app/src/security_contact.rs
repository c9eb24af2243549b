//! Whom to tell of a weakness, for researchers and their tools (RFC 9116).

use crate::answer::Answer;
use crate::page::Page;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::{DateTime, Days, SecondsFormat, Utc};
use domain::refusal::Refusal;

/// Well under the year that the standard allows; counted anew each day, because the contact is looked up.
const GOOD_FOR: Days = Days::new(180);

/// The department that the policy names, as long as it names one.
pub async fn file(page: Page) -> Answer {
    let contact = services::policy::contact_today(&page.op).await?;
    let email = contact.ok_or(Refusal::NotFound)?.email;
    let address = page.op.address("/.well-known/security.txt");
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, text(&email, &address, page.op.now)).into_response())
}

fn text(email: &str, address: &str, now: DateTime<Utc>) -> String {
    let expires = now.checked_add_days(GOOD_FOR).unwrap_or(now);
    let expires = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "Contact: mailto:{email}\nExpires: {expires}\nPreferred-Languages: ja, en\nCanonical: {address}\n"
    )
}
