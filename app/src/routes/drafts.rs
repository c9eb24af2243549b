//! The text of a contract before it is signed: reading it, writing about it, working on it.

use super::BOTH;
use super::map::Access::May;
use super::map::SiteMap;
use crate::contracts::draft;
use domain::permissions::Action;

/// The articles, for both sides and for the officer who changes them.
pub fn draft_pages(map: SiteMap) -> SiteMap {
    let work = May(Action::DraftText);
    map.get("/contracts/{id}/draft", BOTH, draft::draft_page)
        .get("/contracts/{id}/drafts/{draft}/pdf", BOTH, draft::draft_pdf)
        .get(
            "/contracts/{id}/draft/clauses/{clause}",
            work,
            draft::edit_page,
        )
        .post("/contracts/{id}/draft/clauses/{clause}", work, draft::edit)
        .get(
            "/contracts/{id}/draft/clauses/{clause}/remove",
            work,
            draft::remove_page,
        )
        .post(
            "/contracts/{id}/draft/clauses/{clause}/remove",
            work,
            draft::remove,
        )
        .get("/contracts/{id}/draft/add", work, draft::add_page)
        .post("/contracts/{id}/draft/add", work, draft::add)
}

/// Issuing a draft, or throwing it away, and what an approver finds of it.
pub fn issue_pages(map: SiteMap) -> SiteMap {
    let work = May(Action::DraftText);
    map.get("/contracts/{id}/draft/issue", work, draft::issue_page)
        .post("/contracts/{id}/draft/issue", work, draft::issue)
        .get("/contracts/{id}/draft/discard", work, draft::discard_page)
        .post("/contracts/{id}/draft/discard", work, draft::discard)
        .get(
            "/contracts/{id}/draft/immaterial",
            May(Action::ConfirmImmaterial),
            draft::confirm_page,
        )
        .post(
            "/contracts/{id}/draft/immaterial",
            May(Action::ConfirmImmaterial),
            draft::confirm,
        )
        .get(
            "/contracts/{id}/draft/immaterial/refuse",
            May(Action::ConfirmImmaterial),
            draft::confirm_page,
        )
        .post(
            "/contracts/{id}/draft/immaterial/refuse",
            May(Action::ConfirmImmaterial),
            draft::refuse,
        )
}

/// What both sides write about a draft.
pub fn remark_pages(map: SiteMap) -> SiteMap {
    let work = May(Action::DraftText);
    map.get(
        "/contracts/{id}/draft/remarks/{clause}",
        BOTH,
        draft::remarks_page,
    )
    .post(
        "/contracts/{id}/draft/remarks/{clause}",
        May(Action::CommentOnText),
        draft::remark,
    )
    .get(
        "/contracts/{id}/draft/remarks/{clause}/answer",
        work,
        draft::remarks_page,
    )
    .post(
        "/contracts/{id}/draft/remarks/{clause}/answer",
        work,
        draft::remark,
    )
    .get(
        "/contracts/{id}/draft/remarks/{clause}/settle",
        work,
        draft::remarks_page,
    )
    .post(
        "/contracts/{id}/draft/remarks/{clause}/settle",
        work,
        draft::settle,
    )
}
