//! Where each bank gets its questions by mail: the list of the banks, and the form of one.

use super::list::tabs;
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Crumb, Entry, FormButtons, KeyValue, KeyValues, TextField, Width,
};
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::banks::BankCode;
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::members::bank_address::{
    BankAddress, BankAddressForm, bank_addresses, change_bank_address,
};

/// The list.
pub const ADDRESS: &str = "/members/banks/addresses";

/// Every bank with its address.
pub async fn addresses_page(page: Page) -> Answer {
    let all = bank_addresses(&page.op).await?;
    let t = page.locale;
    let may_change = page.op.actor.may(Action::ManagePeople);
    let title = say!(t, members.addresses_title);
    page.show(Frame::Office, &title, || {
        view! {
            <div class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, members.addresses_lead)}</p>
            </div>
            {tabs(t, ADDRESS)}
            {table(t, (&all, may_change))}
        }
    })
}

fn table(t: Locale, (all, may_change): (&[BankAddress], bool)) -> AnyView {
    let mut heads = vec![
        say!(t, members.bank_code),
        say!(t, members.bank),
        say!(t, members.bank_address),
    ];
    if may_change {
        heads.push(say!(t, consents.action));
    }
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = all.iter().map(|one| row(t, (one, may_change))).collect();
    view! {
        <section class="section section-gap">
            <table class="table cards">
                <caption class="vh">{say!(t, members.addresses_title)}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(t: Locale, (one, may_change): (&BankAddress, bool)) -> AnyView {
    let bank = bank_name(t, &one.bank);
    let change = may_change.then(|| {
        let href = format!("{ADDRESS}/{}", one.bank.code);
        let label = say!(t, members.bank_address_change, bank = bank.clone());
        view! {
            <td class="c-act end">
                <a class="button line xs" href=href aria-label=label>{say!(t, members.change)}</a>
            </td>
        }
    });
    view! {
        <tr>
            <td class="c-id nowrap">{one.bank.code.to_string()}</td>
            <th scope="row" class="c-title">{bank.clone()}</th>
            <td class="c-second">{in_words(t, one)}</td>
            {change}
        </tr>
    }
    .into_any()
}

/// The address, or how a bank without one is asked.
fn in_words(t: Locale, one: &BankAddress) -> String {
    let none = || say!(t, members.bank_address_none);
    one.email.clone().unwrap_or_else(none)
}

/// The form of one bank.
pub async fn address_page(page: Page, Path(bank): Path<String>) -> Answer {
    draw(&page, &code(&bank)?, (None, &Problems::default())).await
}

/// Gives the bank another address, or none.
pub async fn change_address(
    page: Page,
    Path(bank): Path<String>,
    Form(form): Form<BankAddressForm>,
) -> Answer {
    let bank = code(&bank)?;
    match change_bank_address(&page.op, &bank, &form).await {
        Ok(()) => page.go_done(ADDRESS, "bank_address_changed"),
        Err(error) => draw(&page, &bank, (Some(form), &Problems::of(error)?)).await,
    }
}

fn code(text: &str) -> Result<BankCode, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

async fn draw(
    page: &Page,
    bank: &BankCode,
    (typed, problems): (Option<BankAddressForm>, &Problems),
) -> Answer {
    let all = bank_addresses(&page.op).await?;
    let one = all.into_iter().find(|one| one.bank.code == *bank);
    let one = one.ok_or(Refusal::NotFound)?;
    let form = to_send(&one, typed, problems);
    let name = bank_name(page.locale, &one.bank);
    let title = say!(page.locale, members.bank_address_title, bank = name);
    page.show_form(
        problems,
        Frame::Office,
        (&title, || {
            body((page, &one), title.clone(), (&form, problems))
        }),
    )
}

/// What was typed, sent back over what was seen, unless the person has just been told of something newer.
fn to_send(
    one: &BankAddress,
    typed: Option<BankAddressForm>,
    problems: &Problems,
) -> BankAddressForm {
    let current = one.email.clone().unwrap_or_default();
    match typed {
        None => BankAddressForm {
            email: current.clone(),
            seen: current,
        },
        Some(typed) if problems.general.is_some() => BankAddressForm {
            seen: current,
            ..typed
        },
        Some(typed) => typed,
    }
}

fn body(
    (page, one): (&Page, &BankAddress),
    title: String,
    (form, problems): (&BankAddressForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let labels = vec![("email", say!(t, members.bank_address))];
    let labels = Labelled::new(page, problems, labels);
    let field = labels
        .optional("email")
        .hint(say!(t, members.bank_address_hint));
    let now = say!(t, members.bank_address_now);
    let rows = vec![KeyValue::new(now, in_words(t, one))];
    let above = vec![Crumb::new(say!(t, members.addresses_title), ADDRESS)];
    let entry = Entry::email().width(Width::W320).autocomplete("off");
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {labels.summary()}
        <header class="page-head">
            <h1>{title}</h1>
            <p>{say!(t, members.addresses_lead)}</p>
        </header>
        <KeyValues rows />
        <form method="post" class="fields narrow section-gap" novalidate>
            <input type="hidden" name="seen" value=form.seen.clone() />
            <TextField field value=form.email.clone() entry />
            <FormButtons text=say!(t, members.save) back=ADDRESS cancel=say!(t, common.cancel) />
        </form>
    }
}
