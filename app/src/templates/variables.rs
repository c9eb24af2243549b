//! What a text may ask for: each variable with its type and what it stands for.

use super::words::{kind, meaning};
use crate::i18n::*;
use domain::wording::{ARTICLE, Variable};
use leptos::prelude::*;

/// The table.
pub fn variables(t: Locale) -> AnyView {
    let known = Variable::ALL.map(|one| row(one.name(), kind(t, one.kind()), meaning(t, one)));
    let article = row(
        &format!("{ARTICLE}…"),
        say!(t, templates.kind_article),
        say!(t, templates.m_article),
    );
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, templates.variables)}</h2></header>
            <p class="section-text">{say!(t, templates.variables_lead)}</p>
            <table class="table cards">
                <thead>
                    <tr>
                        <th scope="col">{say!(t, templates.h_name)}</th>
                        <th scope="col">{say!(t, templates.h_kind)}</th>
                        <th scope="col">{say!(t, templates.h_meaning)}</th>
                    </tr>
                </thead>
                <tbody>{known.into_iter().collect_view()} {article}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// As it is typed.
pub fn braced(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

fn row(name: &str, kind: String, meaning: String) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row" class="c-title"><code>{braced(name)}</code></th>
            <td class="c-aside nowrap">{kind}</td>
            <td class="c-second">{meaning}</td>
        </tr>
    }
}
