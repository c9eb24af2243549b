//! The pages beside signing itself: declining, naming somebody, ending the negotiation, and the second look at a sheet.

mod abandon;
mod confirm;
mod decline;
mod delegate;
pub mod parts;
mod revoke;
pub mod words;

pub use abandon::{abandon, abandon_page};
pub use confirm::{confirm, confirm_page, return_sheet};
pub use decline::{decline, decline_page};
pub use delegate::{delegate, delegate_page};
pub use revoke::{revoke, revoke_page};

use crate::components::{Breadcrumb, Crumb};
use crate::page::Page;
use crate::shell::Frame;
use domain::contracts::Party;
use domain::ids::{ApplicationId, ContractId};
use leptos::prelude::*;
use parts::base;
use serde::de::DeserializeOwned;
use services::contracts::{Contract, of_application, show};

/// Whose page it is, by the id in its address: the agent's pages name the application, the Federation's the contract.
pub trait Whose: Copy + DeserializeOwned + Send + Sync + 'static {
    /// The party that acts.
    const PARTY: Party;

    /// The contract it is about.
    fn contract(
        self,
        op: &services::Operation,
    ) -> impl Future<Output = services::Result<Contract>> + Send;
}

impl Whose for ApplicationId {
    const PARTY: Party = Party::Agent;

    async fn contract(self, op: &services::Operation) -> services::Result<Contract> {
        of_application(op, self).await
    }
}

impl Whose for ContractId {
    const PARTY: Party = Party::Federation;

    async fn contract(self, op: &services::Operation) -> services::Result<Contract> {
        show(op, self).await
    }
}

/// In whose part of the portal the page stands.
fn frame(party: Party) -> Frame {
    match party {
        Party::Agent => Frame::Agent,
        Party::Federation => Frame::Office,
    }
}

/// The head of a page beside signing, with what is wrong before everything else.
fn head(
    page: &Page,
    contract: &Contract,
    (party, title): (Party, String),
    wrong: AnyView,
) -> AnyView {
    let t = page.locale;
    let back = base(contract, party);
    let above = match party {
        Party::Agent => vec![
            Crumb::new(say!(t, common.nav_applications), "/applications"),
            Crumb::new(say!(t, contracts.contract_title), back),
        ],
        Party::Federation => vec![
            Crumb::new(say!(t, contracts.title), "/contracts"),
            Crumb::new(contract.receipt_number.clone(), back),
        ],
    };
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {wrong}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{contract.organisation_name.clone()}</span></h1>
            <p><span lang="ja">{contract.service_name.clone()}</span> " " {contract.receipt_number.clone()}</p>
        </header>
    }
    .into_any()
}
