//! The ways to give a second factor, each a form of its own: a passkey, the code of the app, or a recovery code.

use crate::accounts::Labelled;
use crate::components::{Button, ButtonKind, Disclosure, Entry, TextField};
use crate::page::Page;
use crate::problems::Problems;
use islands::PasskeyButton;
use leptos::prelude::*;
use services::factors::passkeys::Question;
use services::factors::ways::Ways;

/// Where the forms go and what their button says.
pub struct Asking<'a> {
    /// The address.
    pub action: &'static str,
    /// The page wanted afterwards.
    pub next: &'a str,
    /// The verb.
    pub button: String,
    /// The ways the person has.
    pub ways: Ways,
}

/// The fields by their names, with their labels.
pub fn names(page: &Page) -> Vec<(&'static str, String)> {
    let t = page.locale;
    vec![
        ("code", say!(t, factors.code)),
        ("recovery", say!(t, factors.recovery_code)),
        ("passkey", say!(t, factors.passkey)),
    ]
}

/// The labels of a page that asks for nothing else.
pub fn labels<'a>(page: &'a Page, problems: &'a Problems) -> Labelled<'a> {
    Labelled::new(page, problems, names(page))
}

/// The forms. What was typed is not filled in again: it is used up, or wrong.
pub fn forms(
    page: &Page,
    asking: &Asking<'_>,
    (labels, problems): (&Labelled<'_>, &Problems),
) -> AnyView {
    let t = page.locale;
    let code = labels.plain("code").hint(say!(t, factors.code_hint));
    let recovery = labels
        .plain("recovery")
        .hint(say!(t, factors.recovery_code_hint));
    let is_open = problems.fields.get("recovery").is_some();
    let (action, wanted) = (asking.action, asking.next.to_owned());
    let next = move || view! { <input type="hidden" name="next" value=wanted.clone() /> };
    let by_app = asking.ways.app.then(|| {
        view! {
            <form method="post" action=action class="fields" novalidate>
                {next()}
                <TextField field=code entry=Entry::one_time_code() />
                {demonstration(page)}
                <div class="buttons">
                    <Button text=asking.button.clone() kind=ButtonKind::Solid />
                </div>
            </form>
        }
    });
    view! {
        {by_app}
        {by_passkey(page, asking)}
        <div class="section-gap">
            <Disclosure heading=say!(t, factors.lost) open=is_open>
                <form method="post" action=action class="fields" novalidate>
                    {next()}
                    <input type="hidden" name="by" value="recovery" />
                    <TextField field=recovery entry=Entry::default().autocomplete("off") />
                    <div class="buttons">
                        <Button text=say!(t, factors.recovery_button) />
                    </div>
                </form>
            </Disclosure>
        </div>
    }
    .into_any()
}

fn by_passkey(page: &Page, asking: &Asking<'_>) -> Option<AnyView> {
    let t = page.locale;
    let question = asking.ways.passkey.as_ref()?;
    let gap = if asking.ways.app { "section-gap" } else { "" };
    let alone = (!asking.ways.app).then(|| {
        view! { <noscript><p>{say!(t, factors.passkey_script)}</p></noscript> }
    });
    let view = view! {
        <div class=gap>
            {alone}
            <form method="post" action=asking.action>
                <input type="hidden" name="next" value=asking.next.to_owned() />
                {passkey_fields(page, (question, false), say!(t, factors.passkey_use))}
            </form>
        </div>
    };
    Some(view.into_any())
}

/// The button that asks the browser for a passkey, with what it sends along.
pub fn passkey_fields(
    page: &Page,
    (question, make): (&Question, bool),
    label: String,
) -> impl IntoView + use<> {
    let failed = say!(page.locale, factors.passkey_failed);
    view! {
        <input type="hidden" name="asked" value=question.asked.clone() />
        <input type="hidden" name="passkey" />
        <PasskeyButton options=question.options.clone() make label failed />
    }
}

/// The demonstration shows the codes, so that nobody needs an app to try it.
pub fn demonstration(page: &Page) -> Option<impl IntoView + use<>> {
    page.site.demonstration.then(|| {
        view! {
            <p class="note">
                {say!(page.locale, factors.demonstration)} " "
                <a href="/demo/codes" target="_blank">{say!(page.locale, factors.demonstration_codes)}</a>
            </p>
        }
    })
}
