//! The demonstration's mailbox: every mail the portal would have sent, so that its links can be followed.

mod codes;
mod text;

pub use codes::codes;

use crate::answer::{Answer, Rejection};
use crate::components::{Breadcrumb, Crumb, KeyValue, KeyValues};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date_time;
use axum::extract::Path;
use domain::calendar::date_time_table;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::mail::{KeptMail, list_kept};

/// The mails, newest first.
pub async fn mails(page: Page) -> Answer {
    let mails = kept(&page).await?;
    let t = page.locale;
    let title = say!(t, demo.title);
    page.show(Frame::Public, &title, || {
        let list = match mails.is_empty() {
            true => view! { <p>{say!(t, demo.empty)}</p> }.into_any(),
            false => table(t, mails),
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, demo.lead)}</p>
            </header>
            {list}
        }
    })
}

/// One mail.
pub async fn mail(page: Page, Path(name): Path<String>) -> Answer {
    let mails = kept(&page).await?;
    let found = mails.into_iter().find(|mail| mail.name == name);
    let mail = found.ok_or(Refusal::NotFound)?;
    let t = page.locale;
    let title = mail.subject.clone();
    page.show(Frame::Public, &title, || {
        let rows = vec![
            KeyValue::new(say!(t, demo.to), mail.to.clone()),
            KeyValue::new(say!(t, demo.at), date_time(page.language(), mail.at)),
        ];
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(say!(t, demo.title), "/demo/mail")]
                here=mail.subject.clone()
            />
            <header class="page-head"><h1>{mail.subject.clone()}</h1></header>
            <div class="narrow stack">
                <KeyValues rows />
                <div class="prose ruled">{text::paragraphs(&mail.text)}</div>
            </div>
        }
    })
}

/// Outside the demonstration there is no such page: the links in mails are for their recipients only.
async fn kept(page: &Page) -> Result<Vec<KeptMail>, Rejection> {
    if !page.site.demonstration {
        return Err(Refusal::NotFound.into());
    }
    Ok(list_kept(&page.op).await?)
}

fn table(t: Locale, mails: Vec<KeptMail>) -> AnyView {
    let rows: Vec<_> = mails
        .into_iter()
        .map(|mail| {
            view! {
                <tr>
                    <th scope="row" class="c-title">
                        <a href=format!("/demo/mail/{}", mail.name)>{mail.subject}</a>
                    </th>
                    <td class="c-below">{mail.to}</td>
                    <td class="c-id nowrap">{date_time_table(mail.at)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, demo.subject)}</th>
                    <th scope="col">{say!(t, demo.to)}</th>
                    <th scope="col">{say!(t, demo.at)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
