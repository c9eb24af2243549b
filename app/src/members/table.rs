//! The tables of people and of open invitations.

use super::{address, names};
use crate::accounts::role;
use crate::components::{Glyph, Status};
use crate::i18n::*;
use chrono::{DateTime, Utc};
use domain::calendar::business_date;
use leptos::prelude::*;
use services::members::list::{Invited, Member, Members, RoleTerm};

/// Those who have a role, or had one.
pub fn members(t: Locale, members: &Members) -> AnyView {
    let rows: Vec<_> = members
        .members
        .iter()
        .map(|member| member_row(t, (member, members.may_manage)))
        .collect();
    let heading = say!(t, members.members_title);
    let count = say!(t, members.people_count, count = rows.len());
    if rows.is_empty() {
        return nobody((heading, count), say!(t, members.nobody));
    }
    let columns = vec![
        say!(t, accounts.person_name),
        say!(t, accounts.email),
        say!(t, accounts.roles),
        say!(t, members.period),
        say!(t, members.state),
    ];
    list((heading, count), columns, rows.into_any())
}

/// Those who have not answered yet.
pub fn invited(t: Locale, members: &Members) -> AnyView {
    let rows: Vec<_> = members
        .invited
        .iter()
        .map(|person| invited_row(t, (person, members.may_manage)))
        .collect();
    let heading = say!(t, members.invited_title);
    let count = say!(t, members.people_count, count = rows.len());
    if rows.is_empty() {
        return nobody((heading, count), say!(t, members.nobody_invited));
    }
    let columns = vec![
        say!(t, accounts.person_name),
        say!(t, accounts.email),
        say!(t, accounts.roles),
        say!(t, members.invited_on),
        say!(t, members.expires_on),
    ];
    list((heading, count), columns, rows.into_any())
}

fn nobody((heading, count): (String, String), text: String) -> AnyView {
    view! {
        <section class="section">
            <header class="section-head"><h2>{heading}</h2><span>{count}</span></header>
            <p class="sub section-gap">{text}</p>
        </section>
    }
    .into_any()
}

fn list((heading, count): (String, String), columns: Vec<String>, rows: AnyView) -> AnyView {
    let caption = heading.clone();
    let columns: Vec<_> = columns
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> })
        .collect();
    view! {
        <section class="section">
            <header class="section-head"><h2>{heading}</h2><span>{count}</span></header>
            <table class="table cards">
                <caption class="vh">{caption}</caption>
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn member_row(t: Locale, (member, may_manage): (&Member, bool)) -> AnyView {
    let you = member.is_self.then(|| {
        view! { <span class="sub">" （" {say!(t, members.you)} "）"</span> }
    });
    let name = match may_manage || member.is_self {
        true => {
            let href = format!("/members/{}/{}", member.body, member.person);
            view! { <a href=href>{member.name.clone()}</a> }.into_any()
        }
        false => member.name.clone().into_any(),
    };
    let terms: Vec<_> = member
        .terms
        .iter()
        .map(|term| view! { <div class="nowrap">{period(t, term)}</div> })
        .collect();
    let roles: Vec<_> = member
        .terms
        .iter()
        .map(|term| view! { <div>{role(t, term.role)}</div> })
        .collect();
    let (glyph, text) = state(t, member);
    view! {
        <tr>
            <th scope="row" class="c-title">{name} {you}</th>
            <td class="c-second">{member.email.clone()}</td>
            <td class="c-below">{roles}</td>
            <td class="c-hide">{terms}</td>
            <td class="c-status"><Status glyph text /></td>
        </tr>
    }
    .into_any()
}

fn period(t: Locale, term: &RoleTerm) -> String {
    let first = term.starts_on.to_string();
    match term.ends_on {
        None => say!(t, members.from, day = first),
        Some(last) => say!(t, members.from_to, first, last = last.to_string()),
    }
}

fn state(t: Locale, member: &Member) -> (Glyph, String) {
    let any = |wanted: fn(&RoleTerm) -> bool| member.terms.iter().any(wanted);
    if !member.is_active {
        (Glyph::Out, say!(t, members.out_of_use))
    } else if any(|term| term.is_in_force) {
        (Glyph::Done, say!(t, members.in_use))
    } else if any(|term| term.ends_on.is_none()) {
        (Glyph::Wait, say!(t, members.not_yet))
    } else {
        (Glyph::Out, say!(t, members.over))
    }
}

fn invited_row(t: Locale, (person, may_manage): (&Invited, bool)) -> AnyView {
    let until = say!(t, members.expires_on);
    let withdraw = may_manage.then(|| withdraw(t, person));
    view! {
        <tr>
            <th scope="row" class="c-title">{person.name.clone()}</th>
            <td class="c-second">{person.email.clone()}</td>
            <td class="c-below">{names(t, person.roles.iter().copied())}</td>
            <td class="c-hide nowrap">{day(person.invited_at)}</td>
            <td class="c-status" data-label=until>
                <span class="nowrap">{day(person.expires_at)}</span> {withdraw}
            </td>
        </tr>
    }
    .into_any()
}

fn withdraw(t: Locale, person: &Invited) -> impl IntoView + use<> {
    let action = format!(
        "/members/{}/invitations/{}/withdraw",
        person.body, person.digest
    );
    view! {
        <form method="post" action=action class="inline">
            <button type="submit" class="button text xs">
                {say!(t, members.withdraw)} <span class="vh">{person.name.clone()}</span>
            </button>
        </form>
    }
}

/// 2026-11-22, as tables write it.
fn day(at: DateTime<Utc>) -> String {
    business_date(at).to_string()
}

/// The way back to the list.
pub fn back(member: &Member) -> String {
    address(&member.body)
}
