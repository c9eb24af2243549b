//! The parts of a draft beside the version that it follows.

use super::super::changes::redline;
use super::ADDRESS;
use crate::components::Glyph;
use crate::components::{Diff, KeyValue, KeyValues, Status};
use crate::page::Page;
use crate::words::date;
use domain::accounts::Language;
use domain::policy::{Draft, PolicyItem};
use leptos::prelude::*;
use services::policy::draft::Desk;

/// Everything that the draft says, with the ways to change it where somebody may.
pub fn parts(page: &Page, (desk, draft): (&Desk, &Draft), may_write: bool) -> AnyView {
    let t = page.locale;
    view! {
        <section class="section section-gap" id="terms">
            <header class="section-head">
                <h2>{say!(t, policy_draft.terms)}</h2>
                {edit(may_write, ("/terms", say!(t, policy_draft.edit_terms)))}
            </header>
            <KeyValues rows=terms(page, (desk, draft)) />
        </section>
        <section class="section section-gap" id="valid_from">
            <header class="section-head">
                <h2>{say!(t, policy_draft.contact)}</h2>
                {edit(may_write, ("/contact", say!(t, policy_draft.edit_contact)))}
            </header>
            <KeyValues rows=contact(page, (desk, draft)) />
        </section>
        <section class="section section-gap" id="items">
            <header class="section-head"><h2>{say!(t, policy_draft.items)}</h2></header>
            {items(page, (desk, draft), may_write)}
        </section>
    }
    .into_any()
}

fn edit(may_write: bool, (path, text): (&str, String)) -> Option<AnyView> {
    let href = format!("{ADDRESS}{path}");
    may_write.then(|| view! { <p class="no-print"><a href=href>{text}</a></p> }.into_any())
}

fn terms(page: &Page, (desk, draft): (&Desk, &Draft)) -> Vec<KeyValue> {
    let t = page.locale;
    let content = &draft.content;
    let before = date(page.language(), desk.last.effective_from);
    let labels = (
        say!(t, policy_draft.version_before, number = desk.last.version),
        say!(t, policy_draft.this_version, number = draft.number),
    );
    let from = match content.effective_from {
        Some(day) => {
            let after = date(page.language(), day);
            view! { <div id="effective_from"><Diff labels before after /></div> }.into_any()
        }
        None => {
            view! { <span id="effective_from" class="empty">{say!(t, policy_draft.not_yet)}</span> }
                .into_any()
        }
    };
    let text = |id: &'static str, lang: &'static str, text: &str| match text.is_empty() {
        true => {
            view! { <span id=id class="empty">{say!(t, policy_draft.not_yet)}</span> }.into_any()
        }
        false => view! { <span id=id lang=lang class="lines">{text.to_owned()}</span> }.into_any(),
    };
    vec![
        KeyValue::new(say!(t, policy_draft.f_effective_from), from),
        KeyValue::new(
            say!(t, policy_draft.f_summary_ja),
            text("summary_ja", "ja", &content.summary_ja),
        ),
        KeyValue::new(
            say!(t, policy_draft.f_summary_en),
            text("summary_en", "en", &content.summary_en),
        ),
    ]
}

fn contact(page: &Page, (desk, draft): (&Desk, &Draft)) -> Vec<KeyValue> {
    let t = page.locale;
    let Some(new) = &draft.content.contact else {
        let keeps = say!(t, policy_draft.contact_kept);
        return vec![KeyValue::new(say!(t, policy_draft.contact), keeps)];
    };
    let old = desk.contact.as_ref();
    let from = date(page.language(), new.valid_from);
    let ends = new
        .valid_from
        .pred_opt()
        .map(|day| date(page.language(), day));
    let from = say!(
        t,
        policy_draft.contact_from,
        from,
        ends = ends.unwrap_or_default()
    );
    vec![
        KeyValue::new(say!(t, policy_draft.f_valid_from), from),
        fact(
            page,
            ("department", say!(t, policy_draft.f_department)),
            (old.map(|one| one.department.as_str()), &new.department),
        ),
        fact(
            page,
            ("department_en", say!(t, policy_draft.f_department_en)),
            (
                old.map(|one| one.department_en.as_str()),
                &new.department_en,
            ),
        ),
        fact(
            page,
            ("tel", say!(t, policy_draft.f_tel)),
            (old.map(|one| one.tel.as_str()), &new.tel),
        ),
        fact(
            page,
            ("email", say!(t, policy_draft.f_email)),
            (old.map(|one| one.email.as_str()), &new.email),
        ),
    ]
}

/// A fact of the new contact, beside the one of the contact before where it changes.
fn fact(
    page: &Page,
    (id, name): (&'static str, String),
    (before, after): (Option<&str>, &str),
) -> KeyValue {
    let t = page.locale;
    let (before, after) = (before.unwrap_or_default().to_owned(), after.to_owned());
    let labels = (say!(t, policy.before), say!(t, policy.after));
    let changed = before != after;
    let value = match changed {
        true => view! { <Diff labels before after /> }.into_any(),
        false => after.into_any(),
    };
    KeyValue::new(name, view! { <div id=id>{value}</div> }).changed(changed)
}

fn items(page: &Page, (desk, draft): (&Desk, &Draft), may_write: bool) -> AnyView {
    let (old, new) = (&desk.last.items, &draft.content.items);
    let rows = new.ja.iter().map(|item| {
        let number = item.number;
        let is_same = new.reads_alike(old, number);
        let pair = |language| (old.item(language, number), new.item(language, number));
        let texts = [Language::Ja, Language::En].map(|language| text(pair(language), language));
        row(page, (number, &item.title), (is_same, may_write), texts)
    });
    view! { <div>{rows.collect_view()}</div> }.into_any()
}

/// One item in one language: with its changes, or as it was.
fn text(
    (old, new): (Option<&PolicyItem>, Option<&PolicyItem>),
    language: Language,
) -> Option<AnyView> {
    let new = new?;
    Some(redline(language, (old, new)))
}

fn row(
    page: &Page,
    (number, title): (u32, &str),
    (is_same, may_write): (bool, bool),
    texts: [Option<AnyView>; 2],
) -> AnyView {
    let t = page.locale;
    let (glyph, word) = match is_same {
        true => (Glyph::Out, say!(t, policy_draft.same)),
        false => (Glyph::Half, say!(t, policy_draft.changed)),
    };
    let label = say!(
        t,
        policy_draft.edit_item_of,
        number,
        title = title.to_owned()
    );
    let edit = may_write.then(|| {
        let href = format!("{ADDRESS}/items/{number}");
        view! { <a class="no-print" href=href aria-label=label>{say!(t, policy_draft.edit_item)}</a> }
    });
    view! {
        <div class="section-gap" id=format!("item-{number}")>
            <p class="contract-links">
                <strong>{say!(t, policy_draft.item, number)}</strong>
                " "
                <Status glyph text=word />
                " "
                {edit}
            </p>
            {texts.into_iter().collect_view()}
        </div>
    }
    .into_any()
}
