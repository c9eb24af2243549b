//! What an agent fills in, asks for and signs; the Federation may look at most of it.

use super::BOTH;
use super::map::Access::May;
use super::map::SiteMap;
use crate::{applications, clients};
use domain::permissions::Action;

/// What an agent fills in.
pub fn application_pages(map: SiteMap) -> SiteMap {
    map.get(
        "/applications",
        May(Action::ReadOwn),
        applications::list_page,
    )
    .get(
        "/applications/new",
        May(Action::Begin),
        applications::begin_page,
    )
    .post("/applications/new", May(Action::Begin), applications::begin)
    .get("/applications/{id}", BOTH, applications::tasks_page)
    .get(
        "/applications/{id}/sections/{section}",
        BOTH,
        applications::section_page,
    )
    .post(
        "/applications/{id}/sections/{section}",
        May(Action::Edit),
        applications::save,
    )
    .get(
        "/applications/{id}/transfer",
        May(Action::Transfer),
        applications::transfer_page,
    )
    .post(
        "/applications/{id}/transfer",
        May(Action::Transfer),
        applications::transfer,
    )
}

/// The files of an application, and its way to the Federation.
pub fn submission_pages(map: SiteMap) -> SiteMap {
    map.post(
        "/applications/{id}/documents",
        May(Action::Edit),
        applications::upload,
    )
    .get(
        "/applications/{id}/documents/{document}",
        BOTH,
        applications::download,
    )
    .get(
        "/applications/{id}/documents/{document}/remove",
        May(Action::Edit),
        applications::remove_page,
    )
    .post(
        "/applications/{id}/documents/{document}/remove",
        May(Action::Edit),
        applications::remove,
    )
    .get("/applications/{id}/check", BOTH, applications::check_page)
    .post(
        "/applications/{id}/check",
        May(Action::Submit),
        applications::submit,
    )
    .get(
        "/applications/{id}/received",
        BOTH,
        applications::received_page,
    )
    .get(
        "/applications/{id}/withdraw",
        May(Action::Withdraw),
        applications::withdraw_page,
    )
    .post(
        "/applications/{id}/withdraw",
        May(Action::Withdraw),
        applications::withdraw,
    )
}

/// Client IDs and their secrets.
pub fn client_pages(map: SiteMap) -> SiteMap {
    map.get("/applications/{id}/clients", BOTH, clients::agent_page)
        .post(
            "/applications/{id}/clients",
            May(Action::RequestClient),
            clients::request,
        )
        .get("/clients", May(Action::ReadCases), clients::office_page)
        .get("/clients/{key}", BOTH, clients::client_page)
        .post(
            "/clients/{key}/issue",
            May(Action::IssueClient),
            clients::issue,
        )
        .post(
            "/clients/{key}/send-link",
            May(Action::SendSecretLink),
            clients::send_link,
        )
        .get(
            "/clients/{key}/revoke",
            May(Action::RevokeClient),
            clients::revoke_page,
        )
        .post(
            "/clients/{key}/revoke",
            May(Action::RevokeClient),
            clients::revoke,
        )
        .get(
            "/secret/{token}",
            May(Action::RevealSecret),
            clients::secret_page,
        )
        .post(
            "/secret/{token}",
            May(Action::RevealSecret),
            clients::reveal,
        )
}
