//! The banks' consents: recorded and asked for by the Federation, given by the banks on their page or by link.

use super::map::Access::{All, May};
use super::map::SiteMap;
use crate::{consents, suspensions};
use domain::permissions::Action;

/// The boards, for the Federation.
pub fn board_pages(map: SiteMap) -> SiteMap {
    let (read, record) = (May(Action::ReadCases), May(Action::RecordConsent));
    let deadline = May(Action::MoveDeadline);
    map.get("/consents", read, consents::list_page)
        .get("/consents/matrix", read, consents::matrix_page)
        .get(
            "/contracts/{id}/consents/deadline",
            deadline,
            consents::deadline_page,
        )
        .post(
            "/contracts/{id}/consents/deadline",
            deadline,
            consents::move_deadline,
        )
        .get("/contracts/{id}/consents", read, consents::board_page)
        .get("/contracts/{id}/consents/ask", read, consents::board_page)
        .post("/contracts/{id}/consents/ask", record, consents::ask_all)
        .get(
            "/contracts/{id}/consents/{bank}",
            record,
            consents::record_page,
        )
        .post("/contracts/{id}/consents/{bank}", record, consents::record)
        .get(
            "/contracts/{id}/consents/{bank}/withdrawal",
            May(Action::RecordWithdrawal),
            consents::withdrawal_page,
        )
        .post(
            "/contracts/{id}/consents/{bank}/withdrawal",
            May(Action::RecordWithdrawal),
            consents::withdrawal,
        )
        .post(
            "/contracts/{id}/consents/{bank}/ask",
            record,
            consents::ask_one,
        )
}

/// What a bank reads and answers.
pub fn bank_pages(map: SiteMap) -> SiteMap {
    let read = May(Action::ReadBank);
    map.get("/bank", read, consents::bank_page)
        .get("/bank/contracts/{id}", read, consents::answer_page)
        .post(
            "/bank/contracts/{id}",
            May(Action::AnswerForBank),
            consents::answer,
        )
        .get(
            "/bank/contracts/{id}/withdraw",
            May(Action::WithdrawConsent),
            consents::withdraw_page,
        )
        .post(
            "/bank/contracts/{id}/withdraw",
            May(Action::WithdrawConsent),
            consents::withdraw,
        )
        .get(
            "/bank/contracts/{id}/suspension",
            May(Action::RequestSuspension),
            suspensions::request_page,
        )
        .post(
            "/bank/contracts/{id}/suspension",
            May(Action::RequestSuspension),
            suspensions::request,
        )
        .get("/bank/contracts/{id}/draft.pdf", read, consents::draft)
        .get("/consent/{token}", All, consents::link_page)
        .post("/consent/{token}", All, consents::link_answer)
        .get("/consent/{token}/code", All, consents::link_page)
        .post("/consent/{token}/code", All, consents::code)
        .get("/consent/{token}/draft.pdf", All, consents::link_draft)
}

/// Suspensions at banks, for the Federation.
pub fn suspension_pages(map: SiteMap) -> SiteMap {
    let read = May(Action::ReadCases);
    let decide = May(Action::DecideSuspension);
    let lift = May(Action::LiftSuspension);
    map.get("/suspensions", read, suspensions::list_page)
        .get("/suspensions/{id}", read, suspensions::show_page)
        .get("/suspensions/{id}/decide", decide, suspensions::decide_page)
        .post("/suspensions/{id}/decide", decide, suspensions::decide)
        .get("/suspensions/{id}/lift", lift, suspensions::lift_page)
        .post("/suspensions/{id}/lift", lift, suspensions::lift)
}
