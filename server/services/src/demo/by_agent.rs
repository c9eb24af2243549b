//! What an agent's person does: registers, applies, corrects.

use super::mailbox::newest_token;
use super::plot::Act;
use super::stage::{Case, Stage};
use crate::accounts::confirm_address::confirm_address;
use crate::accounts::register;
use crate::applications::begin::begin;
use crate::applications::save_section::save_section;
use crate::applications::submit::submit;
use crate::applications::upload::upload;
use crate::applications::withdraw::withdraw;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::load;
use crate::uploads::Upload;
use chrono::{DateTime, TimeDelta, Utc};
use domain::accounts::RegistrationForm;
use domain::applications::{DocumentKind, Section};
use domain::ids::ApplicationId;
use domain::intake::ScopeFamily;

/// Plays one scene.
pub(super) async fn perform(
    stage: &Stage<'_>,
    case: &mut Case<'_>,
    (at, act): (DateTime<Utc>, Act),
) -> Result<()> {
    if act == Act::Register {
        return enter(stage, case, at).await;
    }
    let op = stage.by(&case.agent.email(), at).await?;
    match act {
        Act::Begin => case.begun(begin(&op, ScopeFamily::AccountInformation).await?),
        Act::Fill(sections) => fill(stage, case, (&op, sections)).await?,
        Act::Correct => correct(stage, case, &op).await?,
        Act::Withdraw => withdraw(&op, case.application()?).await?,
        _ => {
            submit(&op, case.application()?).await?;
        }
    }
    Ok(())
}

/// Registers and opens the mailed link.
async fn enter(stage: &Stage<'_>, case: &Case<'_>, at: DateTime<Utc>) -> Result<()> {
    let form = RegistrationForm {
        person_name: case.agent.person.clone(),
        email: case.agent.email(),
        password: super::PASSWORD.to_owned(),
        organisation: case.agent.organisation(case.place),
    };
    let op = stage.nobody(at);
    register::attempt(&op, &form.parse(op.today())?, &stage.password_hash).await?;
    let token = newest_token(&op, &form.email).await?;
    confirm_address(&stage.nobody(at + TimeDelta::minutes(4)), &token).await
}

async fn fill(
    stage: &Stage<'_>,
    case: &Case<'_>,
    (op, sections): (&Operation, usize),
) -> Result<()> {
    let (id, known) = (case.application()?, stage.known(case)?);
    for section in Section::ALL.into_iter().take(sections) {
        let draft = load(op.db(), id).await?;
        if let Some(input) = known.section(section, &draft.content) {
            save_section(op, (id, draft.version), input).await?;
        }
        if section == Section::Documents {
            hand_in(op, id).await?;
        }
    }
    Ok(())
}

/// Every document that is asked for, as a sample.
async fn hand_in(op: &Operation, id: ApplicationId) -> Result<()> {
    for (kind, name) in [
        (DocumentKind::RegistrationEvidence, "登録済通知書.pdf"),
        (DocumentKind::RegisterCertificate, "履歴事項全部証明書.pdf"),
        (DocumentKind::FinancialStatements, "計算書類_直近2期.pdf"),
        (DocumentKind::SecurityPolicy, "情報セキュリティ規程.pdf"),
    ] {
        let bytes = include_bytes!("sample.pdf").to_vec();
        upload(
            op,
            (id, kind),
            &Upload {
                file_name: name.to_owned(),
                bytes,
            },
        )
        .await?;
    }
    Ok(())
}

async fn correct(stage: &Stage<'_>, case: &Case<'_>, op: &Operation) -> Result<()> {
    let (id, known) = (case.application()?, stage.known(case)?);
    for section in Section::ALL {
        let returned = load(op.db(), id).await?;
        if !returned.stage.unlocks(section) {
            continue;
        }
        if let Some(input) = known.corrected(section, &returned.content) {
            save_section(op, (id, returned.version), input).await?;
        }
    }
    submit(op, id).await?;
    Ok(())
}
