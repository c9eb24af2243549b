//! After the conclusion: who published the terms, and where.

use super::stage::{Case, Stage};
use crate::error::Result;
use crate::publications::{Task, publish, tasks};
use chrono::{DateTime, Datelike, Utc};
use domain::publications::{PublishForm, Publisher};

/// So many publish one after another; the last of each round takes its time.
const ROUND: usize = 4;

/// Plays one turn: the agent records its own, an officer what was heard from the others.
pub(super) async fn perform(
    stage: &Stage<'_>,
    case: &Case<'_>,
    (at, turn): (DateTime<Utc>, usize),
) -> Result<()> {
    let contract = case.contract()?;
    let officer = stage.by_staff(&case.agent.officer, at).await?;
    let agent = stage.by(&case.agent.email(), at).await?;
    let found = tasks(&officer, contract).await?;
    let own = |(place, _): &(usize, &Task)| place % ROUND == turn;
    for (_, task) in found.tasks.iter().enumerate().filter(own) {
        let op = match task.publisher {
            Publisher::Agent => &agent,
            Publisher::Federation | Publisher::Bank(_) => &officer,
        };
        let today = op.today();
        let form = PublishForm {
            address: address(case, &task.publisher, &found.number),
            published_year: today.year().to_string(),
            published_month: today.month().to_string(),
            published_day: today.day().to_string(),
            version: task.version,
        };
        publish(op, (contract, &task.publisher), &form).await?;
    }
    Ok(())
}

fn address(case: &Case<'_>, publisher: &Publisher, number: &str) -> String {
    match publisher {
        Publisher::Federation => format!("https://www.rengokai.example.jp/openapi/{number}.html"),
        Publisher::Agent => case.agent.site("openapi"),
        Publisher::Bank(code) => {
            format!("https://www.kinko{code}.example.jp/openapi/{number}.html")
        }
    }
}
