//! Says while a new password is typed how far it is from being one, and shows it on demand. What is typed stays
//! in its field.

use leptos::ev::Event;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// From so many characters on nobody guesses it, whatever the words.
const LONG: usize = 20;
/// Fewer different characters repeat each other.
const VARIED: usize = 5;

/// The texts in the reader's language; `{left}` stands for a number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PasswordWords {
    /// Characters are missing.
    pub left: String,
    /// Long enough, but the same characters again and again.
    pub repeats: String,
    /// Long enough.
    pub enough: String,
    /// Longer than that.
    pub long: String,
    /// The button that shows it.
    pub show: String,
    /// The button that hides it again.
    pub hide: String,
}

/// How good a password is, as far as its length tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    Nothing,
    Lacks(usize),
    Repeats,
    Enough,
    Long,
}

/// Stands around the field. Without scripts the hint above it says as much.
#[island]
pub fn PasswordHelp(
    /// The fewest characters.
    min: usize,
    /// The texts.
    words: PasswordWords,
    /// The field.
    children: Children,
) -> impl IntoView {
    let (strength, set_strength) = signal(Strength::Nothing);
    let (shown, set_shown) = signal(false);
    let (ready, set_ready) = signal(false);
    Effect::new(move |_| set_ready.set(true));
    let around = NodeRef::<leptos::html::Div>::new();
    let typed = move |event: Event| {
        let target = event.target();
        let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        set_strength.set(input.map_or(Strength::Nothing, |input| of(&input.value(), min)));
    };
    let toggle = move |_| {
        let field = around
            .get_untracked()
            .and_then(|around| around.query_selector("input").ok()?);
        if let Some(input) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            set_shown.update(|shown| *shown = !*shown);
            input.set_type(if shown.get_untracked() {
                "text"
            } else {
                "password"
            });
        }
    };
    let (show, hide) = (words.show.clone(), words.hide.clone());
    view! {
        <div node_ref=around on:input=typed>
            {children()}
            <div class="password-help" hidden=move || !ready.get()>
                <p class="note" aria-live="polite">{move || say(strength.get(), &words)}</p>
                <button type="button" class="as-link note" on:click=toggle>
                    {move || if shown.get() { hide.clone() } else { show.clone() }}
                </button>
            </div>
        </div>
    }
}

fn of(password: &str, min: usize) -> Strength {
    let mut characters: Vec<char> = password.chars().collect();
    let length = characters.len();
    characters.sort_unstable();
    characters.dedup();
    match length {
        0 => Strength::Nothing,
        _ if length < min => Strength::Lacks(min - length),
        _ if characters.len() < VARIED => Strength::Repeats,
        _ if length < LONG => Strength::Enough,
        _ => Strength::Long,
    }
}

fn say(strength: Strength, words: &PasswordWords) -> String {
    match strength {
        Strength::Nothing => String::new(),
        Strength::Lacks(left) => words.left.replace("{left}", &left.to_string()),
        Strength::Repeats => words.repeats.clone(),
        Strength::Enough => words.enough.clone(),
        Strength::Long => words.long.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_what_makes_a_password_strong() {
        assert_eq!(of("", 15), Strength::Nothing);
        assert_eq!(of("海と山と川", 15), Strength::Lacks(10));
        assert_eq!(of("海と山と川と", 5), Strength::Repeats);
        assert_eq!(of("abababababababababab", 15), Strength::Repeats);
        assert_eq!(of("correct horse ba", 15), Strength::Enough);
        assert_eq!(of("correct horse battery", 15), Strength::Long);
    }
}
