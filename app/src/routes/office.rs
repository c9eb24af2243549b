//! What the Federation reviews and concludes, and who belongs to whom.

use super::map::Access::{In, May};
use super::map::SiteMap;
use super::{BOTH, MANAGE, READ, SIGNER};
use crate::contracts::{self, life};
use crate::{calendar, members, review, support};
use domain::permissions::Action;

/// The calendar by which deadlines are counted.
pub fn calendar_pages(map: SiteMap) -> SiteMap {
    let keeps = May(Action::MaintainCalendar);
    map.get("/calendar", keeps, calendar::page)
        .post("/calendar", keeps, calendar::apply)
        .get("/calendar/business-days.csv", keeps, calendar::export)
        .get("/calendar/preview", keeps, calendar::again)
        .post("/calendar/preview", keeps, calendar::preview)
        .get("/calendar/import", keeps, calendar::again)
        .post("/calendar/import", keeps, calendar::import)
}

/// What the Federation decides.
pub fn review_pages(map: SiteMap) -> SiteMap {
    map.get("/queue", May(Action::ReadCases), review::queue_page)
        .get("/queue.csv", May(Action::ReadCases), review::export)
        .get("/cases/{id}", May(Action::ReadCases), review::case_page)
        .get(
            "/cases/{id}/history",
            May(Action::ReadCases),
            review::history,
        )
        .get(
            "/cases/{id}/take",
            May(Action::ReadCases),
            review::case_page,
        )
        .post("/cases/{id}/take", May(Action::Take), review::take)
        .get(
            "/cases/{id}/return",
            May(Action::Return),
            review::return_page,
        )
        .post(
            "/cases/{id}/return",
            May(Action::Return),
            review::return_case,
        )
        .get(
            "/cases/{id}/propose",
            May(Action::Propose),
            review::propose_page,
        )
        .post("/cases/{id}/propose", May(Action::Propose), review::propose)
}

/// What an approver decides, and what is noted of a registration.
pub fn decision_pages(map: SiteMap) -> SiteMap {
    map.get(
        "/cases/{id}/decide",
        May(Action::Decide),
        review::decide_page,
    )
    .post("/cases/{id}/decide", May(Action::Decide), review::approve)
    .get(
        "/cases/{id}/send-back",
        May(Action::Decide),
        review::send_back_page,
    )
    .post(
        "/cases/{id}/send-back",
        May(Action::Decide),
        review::send_back,
    )
    .get(
        "/cases/{id}/decline",
        May(Action::Decide),
        review::decline_page,
    )
    .post("/cases/{id}/decline", May(Action::Decide), review::decline)
    .get(
        "/cases/{id}/registration",
        May(Action::VerifyRegistration),
        review::registration_page,
    )
    .post(
        "/cases/{id}/registration",
        May(Action::VerifyRegistration),
        review::registration,
    )
}

/// A contract and its list.
pub fn contract_pages(map: SiteMap) -> SiteMap {
    map.get("/applications/{id}/contract", BOTH, contracts::agent_page)
        .post("/applications/{id}/contract", SIGNER, contracts::agent_sign)
        .get("/contracts", May(Action::ReadCases), contracts::list_page)
        .get(
            "/contracts/{id}",
            May(Action::ReadCases),
            contracts::contract_page,
        )
        .get(
            "/members/{body}/leave",
            May(Action::Leave),
            members::leave_page,
        )
        .post("/members/{body}/leave", May(Action::Leave), members::leave)
}

/// What becomes of a concluded contract.
pub fn life_pages(map: SiteMap) -> SiteMap {
    map.get(
        "/contracts/{id}/suspend",
        May(Action::SuspendContract),
        life::suspend_page,
    )
    .post(
        "/contracts/{id}/suspend",
        May(Action::SuspendContract),
        life::suspend,
    )
    .get(
        "/contracts/{id}/resume",
        May(Action::ResumeContract),
        life::resume_page,
    )
    .post(
        "/contracts/{id}/resume",
        May(Action::ResumeContract),
        life::resume,
    )
    .get(
        "/contracts/{id}/end",
        May(Action::EndContract),
        life::end_page,
    )
    .post("/contracts/{id}/end", May(Action::EndContract), life::end)
    .get(
        "/contracts/{id}/amend",
        May(Action::AmendContract),
        life::amend_page,
    )
    .post(
        "/contracts/{id}/amend",
        May(Action::AmendContract),
        life::amend,
    )
}

/// Where the banks get their questions by mail.
pub fn bank_address_pages(map: SiteMap) -> SiteMap {
    let changes = May(Action::ManagePeople);
    map.get(
        "/members/banks/addresses",
        May(Action::ReadPeople),
        members::addresses_page,
    )
    .get(
        "/members/banks/addresses/{bank}",
        changes,
        members::address_page,
    )
    .post(
        "/members/banks/addresses/{bank}",
        changes,
        members::change_address,
    )
}

/// Who belongs to an agent, to the Federation and to the banks.
pub fn member_pages(map: SiteMap) -> SiteMap {
    map.get(
        "/members/banks",
        May(Action::ReadPeople),
        members::banks_page,
    )
    .post(
        "/members/banks",
        May(Action::ManagePeople),
        members::invite_to_bank,
    )
    .get("/members/{body}", READ, members::page)
    .post("/members/{body}", MANAGE, members::invite)
    .post(
        "/members/{body}/invitations/{digest}/withdraw",
        MANAGE,
        members::withdraw,
    )
    .get("/members/{body}/{person}", READ, members::member_page)
    .post("/members/{body}/{person}", MANAGE, members::change)
    .post(
        "/members/{body}/{person}/hand-over",
        MANAGE,
        members::hand_over,
    )
    .get(
        "/members/{body}/{person}/remove",
        MANAGE,
        members::remove_page,
    )
    .post("/members/{body}/{person}/remove", MANAGE, members::remove)
    .get(
        "/members/{body}/{person}/deactivate",
        May(Action::ManagePeople),
        members::deactivate_page,
    )
    .post(
        "/members/{body}/{person}/deactivate",
        May(Action::ManagePeople),
        members::deactivate,
    )
    .post(
        "/members/{body}/{person}/reactivate",
        May(Action::ManagePeople),
        members::reactivate,
    )
}

/// Helping somebody: in their place, or by ending their sessions.
pub fn support_pages(map: SiteMap) -> SiteMap {
    map.get("/support", May(Action::Impersonate), support::page)
        .post("/support", May(Action::Impersonate), support::begin)
        .post("/support/end", In, support::end)
        .get(
            "/support/sessions",
            May(Action::ManagePeople),
            support::sessions::page,
        )
        .post(
            "/support/sessions",
            May(Action::ManagePeople),
            support::sessions::end,
        )
}
