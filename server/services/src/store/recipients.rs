//! Who gets a mail: an agent's people, the staff who hold a role, the owner of an account.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::{Account, memberships};
use crate::store::entities::person;
use domain::accounts::{Body, Language, Role};
use domain::banks::BankCode;
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// Those in an agent to whom its mails go.
const ACTING: &[Role] = &[Role::Owner, Role::Editor, Role::TechnicalContact];

/// Those who act for a bank.
const OF_BANK: &[Role] = &[Role::BankRepresentative, Role::BankDeputy];

/// One reader of mails: a person, or a bank's office.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub email: String,
    pub name: String,
    pub language: Language,
}

impl From<&Account> for Recipient {
    fn from(account: &Account) -> Self {
        Recipient {
            email: account.email.clone(),
            name: account.name.clone(),
            language: account.language,
        }
    }
}

/// Those who act for the agent: everybody in it but its viewers.
pub(crate) async fn of_organisation<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    organisation: OrganisationId,
) -> Result<Vec<Recipient>> {
    let body = Body::Agent(organisation);
    let ids = memberships::holders_in(db, (&body, ACTING), op.today()).await?;
    people(db, ids).await
}

/// Those who act for the bank.
pub(crate) async fn of_bank<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    bank: &BankCode,
) -> Result<Vec<Recipient>> {
    let body = Body::Bank(bank.clone());
    let ids = memberships::holders_in(db, (&body, OF_BANK), op.today()).await?;
    people(db, ids).await
}

/// Officers and approvers, each once: those who look after contracts.
pub(crate) async fn of_office<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
) -> Result<Vec<Recipient>> {
    let mut staff = with_role(db, op, Role::Officer).await?;
    for one in with_role(db, op, Role::Approver).await? {
        if staff.iter().all(|known| known.email != one.email) {
            staff.push(one);
        }
    }
    Ok(staff)
}

/// Everybody who holds the role.
pub(crate) async fn with_role<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    role: Role,
) -> Result<Vec<Recipient>> {
    let ids = memberships::holders(db, role, op.today()).await?;
    people(db, ids).await
}

async fn people<C: ConnectionTrait>(db: &C, ids: Vec<Uuid>) -> Result<Vec<Recipient>> {
    let rows = person::Entity::find()
        .filter(person::Column::Id.is_in(ids))
        .filter(person::Column::DeactivatedAt.is_null())
        .filter(person::Column::EmailConfirmedAt.is_not_null())
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(recipient).collect())
}

fn recipient(row: person::Model) -> Recipient {
    Recipient {
        language: Language::of_tag(&row.language),
        email: row.email,
        name: row.name,
    }
}
