//! Recovery codes: for the day on which the telephone is lost. Shown once, kept as digests.

use super::{has_any, own_account, require_own_factor, tell};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::secrets::tokens::Token;
use crate::store::factors::recovery;
use domain::accounts::{FactorChange, RECOVERY_CHARACTERS, RECOVERY_CODES};
use domain::refusal::Refusal;

/// Figures and capitals without those that look alike (Crockford's base 32).
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
    'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

/// New codes, in the place of all earlier ones; this is the only time that they can be read.
///
/// # Errors
/// [`Refusal::FactorRequired`] unless the person has a factor and gave it just now.
pub async fn renew_recovery(op: &Operation) -> Result<Vec<String>> {
    let account = own_account(op).await?;
    if !has_any(op.db(), account.person).await? {
        return Err(Refusal::FactorRequired.into());
    }
    require_own_factor(op).await?;
    let codes: Vec<Token> = (0..RECOVERY_CODES).map(|_| draw(&op.services)).collect();
    let mut tx = op.begin().await?;
    recovery::replace(tx.db(), op, (account.person, &codes)).await?;
    let event = Event::new("account.recovery_codes_made", "person", account.person);
    tx.record(op, event).await?;
    tell(&mut tx, op, (&account, FactorChange::RecoveryCodesMade)).await?;
    tx.commit().await?;
    Ok(codes.iter().map(readable).collect())
}

fn draw(services: &Services) -> Token {
    let mut bytes = [0_u8; RECOVERY_CHARACTERS];
    services.random.fill(&mut bytes);
    // Five bits of each byte, so that every character is equally likely.
    let signs = bytes.iter().map(|byte| ALPHABET[usize::from(byte & 31)]);
    Token::presented(&signs.collect::<String>())
}

/// In groups of four, as people copy it.
fn readable(code: &Token) -> String {
    let signs: Vec<char> = code.expose().chars().collect();
    let groups: Vec<String> = signs
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join("-")
}
