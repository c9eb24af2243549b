//! Answers of the database that are asked for all day, kept while nothing is written. What this process
//! commits shows at once; what another replica commits shows after [`AT_MOST`], far inside the five minutes
//! in which a gateway must see a change.

use crate::accounts::single_sign_on::Provider;
use crate::clients::token::Signed;
use crate::error::Result;
use crate::intake::Announcement;
use crate::operation::Operation;
use crate::policy::Contact;
use crate::review::{Counts, Workload};
use crate::store::clients::Known;
use chrono::{DateTime, Duration, Utc};
use domain::calendar::business_date;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How old an answer may be.
const AT_MOST: Duration = Duration::seconds(1);

/// What is kept.
#[derive(Default)]
pub struct Memory {
    commits: AtomicU64,
    /// What clients may do, by `client_id`.
    pub(crate) clients: Kept<Arc<Known>>,
    /// Tokens, by who got them for what.
    pub(crate) tokens: Kept<Signed>,
    /// What was announced.
    pub(crate) announcements: Kept<Arc<Vec<Announcement>>>,
    /// Whom to ask.
    pub(crate) contact: Kept<Contact>,
    /// What lies with whom in the queue, by who looks at it.
    pub(crate) totals: Kept<(Counts, Workload)>,
    /// How many publications are late.
    pub(crate) late_publications: Kept<u64>,
    /// What the identity provider says of itself, whatever is written here.
    pub(crate) provider: Provider,
}

impl Memory {
    /// Something was committed: nothing that was read before counts any more.
    pub(crate) fn forget(&self) {
        self.commits.fetch_add(1, Ordering::SeqCst);
    }

    fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }
}

/// Answers to one kind of question, by what was asked for.
pub(crate) struct Kept<V>(Mutex<Answers<V>>);

struct Answers<V> {
    /// How much had been committed when they were read.
    commits: u64,
    by_key: HashMap<String, (DateTime<Utc>, V)>,
}

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Kept(Mutex::new(Answers {
            commits: 0,
            by_key: HashMap::new(),
        }))
    }
}

impl<V: Clone> Kept<V> {
    /// The kept answer, or a new one. What does not exist is not kept, so that guesses fill no memory.
    pub(crate) async fn answer(
        &self,
        (op, key): (&Operation, &str),
        ask: impl AsyncFnOnce() -> Result<Option<V>>,
    ) -> Result<Option<V>> {
        // Counted before the question: what is committed meanwhile makes the answer one of the past.
        let commits = op.services.memory.commits();
        if let Some(answer) = self.get((op, key), commits) {
            return Ok(Some(answer));
        }
        // Seldom, so that what it needs does not lengthen every request that is answered from here.
        let answer = Box::pin(ask()).await?;
        if let Some(answer) = &answer {
            self.keep((op, key), commits, answer.clone());
        }
        Ok(answer)
    }

    fn get(&self, (op, key): (&Operation, &str), commits: u64) -> Option<V> {
        let answers = self.answers();
        let (read_at, answer) = answers.by_key.get(key)?;
        let age = op.now - read_at;
        let counts = answers.commits == commits
            && (Duration::zero()..AT_MOST).contains(&age)
            // Rules depend on the day.
            && business_date(*read_at) == op.today();
        counts.then(|| answer.clone())
    }

    fn keep(&self, (op, key): (&Operation, &str), commits: u64, answer: V) {
        let mut answers = self.answers();
        if answers.commits > commits {
            return;
        }
        if answers.commits < commits {
            answers.commits = commits;
            answers.by_key.clear();
        }
        answers.by_key.insert(key.to_owned(), (op.now, answer));
    }

    fn answers(&self) -> MutexGuard<'_, Answers<V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
