//! `make bench`: what the portal serves, over the wire, beside a bare handler in the same process and the
//! same run. Figures are for comparing with that handler: the machine is whatever it is.

mod asks;
mod bundle;
mod client;
mod copies;
mod drafts;
mod ground;
mod inside;
mod load;
mod outside;
mod people;
mod report;
mod sign_ins;
mod wire;

use ground::Ground;
use report::Figures;
use server::commands::say;
use std::process::ExitCode;
use tokio::runtime::{Builder, Runtime};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The portal has the runtime it has in production; the load comes from one thread beside it.
fn run() -> anyhow::Result<()> {
    let (portal, browsers) = (
        Runtime::new()?,
        Builder::new_current_thread().enable_all().build()?,
    );
    say("preparing: the demonstration, 10,000 applications, and drafts to submit …\n")?;
    let ground = Ground::new()?;
    let bundle = bundle::measure(&ground.site_root())?;
    let stage = portal.block_on(inside::prepare(&ground))?;
    say("measuring …\n")?;
    let rates = browsers.block_on(inside::measure(&stage))?;
    let people = portal.block_on(sign_ins::people(&ground))?;
    let beside = browsers.block_on(sign_ins::measure(&stage, &people))?;
    portal.block_on(stage.close())?;
    drop(portal);
    let process = browsers.block_on(outside::measure(&ground, &stage.asks))?;
    say(&report::table(&Figures {
        rates,
        beside,
        bundle,
        process,
    }))
}
