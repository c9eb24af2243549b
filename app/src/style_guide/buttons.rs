//! Buttons in every kind and size, and one that cannot be used.

use crate::components::{Button, ButtonKind, ButtonLink, ButtonSize};
use crate::i18n::*;
use leptos::prelude::*;

/// The buttons. They stand in no form, so that pressing one does nothing.
pub fn buttons(t: Locale) -> AnyView {
    let start = say!(t, style_guide.button_start);
    let save = say!(t, style_guide.button_save);
    let draft = say!(t, style_guide.button_draft);
    let clear = say!(t, style_guide.button_clear);
    let revoke = say!(t, style_guide.button_revoke);
    let propose = say!(t, style_guide.button_propose);
    let why = say!(t, style_guide.button_why);
    let link = say!(t, style_guide.button_link);
    let export = say!(t, style_guide.button_export);
    let hover = || say!(t, style_guide.hover);
    let focus = || say!(t, style_guide.focus);
    let remind = say!(t, style_guide.button_remind);
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
                <a href="#main">{say!(t, style_guide.link)}</a>
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
