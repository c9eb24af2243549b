//! What became of looking at a published address.

use serde::{Deserialize, Serialize};

/// What was found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "result")]
pub enum Seen {
    /// A page, with its status.
    Reached {
        /// From 200 to 299.
        status: u16,
    },
    /// An answer that is no page, such as 404.
    Answered {
        /// Any other status.
        status: u16,
    },
    /// A place at which nothing is asked: within a network, at another port, or without TLS.
    Barred,
    /// Nothing in time, or no trustworthy certificate.
    Unreachable,
    /// One redirect after another.
    Redirects,
}

impl Seen {
    /// What a status says.
    pub fn of_status(status: u16) -> Self {
        match status {
            200..=299 => Seen::Reached { status },
            _ => Seen::Answered { status },
        }
    }

    /// The word of the result in the database.
    pub fn code(self) -> &'static str {
        match self {
            Seen::Reached { .. } => "reached",
            Seen::Answered { .. } => "answered",
            Seen::Barred => "barred",
            Seen::Unreachable => "unreachable",
            Seen::Redirects => "redirects",
        }
    }

    /// The status, where somebody answered.
    pub fn status(self) -> Option<u16> {
        match self {
            Seen::Reached { status } | Seen::Answered { status } => Some(status),
            Seen::Barred | Seen::Unreachable | Seen::Redirects => None,
        }
    }

    /// The result of a word and a status in the database.
    pub fn of_code(code: &str, status: Option<u16>) -> Option<Self> {
        let all = match status {
            Some(status) => vec![Seen::Reached { status }, Seen::Answered { status }],
            None => vec![Seen::Barred, Seen::Unreachable, Seen::Redirects],
        };
        all.into_iter().find(|seen| seen.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_result_is_read_as_it_was_written() {
        for seen in [
            Seen::of_status(200),
            Seen::of_status(204),
            Seen::of_status(404),
            Seen::of_status(503),
            Seen::Barred,
            Seen::Unreachable,
            Seen::Redirects,
        ] {
            assert_eq!(Seen::of_code(seen.code(), seen.status()), Some(seen));
        }
        assert_eq!(Seen::of_code("reached", None), None);
        assert_eq!(Seen::of_code("barred", Some(200)), None);
    }
}
