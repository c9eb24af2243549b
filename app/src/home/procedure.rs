//! The six steps from the application to the client ID, each with who acts.

use crate::i18n::*;
use domain::applications::deadlines::{COMPLETENESS_DAYS, CONSENT_DAYS, REVIEW_DAYS};
use leptos::prelude::*;

/// The business days that a step usually takes, where there is a rule.
const USUAL: [Option<u32>; 6] = [
    None,
    Some(COMPLETENESS_DAYS),
    Some(REVIEW_DAYS),
    Some(CONSENT_DAYS),
    None,
    None,
];

/// The steps in their order.
pub fn steps(t: Locale) -> impl IntoView {
    let steps: Vec<_> = words(t)
        .into_iter()
        .zip(USUAL)
        .zip(1_u8..)
        .map(|(([title, text, by], days), number)| {
            let days = days.map(|n| {
                view! { " " <span class="nowrap">{say!(t, home.usual, n)}</span> }
            });
            view! {
                <li>
                    <span class="no">{number.to_string()}</span>
                    <div><h3>{title}</h3> <p>{text}</p> <p class="by">{by} {days}</p></div>
                </li>
            }
        })
        .collect();
    view! { <ol class="procedure">{steps}</ol> }
}

fn words(t: Locale) -> [[String; 3]; 6] {
    [
        [
            say!(t, home.step_apply),
            say!(t, home.step_apply_text),
            say!(t, home.by_agent),
        ],
        [
            say!(t, home.step_check),
            say!(t, home.step_check_text),
            say!(t, home.by_federation),
        ],
        [
            say!(t, home.step_review),
            say!(t, home.step_review_text),
            say!(t, home.by_federation),
        ],
        [
            say!(t, home.step_consent),
            say!(t, home.step_consent_text),
            say!(t, home.by_banks),
        ],
        [
            say!(t, home.step_contract),
            say!(t, home.step_contract_text),
            say!(t, home.by_both),
        ],
        [
            say!(t, home.step_client),
            say!(t, home.step_client_text),
            say!(t, home.by_federation),
        ],
    ]
}
