//! The code that is mailed to a bank before it answers by link: short, good for ten minutes, and void after five
//! wrong guesses. With five codes a link, a guesser has 25 chances in a million.

use crate::refusal::Refusal;
use chrono::{DateTime, Duration, Utc};

/// How many digits a code has.
pub const DIGITS: usize = 6;
/// How long a code is good.
pub const LIFETIME: Duration = Duration::minutes(10);
/// How many codes one link sends.
pub const CODES_MAX: i32 = 5;
/// After how many wrong guesses a code is void.
const GUESSES_MAX: i32 = 5;

/// Whether a code that was mailed can still be given.
pub fn is_good(sent_at: DateTime<Utc>, wrong: i32, now: DateTime<Utc>) -> bool {
    now < sent_at + LIFETIME && wrong < GUESSES_MAX
}

/// Demands that the link may send another code.
///
/// # Errors
/// [`Refusal::CodesSpent`] once it has sent as many as it may.
pub fn require_another(codes_sent: i32) -> Result<(), Refusal> {
    match codes_sent < CODES_MAX {
        true => Ok(()),
        false => Err(Refusal::CodesSpent),
    }
}

/// A code out of four random bytes; the leaning towards small numbers is below one in four thousand.
pub fn code(random: [u8; 4]) -> String {
    format!("{:06}", u32::from_be_bytes(random) % 1_000_000)
}

/// The digits of what was typed, in whatever width and with whatever blanks.
pub fn typed(text: &str) -> String {
    let digit = |sign: char| match sign {
        '０'..='９' => char::from_digit(u32::from(sign) - u32::from('０'), 10),
        sign if sign.is_ascii_digit() => Some(sign),
        _ => None,
    };
    text.chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_ends_after_ten_minutes_or_five_guesses() {
        let sent = DateTime::<Utc>::UNIX_EPOCH;
        let last = sent + LIFETIME - Duration::seconds(1);
        assert!(is_good(sent, 4, last));
        assert!(!is_good(sent, 4, sent + LIFETIME));
        assert!(!is_good(sent, 5, last));
        assert_eq!(require_another(4), Ok(()));
        assert_eq!(require_another(5), Err(Refusal::CodesSpent));
    }

    #[test]
    fn a_code_has_six_digits_however_it_is_typed() {
        assert_eq!(code([0, 0, 0, 7]), "000007");
        assert_eq!(code([255; 4]).len(), DIGITS);
        assert_eq!(typed(" １２3 456 "), "123456");
    }
}
