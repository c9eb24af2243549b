//! The tables of the staff page.

use super::role;
use crate::components::{Glyph, Status};
use crate::i18n::*;
use chrono::{DateTime, Utc};
use domain::accounts::Role;
use domain::calendar::business_date;
use leptos::prelude::*;
use services::accounts::list_staff::{Invited, Member};

/// Those with an account.
pub fn members(t: Locale, members: &[Member]) -> impl IntoView + use<> {
    let rows: Vec<_> = members.iter().map(|member| member_row(t, member)).collect();
    let heading = say!(t, accounts.members_title);
    let count = say!(t, accounts.people_count, count = members.len());
    let columns = [
        say!(t, accounts.person_name),
        say!(t, accounts.email),
        say!(t, accounts.roles),
        say!(t, accounts.since),
        say!(t, accounts.state),
    ];
    list((heading, count), columns, rows.into_any())
}

/// Those who have not answered yet.
pub fn invited(t: Locale, invited: &[Invited]) -> impl IntoView + use<> {
    let heading = say!(t, accounts.invited_title);
    let count = say!(t, accounts.people_count, count = invited.len());
    if invited.is_empty() {
        let nobody = say!(t, accounts.nobody_invited);
        return view! {
            <section class="section">
                <header class="section-head"><h2>{heading}</h2><span>{count}</span></header>
                <p class="sub section-gap">{nobody}</p>
            </section>
        }
        .into_any();
    }
    let rows: Vec<_> = invited
        .iter()
        .map(|person| invited_row(t, person))
        .collect();
    let columns = [
        say!(t, accounts.person_name),
        say!(t, accounts.email),
        say!(t, accounts.roles),
        say!(t, accounts.invited_on),
        say!(t, accounts.expires_on),
    ];
    list((heading, count), columns, rows.into_any()).into_any()
}

fn list((heading, count): (String, String), columns: [String; 5], rows: AnyView) -> impl IntoView {
    let caption = heading.clone();
    let columns = columns.map(|name| view! { <th scope="col">{name}</th> });
    view! {
        <section class="section">
            <header class="section-head"><h2>{heading}</h2><span>{count}</span></header>
            <table class="table cards">
                <caption class="vh">{caption}</caption>
                <thead><tr>{columns.into_iter().collect::<Vec<_>>()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn member_row(t: Locale, member: &Member) -> impl IntoView + use<> {
    let (glyph, text) = if member.is_active {
        (Glyph::Done, say!(t, accounts.in_use))
    } else {
        (Glyph::Out, say!(t, accounts.out_of_use))
    };
    view! {
        <tr>
            <th scope="row" class="c-title">{member.name.clone()}</th>
            <td class="c-second">{member.email.clone()}</td>
            <td class="c-below">{names(t, &member.roles)}</td>
            <td class="c-hide nowrap">{day(member.since)}</td>
            <td class="c-status"><Status glyph text /></td>
        </tr>
    }
}

fn invited_row(t: Locale, person: &Invited) -> impl IntoView + use<> {
    let until = say!(t, accounts.expires_on);
    view! {
        <tr>
            <th scope="row" class="c-title">{person.name.clone()}</th>
            <td class="c-second">{person.email.clone()}</td>
            <td class="c-below">{names(t, &person.roles)}</td>
            <td class="c-hide nowrap">{day(person.invited_at)}</td>
            <td class="c-status nowrap" data-label=until>{day(person.expires_at)}</td>
        </tr>
    }
}

fn names(t: Locale, roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|held| role(t, *held)).collect();
    names.join(td_string!(t, accounts.list_separator))
}

/// 2026-11-22, as tables write it.
fn day(at: DateTime<Utc>) -> String {
    business_date(at).to_string()
}
