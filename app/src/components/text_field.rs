//! A field of one line: text, numbers, addresses, passwords, amounts.

use super::Field;
use leptos::prelude::*;

/// The width that fits the expected length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As wide as the column.
    #[default]
    Full,
    /// 320 pixels.
    W320,
    /// 240 pixels: a corporate number.
    W240,
    /// 160 pixels: a postal code, an amount.
    W160,
    /// 96 pixels: a year.
    W96,
    /// 72 pixels: a month, a day.
    W72,
}

impl Width {
    pub(super) fn class(self) -> &'static str {
        match self {
            Width::Full => "input",
            Width::W320 => "input w-320",
            Width::W240 => "input w-240",
            Width::W160 => "input w-160",
            Width::W96 => "input w-96",
            Width::W72 => "input w-72",
        }
    }
}

/// How something is typed: keyboard, width, what the browser may fill in, and the unit behind it.
#[derive(Clone, Debug)]
pub struct Entry {
    kind: &'static str,
    inputmode: Option<&'static str>,
    autocomplete: Option<&'static str>,
    width: Width,
    unit: Option<String>,
}

impl Default for Entry {
    fn default() -> Self {
        Entry {
            kind: "text",
            inputmode: None,
            autocomplete: None,
            width: Width::Full,
            unit: None,
        }
    }
}

impl Entry {
    /// An e-mail address.
    pub fn email() -> Self {
        Entry {
            kind: "email",
            autocomplete: Some("email"),
            ..Entry::default()
        }
    }

    /// A telephone number.
    pub fn telephone() -> Self {
        Entry {
            kind: "tel",
            autocomplete: Some("tel"),
            width: Width::W240,
            ..Entry::default()
        }
    }

    /// The address of a web page.
    pub fn url() -> Self {
        Entry {
            inputmode: Some("url"),
            autocomplete: Some("url"),
            ..Entry::default()
        }
    }

    /// The password of an existing account.
    pub fn password() -> Self {
        Entry {
            kind: "password",
            autocomplete: Some("current-password"),
            ..Entry::default()
        }
    }

    /// A day, chosen from the browser's own calendar where it has one.
    pub fn day() -> Self {
        Entry {
            kind: "date",
            ..Entry::default()
        }
    }

    /// A password to be set.
    pub fn new_password() -> Self {
        Entry {
            kind: "password",
            autocomplete: Some("new-password"),
            ..Entry::default()
        }
    }

    /// A one-time code.
    pub fn one_time_code() -> Self {
        Entry {
            autocomplete: Some("one-time-code"),
            ..Entry::digits(Width::W160)
        }
    }

    /// Digits that are no amount.
    pub fn digits(width: Width) -> Self {
        Entry {
            inputmode: Some("numeric"),
            width,
            ..Entry::default()
        }
    }

    /// An amount with its unit, aligned right.
    pub fn amount(unit: impl Into<String>) -> Self {
        Entry {
            unit: Some(unit.into()),
            ..Entry::digits(Width::W160)
        }
    }

    /// Changes the width.
    pub fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Names what the browser may fill in, such as `organization`.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    fn class(&self) -> String {
        let right = if self.unit.is_some() { " amount" } else { "" };
        format!("{}{right}", self.width.class())
    }
}

/// A field of one line; children stand to the right of it, such as a button that looks up an address.
#[component]
pub fn TextField(
    /// Name, label, hint and error.
    field: Field,
    /// What was typed before; never given for secrets.
    #[prop(optional, into)]
    value: String,
    /// How it is typed.
    #[prop(optional)]
    entry: Entry,
    /// What stands beside the input.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    field.labelled(
        view! {
        <input
            class=entry.class()
            id=field.id()
            name=field.name().to_owned()
            type=entry.kind
            value=value
            inputmode=entry.inputmode
            autocomplete=entry.autocomplete
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        />
        {entry.unit.clone().map(|unit| view! { <span>{unit}</span> })}
        {children.map(|children| children())}
        }
        .into_any(),
    )
}
