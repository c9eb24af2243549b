//! The field for a new password, with what it has to be and what helps while it is typed.

use crate::components::{Entry, Field, TextField};
use crate::i18n::*;
use islands::{PasswordHelp, PasswordWords};
use leptos::prelude::*;

/// The field, for passwords of at least so many characters.
pub fn new_password(t: Locale, field: Field, min: usize) -> impl IntoView {
    let field = field.hint(say!(t, accounts.password_hint, min));
    let words = PasswordWords {
        left: say!(t, accounts.password_left),
        repeats: say!(t, accounts.password_repeats),
        enough: say!(t, accounts.password_enough),
        long: say!(t, accounts.password_long),
        show: say!(t, accounts.password_show),
        hide: say!(t, accounts.password_hide),
    };
    view! {
        <PasswordHelp min words>
            <TextField field entry=Entry::new_password() />
        </PasswordHelp>
    }
}
