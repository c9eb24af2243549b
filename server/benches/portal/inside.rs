//! The whole portal in this process, with a bare handler beside it.

use crate::asks::{Ask, Asks};
use crate::ground::Ground;
use crate::load::{Counted, Work, drive};
use crate::people::Person;
use crate::{client, copies, drafts};
use axum::Router;
use axum::routing::get;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::{boot, log, serve};
use services::Services;
use services::demo::load;
use services::outbox::worker;
use services::store::entities::outbox_job;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// Applications in the officer's queue.
const CASES: usize = 10_000;
/// Submissions of one round.
const SUBMISSIONS: usize = 120;
/// Rounds that count; one more comes before them to warm up.
pub const ROUNDS: usize = 6;
/// How long each question is asked in a round.
pub const TURN: Duration = Duration::from_millis(1500);
const OFFICER: &str = "saegusa@example.jp";
const APPLICANT: &str = "hidamari@example.jp";

/// The portal, and what is asked of it.
pub struct Stage {
    services: Services,
    runtime: Handle,
    /// Where it answers.
    pub address: SocketAddr,
    stop: CancellationToken,
    /// What is asked.
    pub asks: Asks,
}

/// What was counted, in the order of [`Ask::ALL`].
pub type Rates = Vec<(Ask, Counted)>;

/// Loads everything and begins to serve.
pub async fn prepare(ground: &Ground) -> anyhow::Result<Stage> {
    let invented = ground.config(true)?;
    log::start_into(&invented, ground.log("inside.log")?)?;
    Migrator::up(&boot::database(&invented).await?, None).await?;
    let asks = asks(&boot::for_serving(&invented).await?).await?;
    let config = ground.config(false)?;
    let services = boot::for_serving(&config).await?;
    let (portal, _) = serve::portal(&config, &services).await?;
    let bare = Router::new().route("/bare", get(async || "a bare handler\n"));
    let router = portal
        .merge(bare)
        .into_make_service_with_connect_info::<SocketAddr>();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let (address, stop) = (listener.local_addr()?, CancellationToken::new());
    tokio::spawn(async move { axum::serve(listener, router).await });
    tokio::spawn(worker::run(services.clone(), stop.clone()));
    Ok(Stage {
        services,
        runtime: Handle::current(),
        address,
        stop,
        asks,
    })
}

/// Loads everything, and signs people in while the demonstration shows their codes.
async fn asks(services: &Services) -> anyhow::Result<Asks> {
    load(services).await?;
    copies::cases(&services.system(), CASES).await?;
    let authorization = client::authorization(services).await?;
    let officer = Person::sign_in(services, OFFICER).await?;
    let applicant = Person::sign_in(services, APPLICANT).await?;
    let drafts =
        drafts::complete(&applicant.operation(services), (ROUNDS + 1) * SUBMISSIONS).await?;
    services.db.clone().close().await?;
    Ok(Asks {
        authorization,
        officer: officer.cookie(),
        applicant: applicant.cookie(),
        drafts,
    })
}

/// Every question in turn, round by round, so that whatever else the machine does falls on all of them.
pub async fn measure(stage: &Stage) -> anyhow::Result<Rates> {
    let mut rates: Rates = Ask::ALL.map(|ask| (ask, Counted::default())).into();
    for round in 0..=ROUNDS {
        for (ask, counted) in &mut rates {
            let work = match stage.asks.request(*ask) {
                Some(request) => Work::Over(TURN, request.into()),
                None => Work::Once(stage.asks.submissions(round, SUBMISSIONS).into()),
            };
            let some = drive(stage.address, &work, ask.status()).await?;
            if round > 0 {
                counted.add(some);
            }
            // On the portal's own runtime, where its connections to the database are given back.
            let gone = mails_are_gone(stage.services.clone());
            stage.runtime.spawn(gone).await??;
        }
    }
    Ok(rates)
}

/// Mails of a submission are written afterwards; that belongs to no other question's time.
async fn mails_are_gone(services: Services) -> anyhow::Result<()> {
    let left = || {
        outbox_job::Entity::find()
            .filter(outbox_job::Column::State.is_in(["waiting", "running"]))
            .count(&services.db)
    };
    while left().await? > 0 {
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

impl Stage {
    /// Lets go of the database.
    pub async fn close(&self) -> anyhow::Result<()> {
        self.stop.cancel();
        Ok(self.services.db.clone().close().await?)
    }
}
