//! From the banks' answers over both signatures to the client that connects.

use super::agents::Story;
use super::mailbox::newest_token;
use super::plot::Act;
use super::stage::{Case, Stage};
use crate::clients::issue::issue;
use crate::clients::request::request;
use crate::clients::reveal::reveal;
use crate::clients::token::{TokenRequest, token};
use crate::consents::ask::remind;
use crate::consents::board::board;
use crate::consents::record::{RecordForm, record};
use crate::consents::see::see;
use crate::contracts::{
    DrawUpForm, SignForm, Upload, draw_up, show, sign_for_agent, sign_for_federation,
};
use crate::error::Result;
use crate::operation::Operation;
use anyhow::Context;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use domain::banks::BankCode;
use domain::clients::ClientForm;

/// Who answers at a bank.
const ANSWERED_BY: [&str; 8] = [
    "事務部 岡野",
    "総合企画部 菊池",
    "システム部 津田",
    "業務部 本間",
    "業務統括部 小池",
    "事務企画部 望月",
    "業務部 中田",
    "営業推進部 古賀",
];
/// Whose bank opens its page before it answers.
const OPENED_BY: &str = "tokai";
const LETTER: &str = "回答書（写しを事務部で保管）";
const WHY_NOT: &str = "連鎖接続先の管理体制を確認できないため（基準 5-2）。";
/// Business days after today on which contracts that wait for signatures take effect.
const EFFECTIVE_AHEAD: u32 = 12;
/// Business days for each signature: what waits in the demonstration has waited for a while.
const SIGN_WITHIN: &str = "30";
/// Business days after the submission on which concluded contracts took effect.
const EFFECTIVE_AFTER: u32 = 19;

/// Plays one scene.
pub(super) async fn perform(
    stage: &Stage<'_>,
    case: &mut Case<'_>,
    (at, act): (DateTime<Utc>, Act),
) -> Result<()> {
    let email = case.agent.email();
    let op = match act {
        Act::Record { .. } | Act::Ask | Act::DrawUp => {
            stage.by_staff(&case.agent.officer, at).await?
        }
        Act::Open => stage.by_staff(OPENED_BY, at).await?,
        Act::SignForFederation => stage.by_staff("approver", at).await?,
        Act::IssueClient => stage.by_staff("administrator", at).await?,
        _ => stage.by(&email, at).await?,
    };
    let contract = case.contract()?;
    match act {
        Act::Record { bank, answer } => return ask(&op, case, (bank, answer)).await,
        Act::Ask => {
            remind(&op, contract, None).await?;
        }
        Act::Open => see(&op, contract).await?,
        Act::DrawUp => return write(stage, case, &op).await,
        Act::SignForAgent => {
            let form =
                signature(&op, case, [&case.agent.representative, &case.agent.title]).await?;
            sign_for_agent(&op, contract, &form).await?;
        }
        Act::SignForFederation => {
            let form = signature(&op, case, ["水野 正明", "理事長"]).await?;
            sign_for_federation(&op, contract, &form).await?;
        }
        Act::RequestClient => {
            let form = ClientForm {
                client_name: case.agent.service.clone(),
                redirect_uris: case.agent.site("callback"),
            };
            case.client = Some(request(&op, contract, &form).await?);
        }
        Act::IssueClient => {
            issue(&op, case.client.context("the client of the story")?).await?;
        }
        _ => return connect(&op, &email).await,
    }
    Ok(())
}

/// Records what a bank said that day.
async fn ask(op: &Operation, case: &Case<'_>, (bank, answer): (String, &str)) -> Result<()> {
    let contract = case.contract()?;
    let bank: BankCode = bank.parse().context("the code of a bank")?;
    let board = board(op, contract).await?;
    let place = board
        .rows
        .iter()
        .position(|row| row.bank.code == bank)
        .unwrap_or_default();
    let version = board.rows.get(place).map_or(0, |row| row.version);
    let today = op.today();
    let note = if answer == "refused" { WHY_NOT } else { "" };
    let form = RecordForm {
        answer: answer.to_owned(),
        answered_on_year: today.year().to_string(),
        answered_on_month: today.month().to_string(),
        answered_on_day: today.day().to_string(),
        answered_by: ANSWERED_BY[place % ANSWERED_BY.len()].to_owned(),
        note: note.to_owned(),
        draft: "1".to_owned(),
        evidence: LETTER.to_owned(),
        version,
    };
    record(op, (contract, &bank), (&form, &Upload::default())).await
}

async fn write(stage: &Stage<'_>, case: &Case<'_>, op: &Operation) -> Result<()> {
    let contract = case.contract()?;
    let day: NaiveDate = if case.agent.story == Story::Concluded {
        stage
            .times
            .ago(case.agent.days.saturating_sub(EFFECTIVE_AFTER))
    } else {
        stage.times.ahead(EFFECTIVE_AHEAD)
    };
    let form = DrawUpForm {
        effective_from_year: day.year().to_string(),
        effective_from_month: day.month().to_string(),
        effective_from_day: day.day().to_string(),
        federation_address: "東京都千代田区神田駿河台2丁目5番15号".to_owned(),
        federation_title: "理事長".to_owned(),
        federation_name: "水野 正明".to_owned(),
        sign_within: SIGN_WITHIN.to_owned(),
        version: show(op, contract).await?.version,
        ..DrawUpForm::default()
    };
    draw_up(op, contract, &form).await
}

async fn signature(
    op: &Operation,
    case: &Case<'_>,
    [signer_name, signer_title]: [&str; 2],
) -> Result<SignForm> {
    Ok(SignForm {
        signer_name: signer_name.to_owned(),
        signer_title: signer_title.to_owned(),
        publish: "yes".to_owned(),
        reason: String::new(),
        version: show(op, case.contract()?).await?.version,
    })
}

/// Opens the mailed link, and uses the secret a little later.
async fn connect(op: &Operation, email: &str) -> Result<()> {
    let revealed = reveal(op, &newest_token(op, email).await?).await?;
    let later = Operation {
        now: op.now + TimeDelta::minutes(37),
        ..op.clone()
    };
    let request = TokenRequest {
        client_id: &revealed.client_id,
        client_secret: revealed.client_secret.expose(),
        scope: None,
    };
    token(&later, &request)
        .await?
        .context("the client of the story cannot connect")?;
    Ok(())
}
