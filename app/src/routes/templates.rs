//! The template of contracts, version after version.

use super::map::Access::May;
use super::map::SiteMap;
use crate::templates;
use domain::permissions::Action;

/// Reading the versions, and working on the next one.
pub fn template_pages(map: SiteMap) -> SiteMap {
    let read = May(Action::ReadCases);
    let work = May(Action::PrepareTemplate);
    map.get("/templates", read, templates::list_page)
        .post("/templates", work, templates::begin)
        .get("/templates/{template}", read, templates::version_page)
        .get("/templates/{template}/head", work, templates::head_page)
        .post("/templates/{template}/head", work, templates::head)
        .get("/templates/{template}/add", work, templates::add_page)
        .post("/templates/{template}/add", work, templates::add)
        .get(
            "/templates/{template}/clauses/{clause}",
            work,
            templates::edit_page,
        )
        .post(
            "/templates/{template}/clauses/{clause}",
            work,
            templates::edit,
        )
        .get(
            "/templates/{template}/clauses/{clause}/remove",
            work,
            templates::remove_page,
        )
        .post(
            "/templates/{template}/clauses/{clause}/remove",
            work,
            templates::remove,
        )
}

/// Throwing the next version away, asking for its release, and deciding on it.
pub fn release_pages(map: SiteMap) -> SiteMap {
    let work = May(Action::PrepareTemplate);
    let decide = May(Action::ReleaseTemplate);
    map.get(
        "/templates/{template}/discard",
        work,
        templates::discard_page,
    )
    .post("/templates/{template}/discard", work, templates::discard)
    .get(
        "/templates/{template}/propose",
        work,
        templates::propose_page,
    )
    .post("/templates/{template}/propose", work, templates::propose)
    .get(
        "/templates/{template}/release",
        decide,
        templates::release_page,
    )
    .post("/templates/{template}/release", decide, templates::release)
    .get(
        "/templates/{template}/send-back",
        decide,
        templates::send_back_page,
    )
    .post(
        "/templates/{template}/send-back",
        decide,
        templates::send_back,
    )
}
