//! Asks once more before an article is left out.

use super::issue::{Asked, Seen, ask, load};
use crate::answer::Answer;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::refusal::Refusal;
use services::contracts::drafts;

/// The page.
pub async fn remove_page(page: Page, Path((id, key)): Path<(ContractId, String)>) -> Answer {
    draw(&page, (id, &key), Problems::default()).await
}

/// Leaves the article out.
pub async fn remove(
    page: Page,
    Path((id, key)): Path<(ContractId, String)>,
    Form(seen): Form<Seen>,
) -> Answer {
    match drafts::remove_clause(&page.op, id, &key, seen.version).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "clause_removed"),
        Err(error) => draw(&page, (id, &key), Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, (id, key): (ContractId, &str), problems: Problems) -> Answer {
    let drafts = load(page, id).await?;
    let clause = drafts.desk().and_then(|desk| desk.wording.clause(key));
    clause.ok_or(Refusal::NotFound)?;
    let t = page.locale;
    let asked = Asked {
        title: say!(t, drafts.remove_title),
        lead: say!(t, drafts.remove_lead),
        verb: say!(t, drafts.remove),
    };
    ask(page, id, (asked, problems)).await
}
