//! All that a client's authorisation depends on, as one question to the database: gateways and busy clients
//! ask all day.

use crate::error::Result;
use crate::store::entities::{
    application, bank_suspension, client, consent, consent_withdrawal, contract, organisation,
    readiness_announcement,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::content::Scopes;
use domain::banks::BankCode;
use domain::clients::{Authorisation, ClientState, Standing};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, OrganisationId};
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, JoinType, Order, QueryFilter, QuerySelect,
    RelationDef, Select,
};
use serde::Deserialize;
use uuid::Uuid;

/// What stands between the codes of the banks.
const COMMA: &str = ",";

/// A client as it stands on a day.
pub(crate) struct Known {
    /// The row.
    pub client: Uuid,
    /// The digest that the presented secret must have.
    pub secret_hash: Option<String>,
    /// When it last fetched a token.
    pub last_used_at: Option<DateTime<Utc>>,
    /// The application that led to the contract.
    pub application: ApplicationId,
    /// The agent whose client it is.
    pub organisation: OrganisationId,
    /// What it may do.
    pub authorisation: Authorisation,
}

/// The client that the condition names, if there is one.
pub(crate) async fn known<C: ConnectionTrait>(
    db: &C,
    which: Expr,
    today: NaiveDate,
) -> Result<Option<Known>> {
    let line = question(today)
        .filter(which)
        .into_model::<Line>()
        .one(db)
        .await?;
    line.map(|line| line.known(today)).transpose()
}

#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    state: String,
    secret_hash: Option<String>,
    last_used_at: Option<DateTime<Utc>>,
    contract_state: String,
    effective_from: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    application_id: Uuid,
    organisation_id: Uuid,
    content: String,
    registration_verified_at: Option<DateTime<Utc>>,
    ready_on: Option<NaiveDate>,
    banks: Option<String>,
}

/// The one part of an application's content that matters here.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    scopes: Scopes,
}

impl Line {
    fn known(self, today: NaiveDate) -> Result<Known> {
        let wanted: Wanted = serde_json::from_str(&self.content)?;
        let has_come = |day: Option<NaiveDate>| day.is_some_and(|day| day <= today);
        let authorisation = Authorisation::of(Standing {
            contract_in_force: self.contract_state == ContractState::Concluded.code()
                && has_come(self.effective_from)
                && self.ends_on.is_none_or(|last| today <= last),
            registration_verified: self.registration_verified_at.is_some(),
            family_ready: has_come(self.ready_on),
            // An unknown word in the row counts as revoked, which opens nothing.
            client: ClientState::of_code(&self.state).unwrap_or(ClientState::Revoked),
            banks: banks(&self.banks.unwrap_or_default()),
            scopes: wanted.scopes.scopes,
        });
        Ok(Known {
            client: self.id,
            secret_hash: self.secret_hash,
            last_used_at: self.last_used_at,
            application: ApplicationId(self.application_id),
            organisation: OrganisationId(self.organisation_id),
            authorisation,
        })
    }
}

fn banks(codes: &str) -> Vec<BankCode> {
    let mut banks: Vec<BankCode> = codes
        .split(COMMA)
        .filter_map(|code| code.parse().ok())
        .collect();
    banks.sort_unstable();
    banks
}

fn question(today: NaiveDate) -> Select<client::Entity> {
    let contracts: RelationDef = client::Entity::belongs_to(contract::Entity)
        .from(client::Column::ContractId)
        .to(contract::Column::Id)
        .into();
    let applications: RelationDef = contract::Entity::belongs_to(application::Entity)
        .from(contract::Column::ApplicationId)
        .to(application::Column::Id)
        .into();
    let organisations: RelationDef = application::Entity::belongs_to(organisation::Entity)
        .from(application::Column::OrganisationId)
        .to(organisation::Column::Id)
        .into();
    let content = Expr::col((application::Entity, application::Column::Content));
    client::Entity::find()
        .join(JoinType::InnerJoin, contracts)
        .join(JoinType::InnerJoin, applications)
        .join(JoinType::InnerJoin, organisations)
        .select_only()
        .columns([client::Column::Id, client::Column::State])
        .columns([client::Column::SecretHash, client::Column::LastUsedAt])
        .column_as(contract::Column::State, "contract_state")
        .columns([contract::Column::EffectiveFrom, contract::Column::EndsOn])
        .column_as(application::Column::Id, "application_id")
        .column(application::Column::OrganisationId)
        .column_as(content.cast_as("text"), "content")
        .column(organisation::Column::RegistrationVerifiedAt)
        .column_as(inner(newest_readiness()), "ready_on")
        .column_as(inner(consenting(today)), "banks")
}

fn inner(question: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(question.into()))
}

/// The day last announced for the family; none while there is none.
fn newest_readiness() -> SelectStatement {
    use readiness_announcement::{Column, Entity};
    let same_family = Expr::col((Entity, Column::Family))
        .equals((application::Entity, application::Column::Family));
    Query::select()
        .column((Entity, Column::ReadyOn))
        .from(Entity)
        .and_where(same_family)
        .order_by((Entity, Column::AnnouncedAt), Order::Desc)
        .order_by((Entity, Column::Id), Order::Desc)
        .limit(1)
        .take()
}

/// The codes of the banks that the contract covers on a day and at which it is not suspended.
fn consenting(today: NaiveDate) -> SelectStatement {
    use bank_suspension as stopped;
    use consent::{Column, Entity};
    use consent_withdrawal as taken_back;
    let same = |own: Column, of: taken_back::Column| {
        Expr::col((taken_back::Entity, of)).equals((Entity, own))
    };
    let here =
        |own: Column, of: stopped::Column| Expr::col((stopped::Entity, of)).equals((Entity, own));
    let withdrawn = Query::select()
        .expr(Expr::val(1))
        .from(taken_back::Entity)
        .and_where(same(Column::ContractId, taken_back::Column::ContractId))
        .and_where(same(Column::BankCode, taken_back::Column::BankCode))
        .and_where(Expr::col((taken_back::Entity, taken_back::Column::StartsOn)).lte(today))
        .take();
    let suspended = Query::select()
        .expr(Expr::val(1))
        .from(stopped::Entity)
        .and_where(here(Column::ContractId, stopped::Column::ContractId))
        .and_where(here(Column::BankCode, stopped::Column::BankCode))
        .and_where(Expr::col((stopped::Entity, stopped::Column::State)).eq("in_force"))
        .take();
    let joined = Func::cust("string_agg")
        .arg(Expr::col((Entity, Column::BankCode)))
        .arg(COMMA);
    Query::select()
        .expr(joined)
        .from(Entity)
        .and_where(
            Expr::col((Entity, Column::ContractId))
                .equals((contract::Entity, contract::Column::Id)),
        )
        .and_where(Expr::col((Entity, Column::Answer)).eq("consented"))
        .and_where(Expr::exists(withdrawn).not())
        .and_where(Expr::exists(suspended).not())
        .take()
}
