//! The home page, asked calmly by one browser: alone, and while people sign in. A hash holds a core, and the
//! page has to find another one.

use crate::ground::Ground;
use crate::inside::{ROUNDS, Stage, TURN};
use crate::load::{Counted, Work, browse};
use crate::wire::{Connection, get, post};
use anyhow::ensure;
use server::boot;
use services::demo::{PASSWORD, codes};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Instant;
use tokio::task::JoinSet;

/// People who sign in at the same time, each again and again.
const PEOPLE: usize = 8;
/// More than any of them signs in during a turn.
const MANY: usize = 1000;

/// The home page by itself and beside them.
#[derive(Default)]
pub struct Beside {
    /// Nobody signs in.
    pub alone: Counted,
    /// Eight people do.
    pub busy: Counted,
    /// They themselves.
    pub sign_ins: Counted,
}

impl Beside {
    /// How many times as long nineteen of twenty answers take at most.
    pub fn ratio(&self) -> f64 {
        self.busy.p95().as_secs_f64() / self.alone.p95().as_secs_f64()
    }
}

/// Whoever has an authenticator app: the password leads them to the next step, and no letter is written.
pub async fn people(ground: &Ground) -> anyhow::Result<Vec<String>> {
    let services = boot::for_serving(&ground.config(true)?).await?;
    let (codes, _) = codes(&services.system()).await?;
    services.db.clone().close().await?;
    ensure!(!codes.is_empty(), "nobody in the demonstration has an app");
    Ok(codes.into_iter().map(|code| code.email).collect())
}

/// In turns, so that whatever else the machine does falls on both.
pub async fn measure(stage: &Stage, people: &[String]) -> anyhow::Result<Beside> {
    let mut beside = Beside::default();
    for round in 0..=ROUNDS {
        let alone = home(stage).await?;
        let (busy, sign_ins) = home_beside(stage, (people, round)).await?;
        if round > 0 {
            beside.alone.add(alone);
            beside.busy.add(busy);
            beside.sign_ins.add(sign_ins);
        }
    }
    Ok(beside)
}

async fn home(stage: &Stage) -> anyhow::Result<Counted> {
    let work = Work::Over(TURN, get("/", "").into());
    count(stage, vec![work], 200).await
}

async fn home_beside(
    stage: &Stage,
    (people, round): (&[String], usize),
) -> anyhow::Result<(Counted, Counted)> {
    let entering = (0..PEOPLE).map(|one| Work::Within(TURN, forms(people, (round, one)).into()));
    tokio::try_join!(home(stage), count(stage, entering.collect(), 303))
}

/// No two of them alike: an equal form would be answered from memory.
fn forms(people: &[String], (round, one): (usize, usize)) -> Vec<Vec<u8>> {
    let email = people.get(one % people.len()).map_or("", String::as_str);
    let form = |time| {
        url::form_urlencoded::Serializer::new(String::new())
            .append_pair("email", email)
            .append_pair("password", PASSWORD)
            .append_pair("time", &format!("{round}-{one}-{time}"))
            .finish()
    };
    (0..MANY)
        .map(|time| post("/sign-in", "", &form(time)))
        .collect()
}

/// One connection for each work, all at the same time.
async fn count(stage: &Stage, works: Vec<Work>, expected: u16) -> anyhow::Result<Counted> {
    let mut connections = Vec::new();
    for work in works {
        connections.push((Connection::open(stage.address).await?, work));
    }
    let begun = Instant::now();
    let mut browsers = JoinSet::new();
    for (connection, work) in connections {
        let next = Arc::new(AtomicUsize::new(0));
        browsers.spawn(browse(connection, (work, next), expected));
    }
    let mut counted = Counted::default();
    while let Some(latencies) = browsers.join_next().await {
        counted.note(latencies??);
    }
    counted.took(begun.elapsed());
    Ok(counted)
}
