//! What somebody looks for in the register: a form that works without scripts, and the addresses it leads to.

use crate::components::{Button, Entry, TextField};
use crate::contracts::words::{bank_name, scopes};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use chrono::NaiveDate;
use domain::applications::validation::SCOPES;
use domain::banks::Bank;
use domain::forms::{FieldErrors, FieldProblem};
use leptos::prelude::*;
use services::register::Search;
use url::form_urlencoded::Serializer;

/// Where the register is.
pub const REGISTER: &str = "/register-of-agents";

/// What the address asks for, and what is wrong with it. Words that name nothing ask for nothing, so that no old link
/// is refused; a day that is none is told.
pub fn asked(page: &Page) -> (Search, Problems) {
    let param = |name: &str| page.param(name).unwrap_or_default().trim().to_owned();
    let scope = param("scope");
    let (as_of, problems) = day(page);
    let search = Search {
        text: param("text"),
        bank: param("bank").parse().ok(),
        scope: Some(scope)
            .filter(|scope| SCOPES.contains(&scope.as_str()))
            .unwrap_or_default(),
        as_of,
    };
    (search, problems)
}

/// The day that the address asks for; none for today.
pub fn day(page: &Page) -> (Option<NaiveDate>, Problems) {
    let text = page.param("as_of").unwrap_or_default();
    let text = text.trim();
    let today = page.op.today();
    let problem = match text.parse::<NaiveDate>() {
        _ if text.is_empty() => return (None, Problems::default()),
        Ok(day) if day == today => return (None, Problems::default()),
        Ok(day) if day < today => return (Some(day), Problems::default()),
        Ok(_) => FieldProblem::FutureDate { today },
        Err(_) => FieldProblem::NotADate,
    };
    let problems = Problems {
        fields: FieldErrors::one("as_of", problem),
        general: None,
    };
    (None, problems)
}

/// Whether anything is looked for.
pub fn is_narrowed(search: &Search) -> bool {
    !search.text.is_empty() || search.bank.is_some() || !search.scope.is_empty()
}

/// The same day on another page of the register.
pub fn on_day(address: &str, as_of: Option<NaiveDate>) -> String {
    match as_of {
        Some(day) => {
            let mut query = Serializer::new(String::new());
            query.append_pair("as_of", &day.to_string());
            format!("{address}?{}", query.finish())
        }
        None => address.to_owned(),
    }
}

/// What is wrong with the search, above the heading.
pub fn wrong(page: &Page, problems: &Problems) -> AnyView {
    let label = say!(page.locale, register.as_of);
    FormView::new(page, problems).summary(|_| label.clone())
}

/// The form.
pub fn form(page: &Page, (search, problems): (&Search, &Problems), banks: &[Bank]) -> AnyView {
    let t = page.locale;
    let clear = (is_narrowed(search) || search.as_of.is_some()).then(|| {
        view! { <a class="button text" href=REGISTER>{say!(t, register.clear)}</a> }
    });
    view! {
        <form method="get" role="search" class="register-search" aria-label=say!(t, register.search_form)>
            <div class="field">
                <label for="text">{say!(t, register.search)}</label>
                <div class="control">
                    <input class="input" type="search" id="text" name="text" value=search.text.clone() />
                </div>
            </div>
            {select(
                ("bank", say!(t, register.bank)),
                say!(t, register.any_bank),
                banks_of(t, (search, banks)),
            )}
            {select(
                ("scope", say!(t, register.scopes)),
                say!(t, register.any_scope),
                scopes_of(t, search),
            )}
            {day_field(page, (search, problems))}
            <div class="buttons"><Button text=say!(t, register.search_button) /> {clear}</div>
        </form>
    }
    .into_any()
}

/// Value, words, and whether it was chosen.
type Line = (String, String, bool);

fn banks_of(t: Locale, (search, banks): (&Search, &[Bank])) -> Vec<Line> {
    let line = |bank: &Bank| {
        let is_chosen = search.bank.as_ref() == Some(&bank.code);
        (bank.code.to_string(), bank_name(t, bank), is_chosen)
    };
    banks.iter().map(line).collect()
}

fn scopes_of(t: Locale, search: &Search) -> Vec<Line> {
    let line = |code: &str| {
        let words = scopes(t, &[code.to_owned()]);
        (code.to_owned(), words, search.scope == code)
    };
    SCOPES.into_iter().map(line).collect()
}

fn select((name, label): (&'static str, String), any: String, lines: Vec<Line>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .map(
            |(value, words, chosen)| view! { <option value=value selected=chosen>{words}</option> },
        )
        .collect();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <div class="control">
                <span class="select">
                    <select class="input" id=name name=name>
                        <option value="">{any}</option>
                        {lines}
                    </select>
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn day_field(page: &Page, (search, problems): (&Search, &Problems)) -> AnyView {
    let label = say!(page.locale, register.as_of);
    let field = FormView::new(page, problems).plain("as_of", &label);
    let typed = page.param("as_of").unwrap_or_default();
    let value = search.as_of.map_or(typed, |day| day.to_string());
    view! { <TextField field value entry=Entry::day() /> }.into_any()
}
