//! The next version of the policy, and what the banks say in general about the versions.

use super::map::Access::May;
use super::map::SiteMap;
use crate::policy::{draft, standing};
use domain::permissions::Action;

/// The next version, for those who prepare it and those who publish it.
pub fn draft_pages(map: SiteMap) -> SiteMap {
    let (write, decide) = (May(Action::DraftPolicy), May(Action::PublishPolicy));
    map.get("/policy/draft", May(Action::ReadCases), draft::desk_page)
        .post("/policy/draft", write, draft::begin)
        .get(
            "/policy/draft/submit",
            May(Action::ReadCases),
            draft::desk_page,
        )
        .post("/policy/draft/submit", write, draft::submit)
        .get("/policy/draft/terms", write, draft::terms_page)
        .post("/policy/draft/terms", write, draft::terms)
        .get("/policy/draft/contact", write, draft::contact_page)
        .post("/policy/draft/contact", write, draft::contact)
        .get("/policy/draft/items/{number}", write, draft::item_page)
        .post("/policy/draft/items/{number}", write, draft::item)
        .get("/policy/draft/discard", write, draft::discard_page)
        .post("/policy/draft/discard", write, draft::discard)
        .get("/policy/draft/publish", decide, draft::publish_page)
        .post("/policy/draft/publish", decide, draft::publish)
        .get("/policy/draft/send-back", decide, draft::send_back_page)
        .post("/policy/draft/send-back", decide, draft::send_back)
}

/// The standing consents: all of them for the Federation, its own for each bank.
pub fn standing_pages(map: SiteMap) -> SiteMap {
    let (read, record) = (May(Action::ReadCases), May(Action::RecordStanding));
    let own = May(Action::AnswerStanding);
    map.get("/standing-consents", read, standing::list_page)
        .get(
            "/standing-consents/{number}/{bank}",
            read,
            standing::one_page,
        )
        .get(
            "/standing-consents/{number}/{bank}/record",
            record,
            standing::record_page,
        )
        .post(
            "/standing-consents/{number}/{bank}/record",
            record,
            standing::record,
        )
        .get(
            "/standing-consents/{number}/{bank}/withdraw",
            record,
            standing::record_withdrawal_page,
        )
        .post(
            "/standing-consents/{number}/{bank}/withdraw",
            record,
            standing::record_withdrawal,
        )
        .get("/bank/standing", May(Action::ReadBank), standing::own_page)
        .get("/bank/standing/{number}", own, standing::give_page)
        .post("/bank/standing/{number}", own, standing::give)
        .get(
            "/bank/standing/{number}/withdraw",
            own,
            standing::withdraw_page,
        )
        .post("/bank/standing/{number}/withdraw", own, standing::withdraw)
}
