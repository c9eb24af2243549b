//! How the text of a contract is sent out, signed, or not signed.

use super::map::Access::May;
use super::map::SiteMap;
use super::{BOTH, PAPER, SIGNER};
use crate::contracts::{self, signing};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Action;

/// Text, signatures and the document.
pub fn signing_pages(map: SiteMap) -> SiteMap {
    map.get(
        "/contracts/{id}/draw-up",
        May(Action::ReadCases),
        contracts::contract_page,
    )
    .post(
        "/contracts/{id}/draw-up",
        May(Action::DrawUp),
        contracts::draw_up,
    )
    .get(
        "/contracts/{id}/take-back",
        May(Action::TakeBack),
        contracts::take_back_page,
    )
    .post(
        "/contracts/{id}/take-back",
        May(Action::TakeBack),
        contracts::take_back,
    )
    .get(
        "/contracts/{id}/sign",
        May(Action::ReadCases),
        contracts::contract_page,
    )
    .post(
        "/contracts/{id}/sign",
        May(Action::SignForFederation),
        contracts::sign,
    )
    .get("/contracts/{id}/paper", PAPER, contracts::paper_page)
    .post("/contracts/{id}/paper", PAPER, contracts::record_paper)
    .get("/contracts/{id}/pdf", BOTH, contracts::pdf)
    .get(
        "/contracts/{id}/documents/{document}",
        BOTH,
        contracts::document,
    )
}

/// A party declines or names somebody to sign; the officer ends the negotiation; a second person looks at a sheet.
pub fn beside_signing_pages(map: SiteMap) -> SiteMap {
    let end = May(Action::EndNegotiation);
    let look = May(Action::ConfirmPaper);
    federation_beside_signing(agent_beside_signing(map))
        .get("/contracts/{id}/abandon", end, signing::abandon_page)
        .post("/contracts/{id}/abandon", end, signing::abandon)
        .get("/contracts/{id}/paper/confirm", look, signing::confirm_page)
        .post("/contracts/{id}/paper/confirm", look, signing::confirm)
        .get("/contracts/{id}/paper/return", look, signing::confirm_page)
        .post("/contracts/{id}/paper/return", look, signing::return_sheet)
}

fn agent_beside_signing(map: SiteMap) -> SiteMap {
    let owner = May(Action::DelegateForAgent);
    let (decline, delegate, revoke) = (
        "/applications/{id}/contract/decline",
        "/applications/{id}/contract/delegate",
        "/applications/{id}/contract/revoke",
    );
    map.get(decline, SIGNER, signing::decline_page::<ApplicationId>)
        .post(decline, SIGNER, signing::decline::<ApplicationId>)
        .get(delegate, owner, signing::delegate_page::<ApplicationId>)
        .post(delegate, owner, signing::delegate::<ApplicationId>)
        .get(revoke, owner, signing::revoke_page::<ApplicationId>)
        .post(revoke, owner, signing::revoke::<ApplicationId>)
}

fn federation_beside_signing(map: SiteMap) -> SiteMap {
    let sign = May(Action::SignForFederation);
    let name = May(Action::DelegateForFederation);
    let (decline, delegate, revoke) = (
        "/contracts/{id}/decline",
        "/contracts/{id}/delegate",
        "/contracts/{id}/revoke",
    );
    map.get(decline, sign, signing::decline_page::<ContractId>)
        .post(decline, sign, signing::decline::<ContractId>)
        .get(delegate, name, signing::delegate_page::<ContractId>)
        .post(delegate, name, signing::delegate::<ContractId>)
        .get(revoke, name, signing::revoke_page::<ContractId>)
        .post(revoke, name, signing::revoke::<ContractId>)
}
