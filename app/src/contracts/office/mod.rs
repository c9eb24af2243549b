//! One contract for the Federation: where it stands, what is next, and the text.

mod facts;
mod next;
mod page;

use crate::answer::Answer;
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::publications;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::SigningOrder;
use domain::ids::ContractId;
use domain::permissions::Action;
use page::body;
use services::consents::Row;
use services::contracts::{Contract, DrawUpForm, SignForm};
use services::organisations::show::Agent;
use services::suspensions::Listed;

/// What was typed into the form of the page that was refused.
#[derive(Default)]
struct Typed {
    draw_up: Option<DrawUpForm>,
    sign: Option<SignForm>,
    problems: Problems,
}

/// What banks said and ask, beside the contract itself.
struct Beside {
    row: Row,
    asked: Vec<Listed>,
}

/// The page.
pub async fn contract_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, Typed::default()).await
}

/// Draws the contract up.
pub async fn draw_up(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<DrawUpForm>,
) -> Answer {
    match services::contracts::draw_up(&page.op, id, &form).await {
        Ok(()) if form.signing_order == SigningOrder::FederationFirst.code() => {
            page.go_done(&format!("/contracts/{id}"), "contract_drawn_up_federation")
        }
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "contract_drawn_up"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let typed = Typed {
                draw_up: Some(form),
                problems,
                ..Typed::default()
            };
            draw(page, id, typed).await
        }
    }
}

/// Signs for the Federation.
pub async fn sign(page: Page, Path(id): Path<ContractId>, Form(form): Form<SignForm>) -> Answer {
    match services::contracts::sign_for_federation(&page.op, id, &form).await {
        Ok(Some(_)) => page.go_done(&format!("/contracts/{id}"), "contract_concluded"),
        Ok(None) => page.go_done(&format!("/contracts/{id}"), "contract_signed_first"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let typed = Typed {
                sign: Some(form),
                problems,
                ..Typed::default()
            };
            draw(page, id, typed).await
        }
    }
}

async fn draw(page: Page, id: ContractId, typed: Typed) -> Answer {
    page.op.actor.require(Action::ReadCases)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let agent = services::organisations::show::show(&page.op, contract.organisation).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let unreachable = banks
        .iter()
        .filter(|bank| {
            contract
                .unreachable
                .iter()
                .any(|code| code == bank.code.as_str())
        })
        .map(|bank| bank_name(page.locale, bank))
        .collect();
    let published = publications::of_contract(&page, id).await?;
    let row = services::consents::row(&page.op, id).await?;
    let asked = services::suspensions::of_contract(&page.op, id).await?;
    let beside = Beside { row, asked };
    let title = format!(
        "{} {}",
        td_string!(page.locale, contracts.contract_of),
        contract.organisation_name
    );
    let problems = typed.problems.clone();
    let shown = (&page, (&contract, &agent), &typed);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, (unreachable, published, &beside))),
    )
}

/// What the page draws: the contract with its agent, and what was typed.
type Shown<'a> = (&'a Page, (&'a Contract, &'a Agent), &'a Typed);
