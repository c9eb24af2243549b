//! The site map: one line an address.

use crate::accounts::{confirm, invitation, password, register, sign_in, staff};
use crate::page::AppState;
use crate::{about, applications, clients, consents, contracts, errors, language};
use crate::{criteria, review, shell};
use crate::{demo, home, intake, policy, style_guide};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

/// Every page and every form. What the guards turn away gets a page as well.
pub fn router(
    state: AppState,
    guards: impl FnOnce(Router<AppState>) -> Router<AppState>,
) -> Router {
    guards(site_map())
        .layer(from_fn_with_state(state.clone(), errors::pages))
        .with_state(state)
}

fn site_map() -> Router<AppState> {
    Router::new()
        .merge(public_pages())
        .merge(account_pages())
        .merge(application_pages())
        .merge(review_pages())
        .merge(contract_pages())
        .merge(client_pages())
        .merge(demonstration_pages())
        .fallback(errors::not_found)
}

/// What everybody reads, and the language it is read in.
fn public_pages() -> Router<AppState> {
    Router::new()
        .route("/", get(home::page))
        .route("/policy", get(policy::page))
        .route("/intake", get(intake::page).post(intake::announce))
        .route(
            "/intake/preview",
            get(intake::preview_again).post(intake::preview),
        )
        .route("/language/{tag}", get(language::choose))
        .route("/register-of-agents", get(crate::register::list_page))
        .route(
            "/register-of-agents/{number}",
            get(crate::register::record_page),
        )
        .route("/criteria", get(criteria::page))
        .route("/privacy", get(about::privacy))
        .route("/accessibility", get(about::accessibility))
}

/// Who one is.
fn account_pages() -> Router<AppState> {
    Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::submit))
        .route("/session", get(shell::remaining))
        .route("/sign-out", post(sign_in::leave))
        .route("/register", get(register::page).post(register::submit))
        .route("/register/sent", get(register::sent))
        .route(
            "/register/resend",
            get(register::resend_page).post(register::resend),
        )
        .route("/confirm/{token}", get(confirm::page).post(confirm::submit))
        .route(
            "/password/forgotten",
            get(password::forgotten_page).post(password::forgotten),
        )
        .route("/password/forgotten/sent", get(password::sent))
        .route(
            "/password/reset/{token}",
            get(password::reset_page).post(password::reset),
        )
        .route(
            "/invitation/{token}",
            get(invitation::page).post(invitation::submit),
        )
        .route("/staff", get(staff::page).post(staff::submit))
}

/// What an agent fills in.
fn application_pages() -> Router<AppState> {
    Router::new()
        .route("/applications", get(applications::list_page))
        .route(
            "/applications/new",
            get(applications::begin_page).post(applications::begin),
        )
        .route("/applications/{id}", get(applications::tasks_page))
        .route(
            "/applications/{id}/sections/{section}",
            get(applications::section_page).post(applications::save),
        )
        .route("/applications/{id}/documents", post(applications::upload))
        .route(
            "/applications/{id}/documents/{document}",
            get(applications::download),
        )
        .route(
            "/applications/{id}/documents/{document}/remove",
            get(applications::remove_page).post(applications::remove),
        )
        .route(
            "/applications/{id}/check",
            get(applications::check_page).post(applications::submit),
        )
        .route(
            "/applications/{id}/received",
            get(applications::received_page),
        )
        .route(
            "/applications/{id}/withdraw",
            get(applications::withdraw_page).post(applications::withdraw),
        )
}

/// What the Federation decides.
fn review_pages() -> Router<AppState> {
    Router::new()
        .route("/queue", get(review::queue_page))
        .route("/queue.csv", get(review::export))
        .route("/cases/{id}", get(review::case_page))
        .route("/cases/{id}/history", get(review::history))
        .route(
            "/cases/{id}/take",
            get(review::case_page).post(review::take),
        )
        .route(
            "/cases/{id}/return",
            get(review::return_page).post(review::return_case),
        )
        .route(
            "/cases/{id}/propose",
            get(review::propose_page).post(review::propose),
        )
        .route(
            "/cases/{id}/decide",
            get(review::decide_page).post(review::approve),
        )
        .route(
            "/cases/{id}/send-back",
            get(review::send_back_page).post(review::send_back),
        )
        .route(
            "/cases/{id}/decline",
            get(review::decline_page).post(review::decline),
        )
        .route(
            "/cases/{id}/registration",
            get(review::registration_page).post(review::registration),
        )
}

/// Consents, signatures, the document.
fn contract_pages() -> Router<AppState> {
    Router::new()
        .route(
            "/applications/{id}/contract",
            get(contracts::agent_page).post(contracts::agent_sign),
        )
        .route("/consents", get(consents::list_page))
        .route("/contracts", get(contracts::list_page))
        .route("/contracts/{id}", get(contracts::contract_page))
        .route("/contracts/{id}/consents", get(consents::board_page))
        .route(
            "/contracts/{id}/consents/{bank}",
            get(consents::record_page).post(consents::record),
        )
        .route(
            "/contracts/{id}/draw-up",
            get(contracts::contract_page).post(contracts::draw_up),
        )
        .route(
            "/contracts/{id}/take-back",
            get(contracts::take_back_page).post(contracts::take_back),
        )
        .route(
            "/contracts/{id}/sign",
            get(contracts::contract_page).post(contracts::sign),
        )
        .route(
            "/contracts/{id}/paper",
            get(contracts::paper_page).post(contracts::record_paper),
        )
        .route("/contracts/{id}/pdf", get(contracts::pdf))
        .route(
            "/contracts/{id}/documents/{document}",
            get(contracts::document),
        )
}

/// Client IDs and their secrets.
fn client_pages() -> Router<AppState> {
    Router::new()
        .route(
            "/applications/{id}/clients",
            get(clients::agent_page).post(clients::request),
        )
        .route("/clients", get(clients::office_page))
        .route("/clients/{key}", get(clients::client_page))
        .route("/clients/{key}/issue", post(clients::issue))
        .route("/clients/{key}/send-link", post(clients::send_link))
        .route(
            "/clients/{key}/revoke",
            get(clients::revoke_page).post(clients::revoke),
        )
        .route(
            "/secret/{token}",
            get(clients::secret_page).post(clients::reveal),
        )
}

/// What only a demonstration answers.
fn demonstration_pages() -> Router<AppState> {
    Router::new()
        .route("/demo/mail", get(demo::mails))
        .route("/demo/mail/{name}", get(demo::mail))
        .route("/style-guide", get(style_guide::page))
}
