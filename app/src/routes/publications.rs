//! Where contracts are published: the office's pages, and those on which banks and agents record their own.

use super::map::Access::May;
use super::map::SiteMap;
use crate::publications;
use domain::permissions::Action;

/// The list, the publications of one contract, and what is recorded of each.
pub fn publication_pages(map: SiteMap) -> SiteMap {
    let (read, record) = (May(Action::ReadCases), May(Action::RecordPublication));
    map.get("/publications", read, publications::list_page)
        .get(
            "/contracts/{id}/publications",
            read,
            publications::contract_page,
        )
        .get(
            "/contracts/{id}/publications/{publisher}",
            record,
            publications::record_page,
        )
        .post(
            "/contracts/{id}/publications/{publisher}",
            record,
            publications::record,
        )
        .get(
            "/contracts/{id}/publications/{publisher}/notice",
            record,
            publications::notice_page,
        )
        .post(
            "/contracts/{id}/publications/{publisher}/notice",
            record,
            publications::notice,
        )
        .get(
            "/contracts/{id}/publications/{publisher}/check",
            record,
            publications::record_page,
        )
        .post(
            "/contracts/{id}/publications/{publisher}/check",
            record,
            publications::check,
        )
}

/// What banks and agents record themselves.
pub fn own_publication_pages(map: SiteMap) -> SiteMap {
    let (bank, agent) = (May(Action::PublishForBank), May(Action::PublishForAgent));
    map.get(
        "/bank/contracts/{id}/publication",
        bank,
        publications::bank_page,
    )
    .post(
        "/bank/contracts/{id}/publication",
        bank,
        publications::bank_record,
    )
    .get(
        "/applications/{id}/contract/publication",
        agent,
        publications::agent_page,
    )
    .post(
        "/applications/{id}/contract/publication",
        agent,
        publications::agent_record,
    )
    .get(
        "/bank/contracts/{id}/publication/check",
        bank,
        publications::bank_page,
    )
    .post(
        "/bank/contracts/{id}/publication/check",
        bank,
        publications::bank_check,
    )
    .get(
        "/applications/{id}/contract/publication/check",
        agent,
        publications::agent_page,
    )
    .post(
        "/applications/{id}/contract/publication/check",
        agent,
        publications::agent_check,
    )
}
