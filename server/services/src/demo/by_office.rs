//! What the Federation does from taking a case to the decision.

use super::agents::{Declined, Returned};
use super::plot::Act;
use super::stage::{Case, Stage};
use crate::error::Result;
use crate::operation::Operation;
use crate::review::{
    ApproveForm, DeclineForm, ProposeForm, ReturnForm, SendBackForm, TakeForm, VerificationForm,
    approve, decline, propose, return_for_correction, send_back, take, verify_registration,
};
use crate::store::applications::{Application, load};
use crate::store::organisations;
use anyhow::Context;
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};

const MEMO: &str = "登録、財務、安全管理の各項目を確認し、接続に係る基準に適合すると判断します。\
    チェックリストで「いいえ」と答えた項目は、説明と計画が妥当です。";
const DOUBTS: &str = "アクセストークンの保管方法が基準 2-3 に適合しません。謝絶が相当と考えます。";
const NOT_YET: &str =
    "再委託先の安全管理を確かめた記録が見当たりません。確認の結果を所見に加えてください。";

/// Plays one scene.
pub(super) async fn perform(
    stage: &Stage<'_>,
    case: &mut Case<'_>,
    (at, act): (DateTime<Utc>, Act),
) -> Result<()> {
    let decides = matches!(act, Act::SendBack | Act::Approve | Act::Decline);
    let who = if decides {
        "approver"
    } else {
        &case.agent.officer
    };
    let op = stage.by_staff(who, at).await?;
    let application = load(op.db(), case.application()?).await?;
    let (id, version) = (application.id, application.version);
    match act {
        Act::Take => take(&op, id, &TakeForm { version }).await,
        Act::Verify => verify(&op, &application).await,
        Act::Return => {
            let due = stage.times.relative(case.agent.due_in);
            let returned = case.agent.returned.as_ref().context("what is returned")?;
            give_back(&op, &application, (returned, due)).await
        }
        Act::Propose => {
            let declined = case.agent.declined.is_some();
            let memo = if declined { DOUBTS } else { MEMO }.to_owned();
            propose(&op, id, &ProposeForm { memo, version }).await
        }
        Act::SendBack => {
            let reason = NOT_YET.to_owned();
            send_back(&op, id, &SendBackForm { reason, version }).await
        }
        Act::Decline => decline_as_told(&op, &application, case).await,
        _ => {
            case.contract = Some(approve(&op, id, &ApproveForm { version }).await?);
            Ok(())
        }
    }
}

async fn decline_as_told(op: &Operation, application: &Application, case: &Case<'_>) -> Result<()> {
    let declined = case.agent.declined.as_ref().context("why it is declined")?;
    let Declined { criterion, reason } = declined;
    let form = DeclineForm {
        criterion: criterion.clone(),
        reason: reason.clone(),
        version: application.version,
    };
    decline(op, application.id, &form).await
}

/// The public list is that of the end of the month before.
async fn verify(op: &Operation, application: &Application) -> Result<()> {
    let agent = organisations::find(op.db(), application.organisation)
        .await?
        .context("the agent of an application")?;
    let list_on = op.today().with_day(1).unwrap_or(op.today()) - Days::new(1);
    let form = VerificationForm {
        list_on_year: list_on.year().to_string(),
        list_on_month: list_on.month().to_string(),
        list_on_day: list_on.day().to_string(),
        version: agent.version,
    };
    verify_registration(op, application.id, &form).await
}

async fn give_back(
    op: &Operation,
    application: &Application,
    (returned, due): (&Returned, NaiveDate),
) -> Result<()> {
    // What was answered in time was due before the answer; nothing is ever due before it is asked.
    let due = due.max(op.today() + Days::new(3));
    let form = ReturnForm {
        sections: returned.sections.clone(),
        criterion: returned.criterion.clone(),
        reason: returned.reason.clone(),
        due_year: due.year().to_string(),
        due_month: due.month().to_string(),
        due_day: due.day().to_string(),
        version: application.version,
    };
    return_for_correction(op, application.id, &form).await
}
