//! Work that must happen after a commit, and must happen: a typed row written in the same transaction,
//! run by a worker with back-off and a dead letter.

mod claim;
pub(crate) mod enqueue;
mod sealed;
mod settle;
pub mod worker;

use crate::mail::Mail;
use serde::{Deserialize, Serialize};

/// What the worker can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// Sends one mail.
    SendMail(Box<Mail>),
}

impl Job {
    /// The word in the table's `kind`, for people who look at the queue.
    fn kind(&self) -> &'static str {
        match self {
            Job::SendMail(_) => "send_mail",
        }
    }

    /// What may stay once nobody will carry it out any more: whom it was for and what about, but nothing that
    /// opens a door.
    fn without_keys(self) -> Self {
        match self {
            Job::SendMail(mail) => Job::SendMail(Box::new(Mail {
                letter: mail.letter.without_keys(),
                ..*mail
            })),
        }
    }
}

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Due at `run_after`.
    Waiting,
    /// Taken by a worker until `claimed_until`.
    Running,
    /// Done; nothing of its content is kept.
    Done,
    /// Given up; somebody has to look at it. Its one-time links are gone.
    Dead,
}

impl State {
    /// The word in the database.
    pub(crate) fn code(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Running => "running",
            State::Done => "done",
            State::Dead => "dead",
        }
    }
}
