//! What the banks said about their standing consents, as rows; they are added and never changed.

use super::Version;
use crate::error::Result;
use crate::store::entities::standing_consent_act::{Column, Entity, Model};
use anyhow::{Context, anyhow};
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::ids::PersonId;
use domain::intake::ScopeFamily;
use domain::policy::standing::{Act, Said, Scope, Way};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use std::collections::BTreeMap;

/// Something that was said, and when it was written down.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recorded {
    /// What was said.
    pub act: Act,
    /// Its place among those of the bank about the version.
    pub number: i32,
    /// When it was written down.
    pub at: DateTime<Utc>,
}

/// What every bank said that counts under a version, the earliest first: also about the versions before, as far as their
/// consents go on.
pub(crate) async fn under<C: ConnectionTrait>(
    db: &C,
    (versions, number): (&[Version], i32),
) -> Result<BTreeMap<BankCode, Vec<Recorded>>> {
    let chain = chain(versions, number);
    let rows = Entity::find()
        .filter(Column::PolicyVersion.is_in(chain))
        .order_by_asc(Column::PolicyVersion)
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    let mut banks: BTreeMap<BankCode, Vec<Recorded>> = BTreeMap::new();
    for row in rows {
        let bank = row.bank_code.parse();
        let bank = bank.context("standing_consent_act.bank_code")?;
        banks.entry(bank).or_default().push(recorded(row)?);
    }
    Ok(banks)
}

/// A version and those before it, back to the last one that asked all banks anew.
fn chain(versions: &[Version], number: i32) -> Vec<i32> {
    let mut chain = Vec::new();
    let earlier = versions.iter().rev().filter(|one| one.version <= number);
    for version in earlier {
        chain.push(version.version);
        if !version.carries_consents {
            break;
        }
    }
    chain
}

/// Writes down what a bank said.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    (bank, number): (&BankCode, i32),
    (act, by, at): (&Act, PersonId, DateTime<Utc>),
) -> Result<()> {
    let (kind, scope, starts_on, reason) = match &act.said {
        Said::Given(scope) => ("given", Some(scope), act.on, ""),
        Said::Limited(scope) => ("limited", Some(scope), act.on, ""),
        Said::Withdrawn { from, reason } => ("withdrawn", None, *from, reason.as_str()),
    };
    let families = scope.map(|scope| scope.families.iter().map(|one| one.code()));
    let families: Vec<_> = families.into_iter().flatten().collect();
    let row = Model {
        policy_version: act.version,
        bank_code: bank.to_string(),
        number,
        kind: kind.to_owned(),
        families: families.join(" "),
        until: scope.and_then(|scope| scope.until),
        starts_on,
        said_on: act.on,
        said_by: act.by.clone(),
        way: way_code(act.way).to_owned(),
        evidence: act.evidence.clone(),
        reason: reason.to_owned(),
        recorded_by: Some(by.0),
        recorded_at: at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

fn way_code(way: Way) -> &'static str {
    match way {
        Way::Published => "published",
        Way::InPerson => "in_person",
        Way::Letter => "letter",
    }
}

fn recorded(row: Model) -> Result<Recorded> {
    let families = row.families.split_whitespace().map(str::parse);
    let families: std::result::Result<Vec<ScopeFamily>, _> = families.collect();
    let scope = Scope {
        families: families.context("standing_consent_act.families")?,
        until: row.until,
    };
    let said = match row.kind.as_str() {
        "given" => Said::Given(scope),
        "limited" => Said::Limited(scope),
        "withdrawn" => Said::Withdrawn {
            from: row.starts_on,
            reason: row.reason,
        },
        other => return Err(anyhow!("standing_consent_act.kind {other:?}").into()),
    };
    let way = match row.way.as_str() {
        "published" => Way::Published,
        "in_person" => Way::InPerson,
        "letter" => Way::Letter,
        other => return Err(anyhow!("standing_consent_act.way {other:?}").into()),
    };
    Ok(Recorded {
        number: row.number,
        at: row.recorded_at,
        act: Act {
            version: row.policy_version,
            said,
            on: row.said_on,
            by: row.said_by,
            way,
            evidence: row.evidence,
        },
    })
}
