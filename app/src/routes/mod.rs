//! The site map: one line an address and a method, with those for whom it is.

mod agent;
mod consents;
mod drafts;
mod even_pace;
mod map;
mod office;
mod outside;
mod policy;
mod publications;
mod signing;
mod templates;

pub use map::{Access, Row};

use crate::errors;
use crate::page::AppState;
use Access::Either;
use axum::Router;
use axum::middleware::from_fn_with_state;
use domain::permissions::Action;
use map::SiteMap;

/// Pages on one thing, for the agent whose it is and for the Federation.
const BOTH: Access = Either(Action::ReadOwn, Action::ReadCases);
/// A signature on paper is recorded by one role for the agent and by another for the Federation.
const PAPER: Access = Either(Action::RecordAgentPaper, Action::SignForFederation);
/// Signing for an agent is its owner's, or whoever's was named for one contract.
const SIGNER: Access = Either(Action::SignForAgent, Action::SignAsDelegate);
/// Lists of people, for an agent's own and for those who look after accounts.
const READ: Access = Either(Action::ReadTeam, Action::ReadPeople);
/// Deciding who belongs to an agent, or to the Federation and the banks.
const MANAGE: Access = Either(Action::ManageTeam, Action::ManagePeople);

/// Every page and every form. What the guards turn away gets a page as well.
pub fn router(
    state: AppState,
    guards: impl FnOnce(Router<AppState>) -> Router<AppState>,
) -> Router {
    let (pages, _) = site_map().into_parts();
    guards(pages.fallback(errors::not_found))
        .layer(from_fn_with_state(state.clone(), errors::pages))
        .with_state(state)
}

/// Every address with those for whom it is.
pub fn rows() -> Vec<Row> {
    site_map().into_parts().1
}

fn site_map() -> SiteMap {
    let parts = [
        outside::public_pages,
        outside::opening_pages,
        office::calendar_pages,
        outside::account_pages,
        outside::factor_pages,
        agent::application_pages,
        agent::submission_pages,
        office::review_pages,
        office::decision_pages,
        office::contract_pages,
        consents::board_pages,
        consents::bank_pages,
        consents::suspension_pages,
        policy::draft_pages,
        policy::standing_pages,
        signing::signing_pages,
        signing::beside_signing_pages,
        office::life_pages,
        publications::publication_pages,
        publications::own_publication_pages,
        drafts::draft_pages,
        drafts::issue_pages,
        drafts::remark_pages,
        templates::template_pages,
        templates::release_pages,
        agent::client_pages,
        office::bank_address_pages,
        office::member_pages,
        office::support_pages,
        outside::demonstration_pages,
    ];
    parts
        .into_iter()
        .fold(SiteMap::default(), |map, part| part(map))
}
