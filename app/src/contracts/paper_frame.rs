//! The parts that the agent's and the Federation's page of a contract share: PDF, order of signing, state.

use super::digests;
use super::signing::parts::{named, waiting_sheet};
use super::signing::words;
use crate::components::{Glyph, KeyValues, Status, StatusLook};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::contracts::{Party, Sheet, SigningMethod};
use leptos::prelude::*;
use services::contracts::{Contract, Signed};

/// The PDF in its frame, with links for readers that cannot show it, and its digests.
pub fn pdf(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let digests = contract.pdf.as_ref()?;
    let executed = contract.state.is_signed();
    let (title, digest) = if executed {
        (
            say!(t, contracts.pdf_executed),
            say!(t, contracts.digest_executed),
        )
    } else {
        (say!(t, contracts.pdf_fixed), say!(t, contracts.digest))
    };
    let address = format!("/contracts/{}/pdf", contract.id);
    let save = format!("{address}?download=1");
    // The frame has its own links, so the reader's bars would only take room.
    let framed = format!("{address}#toolbar=0&navpanes=0&view=FitH");
    let open = say!(t, contracts.pdf_open);
    Some(
        view! {
            <div class="paper-frame">
                <div class="paper-bar">
                    <span>{title.clone()}</span>
                    <span class="links">
                        <a href=address.clone()>{open.clone()}</a>
                        <a href=save>{say!(t, contracts.pdf_save)}</a>
                    </span>
                </div>
                <iframe src=framed title=title.clone()></iframe>
                <p class="paper-note">
                    {say!(t, contracts.pdf_fallback)} " "
                    <a href=address.clone()>{open.clone()}</a>
                </p>
            </div>
            <div class="digest">
                <KeyValues rows=digests::labelled(t, (digest, digests)) />
            </div>
        }
        .into_any(),
    )
}

/// Who signs first, who second, and how far they are.
pub fn order(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let rows: Vec<_> = (1..)
        .zip(contract.order.parties())
        .map(|(number, party)| order_row(page, contract, (number, party)))
        .collect();
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, contracts.order)}</h2></header>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{say!(t, contracts.order_no)}</th>
                        <th scope="col">{say!(t, contracts.signer)}</th>
                        <th scope="col">{say!(t, contracts.state)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn order_row(page: &Page, contract: &Contract, (number, party): (u8, Party)) -> AnyView {
    let t = page.locale;
    let found = contract
        .signatures
        .iter()
        .find(|one| one.signature.party == party);
    let is_next = contract.state == party.awaited();
    let waits = waiting_sheet(contract).is_some_and(|sheet| sheet.party == party);
    let (name, title, organisation) = signer(contract, party, found);
    let (glyph, word) = match (found, is_next) {
        (Some(_), _) => (Glyph::Done, say!(t, contracts.signed)),
        (None, true) if waits => (Glyph::Half, say!(t, signing.sheet_status)),
        (None, true) => (Glyph::Act, say!(t, contracts.sign_now)),
        (None, false) => (Glyph::Open, say!(t, contracts.sign_later)),
    };
    let how = found.map(|one| how(page, contract, one));
    view! {
        <tr class=is_next.then_some("here")>
            <td class="num">{number.to_string()}</td>
            <th scope="row">
                {if name.is_empty() { title.clone() } else { name }}
                <small lang="ja">{organisation}</small>
                <small lang="ja">{title}</small>
            </th>
            <td><Status glyph text=word /> {how}</td>
        </tr>
    }
    .into_any()
}

/// Name, title and organisation of whoever signed or is to sign for the party.
fn signer(contract: &Contract, party: Party, found: Option<&Signed>) -> (String, String, String) {
    let side = match party {
        Party::Agent => &contract.representative,
        Party::Federation => contract
            .agreed
            .as_ref()
            .map_or(&contract.federation, |agreed| &agreed.facts.federation),
    };
    let (name, title) = match (found, named(contract, party)) {
        (Some(one), _) => (one.signature.name.clone(), one.signature.title.clone()),
        (None, Some(one)) => (one.name.clone(), String::new()),
        (None, None) => (
            side.representative_name.clone(),
            side.representative_title.clone(),
        ),
    };
    (name, title, side.name.clone())
}

/// When and how one signed, with the scan where there is one.
fn how(page: &Page, contract: &Contract, signed: &Signed) -> AnyView {
    let t = page.locale;
    let (way, when) = match signed.signature.method {
        SigningMethod::SecondFactor => (
            words::factor(t, signed.signature.factor),
            date_time(page.language(), signed.signature.at),
        ),
        SigningMethod::Paper => (
            say!(t, contracts.by_paper),
            crate::words::date(page.language(), signed.signature.on),
        ),
    };
    let id = contract.id;
    let scan = signed.document.map(|document| {
        let address = format!("/contracts/{id}/documents/{document}");
        view! { " " <a href=address>{say!(t, contracts.scan)}</a> }
    });
    let reason = signed.signature.reason.clone();
    let reason = (!reason.is_empty()).then(|| {
        view! { <small>{say!(t, signing.given_for, reason)}</small> }
    });
    let sheet = contract.sheets.iter();
    let mut sheet = sheet.filter(|one| one.party == signed.signature.party);
    let kept = sheet.next().map(|sheet| kept(t, sheet));
    view! { <small>{when}</small> <small>{way} {scan}</small> {reason} {kept} }.into_any()
}

/// Where the original is, and who looked at it.
fn kept(t: Locale, sheet: &Sheet) -> AnyView {
    let one = sheet.recorded.1.clone();
    let other = sheet.confirmed.as_ref();
    let other = other.map(|(_, name, _)| name.clone()).unwrap_or_default();
    let place = sheet.kept_at.clone();
    view! {
        <small>{say!(t, signing.kept, place)}</small>
        <small>{say!(t, signing.looked, one, other)}</small>
    }
    .into_any()
}

/// The state in the head of a page.
pub fn head_status(t: Locale, (glyph, text): (Glyph, String)) -> AnyView {
    view! {
        <div>
            <dt class="vh">{say!(t, contracts.state)}</dt>
            <dd><Status glyph text look=StatusLook::Boxed /></dd>
        </div>
    }
    .into_any()
}
