//! Signing out: the session ends on the server, so that a copied cookie is worth nothing.

use super::session;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;

/// Ends the session of the token.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(op: &Operation, token: &Token) -> Result<()> {
    session::end(op, token).await
}
