//! Serves until it is told to stop, and then stops in order.

use crate::boot;
use crate::commands::say;
use crate::config::Config;
use crate::door::Door;
use crate::health::Health;
use crate::router;
use anyhow::{Context, bail};
use app::{AppState, Site, SiteBank};
use axum::Router;
use leptos::config::LeptosOptions;
use services::consents;
use services::contracts::life::due;
use services::contracts::signing::due as signing_due;
use services::demo::{PASSWORD, SignIn, sign_ins};
use services::outbox::worker;
use services::publications::due as publications;
use services::subscriptions;
use services::{Services, policy};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

/// How long requests still come in after readiness is off: load balancers look once a second.
const LAST_REQUESTS: Duration = Duration::from_secs(1);
/// How long requests and the job in hand may take to finish after that.
const FINISH: Duration = Duration::from_secs(28);

/// Serves.
///
/// # Errors
/// When it cannot start, or did not stop in time.
pub async fn serve(config: &Config) -> anyhow::Result<()> {
    let services = boot::for_serving(config).await?;
    boot::require_site(&config.site_root)?;
    let (router, health) = portal(config, &services).await?;
    let door = Door::open(config).await?;
    greet(config)?;

    let (stop_requests, stop_work) = (CancellationToken::new(), CancellationToken::new());
    let mut requests = tokio::spawn(door.serve(router, stop_requests.clone()));
    let mut work = tokio::spawn(work(services.clone(), stop_work.clone()));
    tokio::select! {
        told = told_to_stop() => told?,
        ended = &mut requests => bail!("serving ended by itself: {ended:?}"),
        ended = &mut work => bail!("the worker ended by itself: {ended:?}"),
    }

    tracing::info!("stopping");
    health.stop();
    sleep(LAST_REQUESTS).await;
    stop_requests.cancel();
    let finished = async {
        requests.await??;
        stop_work.cancel();
        work.await?;
        services.db.clone().close().await?;
        anyhow::Ok(())
    };
    timeout(FINISH, finished)
        .await
        .context("some requests did not finish in time")??;
    tracing::info!("stopped");
    Ok(())
}

/// What is done without anybody asking: the outbox, what the calendar does to contracts, boards, signing and
/// publication, and telling of openings.
async fn work(services: Services, stop: CancellationToken) {
    tokio::join!(
        worker::run(services.clone(), stop.clone()),
        due::run(services.clone(), stop.clone()),
        consents::due::run(services.clone(), stop.clone()),
        signing_due::run(services.clone(), stop.clone()),
        publications::run(services.clone(), stop.clone()),
        subscriptions::due::run(services, stop)
    );
}

/// Everything that answers requests, and what turns its readiness off.
///
/// # Errors
/// When the database does not answer, or the portal's own address cannot be an origin.
pub async fn portal(config: &Config, services: &Services) -> anyhow::Result<(Router, Health)> {
    let health = Health::new(services.db.clone());
    let state = AppState {
        services: services.clone(),
        site: Arc::new(site(config, services).await?),
    };
    Ok((router::router(state, config, health.clone())?, health))
}

async fn told_to_stop() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

async fn site(config: &Config, services: &Services) -> anyhow::Result<Site> {
    let banks = policy::active_banks(&services.system()).await?;
    let banks = banks.into_iter().map(|bank| SiteBank {
        code: bank.code.to_string(),
        name: bank.name,
        name_en: bank.name_en,
    });
    let options = options(&config.site_root, config.listen);
    Ok(Site::new(options, config.demonstration(), banks.collect()))
}

/// The same as `[[workspace.metadata.leptos]]` in the manifest.
fn options(site_root: &Path, listen: SocketAddr) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("rokin")
        .site_root(site_root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(listen)
        .build()
}

/// The address, and in the demonstration whom to sign in as.
fn greet(config: &Config) -> anyhow::Result<()> {
    tracing::info!(address = %config.listen, "listening");
    let mut text = format!("\n  {}\n", config.base_url());
    if config.demonstration() {
        text.push_str(&format!("\n  デモ環境  パスワードはすべて {PASSWORD}\n"));
        for SignIn { email, name, what } in sign_ins() {
            text.push_str(&format!("  {email:<26}{name}  {what}\n"));
        }
    }
    say(&format!("{text}\n"))
}
