//! Buttons in every kind and size, and one that cannot be used.

use crate::components::{Button, ButtonKind, ButtonLink, ButtonSize};
use crate::i18n::*;
use leptos::prelude::*;

/// The buttons. They stand in no form, so that pressing one does nothing.
pub fn buttons(t: Locale) -> AnyView {
    let start = td_string!(t, style_guide.button_start).to_string();
    let save = td_string!(t, style_guide.button_save).to_string();
    let draft = td_string!(t, style_guide.button_draft).to_string();
    let clear = td_string!(t, style_guide.button_clear).to_string();
    let revoke = td_string!(t, style_guide.button_revoke).to_string();
    let propose = td_string!(t, style_guide.button_propose).to_string();
    let why = td_string!(t, style_guide.button_why).to_string();
    let link = td_string!(t, style_guide.button_link).to_string();
    let export = td_string!(t, style_guide.button_export).to_string();
    let hover = || td_string!(t, style_guide.hover).to_string();
    let focus = || td_string!(t, style_guide.focus).to_string();
    let remind = td_string!(t, style_guide.button_remind).to_string();
    view! {
        <div class="stack">
            <div class="cluster">
                <Button text=start kind=ButtonKind::Solid size=ButtonSize::Large />
                <Button text=save kind=ButtonKind::Solid />
                <Button text=draft />
                <Button text=clear kind=ButtonKind::Text />
                <Button text=revoke kind=ButtonKind::Danger />
            </div>
            <div class="cluster">
                <button type="button" class="button solid focused">{focus()}</button>
                <button type="button" class="button solid hovered">{hover()}</button>
                <button type="button" class="button line hovered">{hover()}</button>
                <button type="button" class="button text hovered">{hover()}</button>
                <button type="button" class="button danger hovered">{hover()}</button>
                <a href="#main">{td_string!(t, style_guide.link).to_string()}</a>
                <a href="#main" class="focused">{focus()}</a>
            </div>
            <div class="cluster">
                <Button text=propose kind=ButtonKind::Solid unavailable=Some(why) />
                <ButtonLink href="#main" text=link />
                <Button text=export size=ButtonSize::Small />
                <Button text=remind size=ButtonSize::Tiny />
            </div>
        </div>
    }
    .into_any()
}
