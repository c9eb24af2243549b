//! Whom to ask: the contact in force today, and the other periods, because old mails name them.

use crate::page::Page;
use crate::words;
use leptos::prelude::*;
use services::policy::{Contact, PublishedPolicy};

/// The contact of the day that is shown, then every period.
pub fn contacts(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let t = page.locale;
    let today = match &policy.contact {
        Some(contact) => in_force(page, contact).into_any(),
        None => view! { <p>{say!(t, policy.contact_none)}</p> }.into_any(),
    };
    let others: Vec<_> = policy
        .contacts
        .iter()
        .filter(|contact| Some(*contact) != policy.contact.as_ref())
        .map(|contact| other(page, contact))
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <div class="contact">
                <h3>{say!(t, policy.contact_others)}</h3>
                <div class="stack">{others}</div>
            </div>
        }
    });
    view! { <div class="columns halves">{today} {others}</div> }.into_any()
}

fn in_force(page: &Page, contact: &Contact) -> impl IntoView + use<> {
    let department = contact.department_in(page.language()).to_owned();
    view! {
        <div class="contact">
            <p class="strong">{department}</p>
            <p class="tel"><a href=format!("tel:{}", contact.tel)>{contact.tel.clone()}</a></p>
            <p><a href=format!("mailto:{}", contact.email)>{contact.email.clone()}</a></p>
            <p class="note sub">{period(page, contact)}</p>
        </div>
    }
}

/// Without links, since nobody should write there now.
fn other(page: &Page, contact: &Contact) -> impl IntoView + use<> {
    let department = contact.department_in(page.language()).to_owned();
    view! {
        <div class="note">
            <p>{department} " " {contact.tel.clone()}</p>
            <p>{contact.email.clone()}</p>
            <p class="sub">{period(page, contact)}</p>
        </div>
    }
}

fn period(page: &Page, contact: &Contact) -> String {
    let t = page.locale;
    let from = words::date(page.language(), contact.valid_from);
    match contact.valid_to {
        Some(last) => {
            let to = words::date(page.language(), last);
            say!(t, policy.period, from, to)
        }
        None => say!(t, policy.period_since, from),
    }
}
