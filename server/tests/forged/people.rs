//! Somebody for every role and every body, signed in with a second factor a moment ago.

use crate::ground::Ground;
use crate::rows::Door;
use crate::things::{BANK, Things};
use chrono::{DateTime, Duration, Utc};
use domain::accounts::{Actor, Body, BodyKind, Language, Role};
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use services::Operation;
use services::secrets::tokens::Token;
use services::store::entities::{membership, person, session};
use uuid::Uuid;

/// A hash that no password gives.
const NO_PASSWORD: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$7QvNvD0hZ7rZfJtq1nA8i1YkqvJX3m2c9JmYy3p0J5E";

/// A browser: what it sends as its cookie, if anything.
#[derive(Clone, Debug)]
pub struct Browser {
    pub cookie: Option<String>,
    /// Who sits before it, for messages.
    pub who: String,
}

impl Browser {
    /// Nobody signed in.
    pub fn anonymous() -> Self {
        Browser {
            cookie: None,
            who: "nobody".to_owned(),
        }
    }

    /// With a session that the portal never began.
    pub fn with_cookie(who: &str, token: &str) -> Self {
        Browser {
            cookie: Some(format!("__Host-session={token}")),
            who: who.to_owned(),
        }
    }
}

impl Ground {
    pub fn nobody(&self) -> Operation {
        self.services.operation(Actor::Anonymous, Language::Ja)
    }

    /// A new person with one role, signed in.
    pub async fn person(&self, role: Role, body: &Body) -> Browser {
        let person = self.hired(role, body).await;
        let token = self.session(person, self.nobody().now).await;
        Browser::with_cookie(&format!("{role} of {body}"), token.expose())
    }

    /// Somebody who passes the door of a thing.
    pub async fn passing(&self, door: Door, things: &Things) -> Browser {
        let role = match door {
            Door::Open | Door::Shut | Door::Key => return Browser::anonymous(),
            Door::SignedIn | Door::Sight => Role::Owner,
            Door::May(action) | Door::Own(action) => action.roles()[0],
        };
        let body = match role.kind() {
            BodyKind::Agent => things.owner.clone(),
            BodyKind::Federation => Body::Federation,
            BodyKind::Bank => Body::Bank(BANK.parse().unwrap()),
        };
        self.person(role, &body).await
    }

    /// The same person in a session that rested too long.
    pub async fn stale(&self, role: Role, body: &Body) -> Browser {
        let person = self.hired(role, body).await;
        let long_ago = self.nobody().now - Duration::days(2);
        let token = self.session(person, long_ago).await;
        Browser::with_cookie("a session of long ago", token.expose())
    }

    async fn hired(&self, role: Role, body: &Body) -> Uuid {
        let op = self.nobody();
        let id = op.new_id();
        let account = person::Model {
            id,
            email: format!("{}@forged.example.jp", id.simple()),
            name: "見知らぬ 人".to_owned(),
            password_hash: Some(NO_PASSWORD.to_owned()),
            email_confirmed_at: Some(op.now),
            language: "ja".to_owned(),
            deactivated_at: None,
            created_at: op.now,
            version: 1,
        };
        let member = membership::Model {
            id: op.new_id(),
            person_id: id,
            role: role.code().to_owned(),
            organisation_id: body.organisation().map(|id| id.0),
            bank_code: body.bank().map(ToString::to_string),
            starts_on: op.today(),
            ends_on: None,
            granted_at: op.now,
            granted_by: None,
        };
        let db = &self.services.db;
        account.into_active_model().insert(db).await.unwrap();
        member.into_active_model().insert(db).await.unwrap();
        id
    }

    async fn session(&self, person_id: Uuid, at: DateTime<Utc>) -> Token {
        let op = self.nobody();
        let token = Token::new(&self.services);
        let row = session::Model {
            token_hash: token.digest(),
            id: op.new_id(),
            person_id,
            hat: None,
            device: String::new(),
            place: String::new(),
            created_at: at,
            last_seen_at: at,
            expires_at: at + self.services.settings.sessions.absolute,
            authenticated_at: at,
            factor_at: Some(at),
            factor_by: None,
        };
        let db = &self.services.db;
        row.into_active_model().insert(db).await.unwrap();
        token
    }
}
