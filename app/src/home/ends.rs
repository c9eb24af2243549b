//! The end of the home page: what is new, and whom to ask.

use crate::i18n::*;
use crate::page::Page;
use crate::words;
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::intake::Intake;
use leptos::prelude::*;
use services::intake::{Announcement, FamilyStatus};
use services::policy::Contact;

/// How many pieces of news the home page shows; the policy page has all.
const NEWS: usize = 5;

/// What was announced, and where intake has opened by it, the newest first.
pub fn news(
    page: &Page,
    families: &[FamilyStatus],
    announcements: &[Announcement],
) -> impl IntoView + use<> {
    let t = page.locale;
    let mut all: Vec<(NaiveDate, String)> = announcements
        .iter()
        .map(|one| (business_date(one.announced_at), words(page, one)))
        .collect();
    all.extend(families.iter().filter_map(|one| opened(page, one)));
    all.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let lines: Vec<_> = all
        .into_iter()
        .take(NEWS)
        .map(|(day, text)| {
            view! {
                <li>
                    <time datetime=day.to_string()>{day.to_string()}</time>
                    <a href="/policy#history">{text}</a>
                </li>
            }
        })
        .collect();
    let list = match lines.is_empty() {
        true => view! { <p>{say!(t, home.news_none)}</p> }.into_any(),
        false => view! { <ul class="news">{lines}</ul> }.into_any(),
    };
    view! {
        <section>
            <header class="section-head"><h2>{say!(t, home.news_title)}</h2></header>
            {list}
        </section>
    }
}

fn words(page: &Page, one: &Announcement) -> String {
    let t = page.locale;
    let family = words::family(t, one.family);
    match &one.readiness {
        Some(readiness) if t == Locale::ja => {
            // U+2060, WORD JOINER: a year is not torn from its month at the end of a line.
            let when = readiness.wording().replace('年', "年\u{2060}");
            say!(t, home.news_announced, family, when)
        }
        Some(readiness) => say!(t, home.news_announced, family, when = readiness.date_en()),
        None => say!(t, home.news_undecided, family),
    }
}

/// Intake opens by rule on its day, or at once where the day had passed when it was announced.
fn opened(page: &Page, status: &FamilyStatus) -> Option<(NaiveDate, String)> {
    let Intake::Open { opened_on, .. } = status.intake else {
        return None;
    };
    let announced = business_date(status.announcement.as_ref()?.announced_at);
    let family = words::family(page.locale, status.family);
    let text = say!(page.locale, home.news_opened, family);
    Some((opened_on.max(announced), text))
}

/// The contact in force today.
pub fn contact(page: &Page, contact: Option<Contact>) -> impl IntoView + use<> {
    let t = page.locale;
    let words = match contact {
        None => view! { <p>{say!(t, home.contact_none)}</p> }.into_any(),
        Some(contact) => {
            let day = words::date(page.language(), contact.valid_from);
            let department = contact.department_in(page.language()).to_owned();
            view! {
                <div class="contact">
                    <p class="strong">{department}</p>
                    <p class="tel"><a href=format!("tel:{}", contact.tel)>{contact.tel.clone()}</a></p>
                    <p><a href=format!("mailto:{}", contact.email)>{contact.email.clone()}</a></p>
                    <p class="note sub">{say!(t, home.contact_since, day)}</p>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section id="contact">
            <header class="section-head"><h2>{say!(t, home.contact_title)}</h2></header>
            {words}
        </section>
    }
}
