//! The trail: each event is chained to the one before by SHA-256, so that a change, a gap or a swap shows.

use sha2::{Digest, Sha256};

/// The hash that precedes the first event.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What is hashed of an event, in this order. Texts are exactly as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// Position in the chain, from 1.
    pub seq: i64,
    /// Microseconds since 1970-01-01 UTC: the precision both databases keep.
    pub at_micros: i64,
    /// Everything else that was recorded, field by field.
    pub fields: &'a [&'a str],
}

/// The hash of an event over the hash before it. Each text is preceded by its length, so that moving a
/// character from one field to the next changes the sum.
pub fn chain(previous: &str, link: &Link<'_>) -> String {
    let mut hasher = Sha256::new();
    let mut feed = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text.as_bytes());
    };
    feed(previous);
    feed(&link.seq.to_string());
    feed(&link.at_micros.to_string());
    for field in link.fields {
        feed(field);
    }
    hex::encode(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link<'a>(fields: &'a [&'a str]) -> Link<'a> {
        Link {
            seq: 1,
            at_micros: 5,
            fields,
        }
    }

    #[test]
    fn every_part_counts() {
        let sum = chain(GENESIS, &link(&["ab", "c"]));
        assert_ne!(sum, chain(GENESIS, &link(&["a", "bc"])));
        assert_ne!(sum, chain(&sum, &link(&["ab", "c"])));
        assert_ne!(
            sum,
            chain(
                GENESIS,
                &Link {
                    seq: 2,
                    ..link(&["ab", "c"])
                }
            )
        );
        assert_ne!(
            sum,
            chain(
                GENESIS,
                &Link {
                    at_micros: 6,
                    ..link(&["ab", "c"])
                }
            )
        );
        assert_eq!(sum.len(), 64);
    }
}
