//! The release binary itself, as a process: how long it takes to listen, and how much memory it holds.

use crate::asks::{Ask, Asks};
use crate::ground::Ground;
use crate::load::{Work, drive};
use crate::wire::{Connection, get};
use anyhow::{Context, bail};
use std::fs::read_to_string;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tokio::time::sleep;

const STARTS: usize = 5;
/// Starting takes no longer, or something is wrong.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often the port is tried.
const AGAIN: Duration = Duration::from_micros(500);
/// Requests of each kind before the memory is read.
const REQUESTS: usize = 2000;

/// What was seen of the process.
pub struct Process {
    /// From the start of the process to its first answer: the median.
    pub start: Duration,
    /// Bytes resident after the load.
    pub resident: u64,
    /// The most bytes that ever were.
    pub peak: u64,
}

/// Starts it a few times, and puts load on the last.
pub async fn measure(ground: &Ground, asks: &Asks) -> anyhow::Result<Process> {
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(Server::start(ground).await?.started_in);
    }
    starts.sort_unstable();
    let server = Server::start(ground).await?;
    for ask in [Ask::Home, Ask::Queue, Ask::Token] {
        let request = asks.request(ask).context("nothing to ask")?;
        let work = Work::Once(vec![request; REQUESTS].into());
        drive(server.address, &work, ask.status()).await?;
    }
    Ok(Process {
        start: starts.get(STARTS / 2).copied().unwrap_or_default(),
        resident: server.memory("VmRSS:")?,
        peak: server.memory("VmHWM:")?,
    })
}

struct Server {
    process: Child,
    address: SocketAddr,
    started_in: Duration,
}

impl Server {
    async fn start(ground: &Ground) -> anyhow::Result<Self> {
        let address = free_address()?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command
            .arg("serve")
            .env_clear()
            .envs(ground.environment(address.port()))
            .stdout(Stdio::null())
            .stderr(ground.log("outside.log")?);
        let begun = Instant::now();
        let mut server = Server {
            process: command.spawn()?,
            address,
            started_in: Duration::ZERO,
        };
        while !lives(address).await {
            if begun.elapsed() > PATIENCE || server.process.try_wait()?.is_some() {
                bail!("`server serve` does not come up");
            }
            sleep(AGAIN).await;
        }
        server.started_in = begun.elapsed();
        Ok(server)
    }

    /// A line of the process's status, in bytes.
    fn memory(&self, line: &str) -> anyhow::Result<u64> {
        let status = read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let kibibytes = status
            .lines()
            .find_map(|text| text.strip_prefix(line))
            .and_then(|rest| rest.split_whitespace().next())
            .with_context(|| format!("no {line} here"))?;
        Ok(kibibytes.parse::<u64>()? * 1024)
    }
}

/// Nothing of the run stays behind.
impl Drop for Server {
    fn drop(&mut self) {
        // A process that has ended already needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn lives(address: SocketAddr) -> bool {
    let Ok(mut connection) = Connection::open(address).await else {
        return false;
    };
    connection
        .ask(&get("/livez", ""))
        .await
        .is_ok_and(|status| status == 200)
}

fn free_address() -> anyhow::Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
