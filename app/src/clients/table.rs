//! Clients as a table; a card each on small screens.

use super::state;
use crate::components::Status;
use crate::page::Page;
use crate::words::date_time;
use leptos::prelude::*;
use services::clients::show::Client;

/// The clients with the agents they belong to, for the Federation, or without, for the agent itself.
pub fn table(page: &Page, clients: Vec<Client>, with_agent: bool) -> AnyView {
    let t = page.locale;
    let rows: Vec<_> = clients
        .into_iter()
        .map(|client| row(page, client, with_agent))
        .collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, clients.client)}</th>
                    {with_agent.then(|| view! { <th scope="col">{say!(t, clients.organisation)}</th> })}
                    <th scope="col">{say!(t, clients.client_id)}</th>
                    <th scope="col">{say!(t, clients.last_used)}</th>
                    <th scope="col">{say!(t, clients.state)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, client: Client, with_agent: bool) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, client.state);
    let dash = || say!(t, common.dash);
    let at = |at| date_time(page.language(), at);
    let class = |filled: bool, base: &str| match filled {
        true => base.to_owned(),
        false => format!("{base} empty"),
    };
    let id_class = class(client.client_id.is_some(), "c-below mono");
    let used_class = class(client.last_used_at.is_some(), "c-below");
    let label = say!(t, clients.last_used);
    view! {
        <tr>
            <th scope="row" class="c-title">
                <a href=format!("/clients/{}", client.key)>{client.client_name}</a>
            </th>
            {with_agent.then(|| view! { <td class="c-second" lang="ja">{client.organisation_name}</td> })}
            <td class=id_class>{client.client_id.unwrap_or_else(dash)}</td>
            <td class=used_class data-label=label>{client.last_used_at.map_or_else(dash, at)}</td>
            <td class="c-status"><Status glyph text /></td>
        </tr>
    }
}
