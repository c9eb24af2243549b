//! What is for everybody: reading, coming in, trying the demonstration.

use super::map::Access::{All, In, May, Own};
use super::map::SiteMap;
use crate::accounts::{
    change_email, change_password, confirm, hats, password, register, sign_in, single_sign_on,
};
use crate::factors;
use crate::members::invitation;
use crate::sessions;
use crate::{about, criteria, demo, home, intake, language, policy, subscriptions};
use crate::{security_contact, shell, style_guide, verification};
use domain::permissions::Action;

/// What everybody reads, and the language it is read in.
pub fn public_pages(map: SiteMap) -> SiteMap {
    map.get("/", All, home::page)
        .get("/policy", All, policy::page)
        .get("/policy/versions", All, policy::versions_page)
        .get("/policy/versions/{number}", All, policy::version_page)
        .get(
            "/policy/versions/{number}/changes",
            All,
            policy::changes_page,
        )
        .get("/intake", May(Action::AnnounceReadiness), intake::page)
        .post("/intake", May(Action::AnnounceReadiness), intake::announce)
        .get(
            "/intake/preview",
            May(Action::AnnounceReadiness),
            intake::preview_again,
        )
        .post(
            "/intake/preview",
            May(Action::AnnounceReadiness),
            intake::preview,
        )
        .get("/language/{tag}", All, language::choose)
        .get("/register-of-agents", All, crate::register::list_page)
        .get(
            "/register-of-agents/{number}",
            All,
            crate::register::record_page,
        )
        .get("/verify", All, verification::page)
        .post("/verify", All, verification::verify)
        .get("/banks", All, crate::register::banks_page)
        .get("/banks/{bank}", All, crate::register::bank_page)
        .get("/criteria", All, criteria::page)
        .get("/.well-known/security.txt", All, security_contact::file)
        .get("/privacy", All, about::privacy)
        .get("/accessibility", All, about::accessibility)
}

/// Being told when intake opens.
pub fn opening_pages(map: SiteMap) -> SiteMap {
    map.get("/policy/opening.ics", All, subscriptions::file)
        .get("/opening-notice", All, subscriptions::page)
        .post_evenly("/opening-notice", All, subscriptions::submit)
        .get("/opening-notice/sent", All, subscriptions::sent)
        .get(
            "/opening-notice/confirm/{token}",
            All,
            subscriptions::confirm_page,
        )
        .post(
            "/opening-notice/confirm/{token}",
            All,
            subscriptions::confirm,
        )
        .get(
            "/opening-notice/stop/{token}",
            All,
            subscriptions::stop_page,
        )
        .post("/opening-notice/stop/{token}", All, subscriptions::stop)
}

/// Who one is.
pub fn account_pages(map: SiteMap) -> SiteMap {
    map.get("/sign-in", All, sign_in::page)
        .post("/sign-in", All, sign_in::submit)
        .get("/sign-in/factor", All, factors::sign_in::page)
        .post("/sign-in/factor", All, factors::sign_in::submit)
        .post("/sign-in/passkey", All, factors::passkeys::enter_with)
        .get("/sign-in/confirm", Own, factors::confirm::page)
        .post("/sign-in/confirm", Own, factors::confirm::submit)
        .get("/sign-in/sso", All, single_sign_on::leave)
        .get("/sign-in/sso/return", All, single_sign_on::arrive)
        .get("/session", All, shell::remaining)
        .post("/sign-out", All, sign_in::leave)
        .get("/hats", In, hats::page)
        .post("/hats", In, hats::change)
        .get("/register", All, register::page)
        .post_evenly("/register", All, register::submit)
        .get("/register/sent", All, register::sent)
        .get("/register/resend", All, register::resend_page)
        .post_evenly("/register/resend", All, register::resend)
        .get("/confirm/{token}", All, confirm::page)
        .post("/confirm/{token}", All, confirm::submit)
        .get("/password/forgotten", All, password::forgotten_page)
        .post_evenly("/password/forgotten", All, password::forgotten)
        .get("/password/forgotten/sent", All, password::sent)
        .get("/password/reset/{token}", All, password::reset_page)
        .post("/password/reset/{token}", All, password::reset)
        .get("/invitation/{token}", All, invitation::page)
        .post("/invitation/{token}", All, invitation::submit)
        .post("/invitation/{token}/join", Own, invitation::join)
}

/// What keeps an account safe.
pub fn factor_pages(map: SiteMap) -> SiteMap {
    map.get("/account/security", Own, factors::overview::page)
        .get("/account/security/totp", Own, factors::totp::page)
        .post("/account/security/totp", Own, factors::totp::submit)
        .post("/account/security/totp/begin", Own, factors::totp::begin)
        .get("/account/security/totp/remove", Own, factors::remove::page)
        .post(
            "/account/security/totp/remove",
            Own,
            factors::remove::submit,
        )
        .get(
            "/account/security/passkeys/new",
            Own,
            factors::passkeys::new_page,
        )
        .post(
            "/account/security/passkeys/new",
            Own,
            factors::passkeys::submit,
        )
        .get(
            "/account/security/passkeys/{id}/remove",
            Own,
            factors::passkeys::remove_page,
        )
        .post(
            "/account/security/passkeys/{id}/remove",
            Own,
            factors::passkeys::remove,
        )
        .get("/account/security/recovery", Own, factors::recovery::page)
        .post("/account/security/recovery", Own, factors::recovery::make)
        .get("/account/password", Own, change_password::page)
        .post("/account/password", Own, change_password::submit)
        .get("/account/email", Own, change_email::page)
        .post("/account/email", Own, change_email::submit)
        .get("/account/email/{token}", All, change_email::confirm_page)
        .post("/account/email/{token}", All, change_email::confirm)
        .get("/account/sessions", Own, sessions::page)
        .post("/account/sessions/end-others", Own, sessions::end_others)
        .post("/account/sessions/{id}/end", Own, sessions::end)
}

/// What only a demonstration answers.
pub fn demonstration_pages(map: SiteMap) -> SiteMap {
    map.get("/demo/mail", All, demo::mails)
        .get("/demo/codes", All, demo::codes)
        .get("/demo/mail/{name}", All, demo::mail)
        .get("/style-guide", All, style_guide::page)
}
