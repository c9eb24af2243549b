//! What is asked of the portal, and what it should answer.

use crate::wire::{get, post};
use uuid::Uuid;

/// One kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A text and nothing else, without the portal's layers: what everything is compared with.
    Bare,
    /// The public home page.
    Home,
    /// The officer's queue.
    Queue,
    /// An access token.
    Token,
    /// The submission of an application.
    Submission,
}

impl Ask {
    /// In the order of the table.
    pub const ALL: [Ask; 5] = [
        Ask::Bare,
        Ask::Home,
        Ask::Queue,
        Ask::Token,
        Ask::Submission,
    ];

    /// The line in the table.
    pub fn name(self) -> &'static str {
        match self {
            Ask::Bare => "bare axum handler",
            Ask::Home => "home page",
            Ask::Queue => "queue, 10,000 applications",
            Ask::Token => "POST /oauth/token",
            Ask::Submission => "submission",
        }
    }

    /// Its rate should be at least this part of the bare handler's.
    pub fn aim(self) -> Option<f64> {
        match self {
            Ask::Home => Some(0.15),
            Ask::Token => Some(0.40),
            Ask::Bare | Ask::Queue | Ask::Submission => None,
        }
    }

    /// The status of success; after a submission the browser is sent on.
    pub fn status(self) -> u16 {
        if self == Ask::Submission { 303 } else { 200 }
    }
}

/// What people and machines bring along.
pub struct Asks {
    /// The client's credentials.
    pub authorization: String,
    /// The officer's session.
    pub officer: String,
    /// The applicant's session.
    pub applicant: String,
    /// What can be submitted.
    pub drafts: Vec<Uuid>,
}

impl Asks {
    /// The request, where it can be repeated.
    pub fn request(&self, ask: Ask) -> Option<Vec<u8>> {
        match ask {
            Ask::Bare => Some(get("/bare", "")),
            Ask::Home => Some(get("/", "")),
            Ask::Queue => Some(get("/queue", &self.officer)),
            Ask::Token => Some(post(
                "/oauth/token",
                &self.authorization,
                "grant_type=client_credentials",
            )),
            Ask::Submission => None,
        }
    }

    /// The submissions of a round.
    pub fn submissions(&self, round: usize, many: usize) -> Vec<Vec<u8>> {
        let drafts = self.drafts.iter().skip(round * many).take(many);
        drafts
            .map(|id| post(&format!("/applications/{id}/check"), &self.applicant, ""))
            .collect()
    }
}
