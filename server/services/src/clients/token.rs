//! The token endpoint's use-case: client credentials for a short-lived token (RFC 6749, section 4.4).

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::clients::{self, Known};
use crate::store::entities::client::{Column, Entity};
use anyhow::Context;
use chrono::Duration;
use domain::clients::{Authorisation, could_be_client_id};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::sync::Arc;

/// "Last used" is written at most this often, so that a busy client does not keep the database writing.
const LAST_USED_EVERY: Duration = Duration::minutes(1);

/// A digest no secret has, so that an unknown client is compared as long as a known one.
const NO_SECRET: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A token as the endpoint returns it (RFC 6749, section 5.1).
#[derive(Debug, Serialize)]
pub struct AccessToken {
    /// A signed JWT (RFC 9068).
    pub access_token: Arc<str>,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds until it ends.
    pub expires_in: i64,
    /// The scopes granted, separated by blanks.
    pub scope: String,
}

/// Why there is no token; the words are those of RFC 6749, section 5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenRefusal {
    /// Unknown client, wrong secret, or not active.
    #[error("invalid_client")]
    InvalidClient,
    /// A scope that the contract does not grant.
    #[error("invalid_scope")]
    InvalidScope,
    /// The contract does not allow any access now.
    #[error("unauthorized_client")]
    UnauthorizedClient,
}

/// Who asks, with what, for what.
pub struct TokenRequest<'a> {
    /// `client_id`
    pub client_id: &'a str,
    /// `client_secret`
    pub client_secret: &'a str,
    /// `scope`, when the client wants less than the contract grants.
    pub scope: Option<&'a str>,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    client_id: &'a str,
    aud: &'static str,
    iat: i64,
    exp: i64,
    jti: String,
    scope: &'a str,
    banks: &'a [domain::banks::BankCode],
    production: bool,
}

/// Exchanges client credentials for a token.
///
/// # Errors
/// Our own failures; what the client did wrong is the inner [`TokenRefusal`].
pub async fn token(
    op: &Operation,
    request: &TokenRequest<'_>,
) -> Result<std::result::Result<AccessToken, TokenRefusal>> {
    let known = find(op, request.client_id).await?;
    let stored = known
        .as_ref()
        .and_then(|known| known.secret_hash.as_deref());
    let matches = Token::presented(request.client_secret).matches(stored.unwrap_or(NO_SECRET));
    let Some(known) = known.filter(|_| matches) else {
        return Ok(Err(TokenRefusal::InvalidClient));
    };
    let granted = match scopes(&known.authorisation, request.scope) {
        Ok(granted) => granted,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let token = issue(op, (request.client_id, &known.authorisation), granted).await?;
    if is_worth_remembering(op, &known) {
        // Seldom, so that what it needs does not lengthen every other request.
        Box::pin(remember_use(op, &known)).await?;
    }
    Ok(Ok(token))
}

/// Busy clients ask for tokens all day, and seldom does anything change in between.
async fn find(op: &Operation, client_id: &str) -> Result<Option<Arc<Known>>> {
    if !could_be_client_id(client_id) {
        return Ok(None);
    }
    let ask = async || {
        let named = Column::ClientId.eq(client_id);
        let known = clients::known(op.db(), named, op.today()).await?;
        Ok(known.map(Arc::new))
    };
    op.services
        .memory
        .clients
        .answer((op, client_id), ask)
        .await
}

fn scopes(
    authorisation: &Authorisation,
    wanted: Option<&str>,
) -> std::result::Result<String, TokenRefusal> {
    if !authorisation.active {
        return Err(TokenRefusal::UnauthorizedClient);
    }
    let Some(wanted) = wanted.filter(|text| !text.trim().is_empty()) else {
        return Ok(authorisation.scopes.join(" "));
    };
    let wanted: Vec<&str> = wanted.split_ascii_whitespace().collect();
    let (granted, all) = (|scope: &&str| wanted.contains(scope), &authorisation.scopes);
    if wanted.iter().all(|scope| all.iter().any(|s| s == scope)) {
        // In the contract's order and once, however often it was asked for.
        let granted: Vec<&str> = all.iter().map(|s| &**s).filter(granted).collect();
        Ok(granted.join(" "))
    } else {
        Err(TokenRefusal::InvalidScope)
    }
}

/// A signed token, and when it ends.
#[derive(Clone)]
pub(crate) struct Signed {
    token: Arc<str>,
    expires_at: i64,
}

/// A client whose machines all ask at the same moment gets one token: signing is the dearest step here.
async fn issue(
    op: &Operation,
    client: (&str, &Authorisation),
    scope: String,
) -> Result<AccessToken> {
    let key = format!("{} {scope}", client.0);
    let ask = async || sign(op, client, &scope).map(Some);
    let signed = op.services.memory.tokens.answer((op, &key), ask).await?;
    let signed = signed.context("signing gives a token")?;
    Ok(AccessToken {
        access_token: signed.token,
        token_type: "Bearer",
        expires_in: signed.expires_at - op.now.timestamp(),
        scope,
    })
}

fn sign(
    op: &Operation,
    (client_id, authorisation): (&str, &Authorisation),
    scope: &str,
) -> Result<Signed> {
    let settings = &op.services.settings;
    let issued = op.now.timestamp();
    let expires_at = issued + settings.token_lifetime.num_seconds();
    let claims = Claims {
        iss: &settings.base_url,
        sub: client_id,
        client_id,
        aud: "rokin-gateway",
        iat: issued,
        exp: expires_at,
        jti: op.new_id().to_string(),
        scope,
        banks: &authorisation.banks,
        production: authorisation.production,
    };
    Ok(Signed {
        token: settings.token_key.sign(&claims)?.into(),
        expires_at,
    })
}

fn is_worth_remembering(op: &Operation, known: &Known) -> bool {
    let recent = |last| op.now - last < LAST_USED_EVERY;
    !known.last_used_at.is_some_and(recent)
}

/// Keeps that the connection worked, and when; the first time stands in the trail.
async fn remember_use(op: &Operation, known: &Known) -> Result<()> {
    let tx = op.begin().await?;
    let first = Entity::update_many()
        .col_expr(Column::FirstUsedAt, Expr::value(op.now))
        .filter(Column::Id.eq(known.client))
        .filter(Column::FirstUsedAt.is_null())
        .exec(tx.db())
        .await?;
    Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(op.now))
        .filter(Column::Id.eq(known.client))
        .exec(tx.db())
        .await?;
    if first.rows_affected == 1 {
        let event = Event::new("client_connected", "client", known.client)
            .visible_to_agent()
            .about(known.application, known.organisation);
        tx.record(op, event).await?;
    }
    tx.commit().await
}
