//! Files are looked through by clamd where one is configured. Where it does not answer, nothing is taken: a
//! file that nobody looked at would be opened by an officer who trusts the portal.

use super::Upload;
use crate::error::Result;
use crate::operation::Operation;
use crate::settings::Scanner;
use chrono::{DateTime, Utc};
use clamav_client::tokio::{Socket, Tcp, scan_buffer};
use domain::forms::{FieldErrors, FieldProblem};
use std::time::Duration;
use tokio::time::timeout;

/// A file of the largest size is looked through in a few seconds; whoever uploads does not wait for longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// When the file was found clean; nothing where there is no scanner.
///
/// # Errors
/// [`FieldProblem::FileInfected`], and [`FieldProblem::FileNotScanned`] where the scanner does not answer.
pub(super) async fn scan(op: &Operation, file: &Upload) -> Result<Option<DateTime<Utc>>> {
    let Some(scanner) = &op.services.settings.scanner else {
        return Ok(None);
    };
    let problem = match timeout(PATIENCE, ask(scanner, &file.bytes)).await {
        Ok(Ok(Verdict::Clean)) => return Ok(Some(op.now)),
        Ok(Ok(Verdict::Found(what))) => {
            tracing::warn!(what, "an upload was refused by the scanner");
            FieldProblem::FileInfected
        }
        Ok(Err(error)) => {
            tracing::error!(%error, "the scanner cannot be asked, so no upload is taken");
            FieldProblem::FileNotScanned
        }
        Err(_) => {
            tracing::error!("the scanner does not answer in time, so no upload is taken");
            FieldProblem::FileNotScanned
        }
    };
    Err(FieldErrors::one("file", problem).into())
}

/// What the scanner says.
enum Verdict {
    Clean,
    /// By the name of the signature.
    Found(String),
}

async fn ask(scanner: &Scanner, bytes: &[u8]) -> std::io::Result<Verdict> {
    let answer = match scanner {
        Scanner::Tcp(host_address) => scan_buffer(bytes, Tcp { host_address }, None).await?,
        Scanner::Socket(socket_path) => scan_buffer(bytes, Socket { socket_path }, None).await?,
    };
    let text = String::from_utf8_lossy(&answer);
    let text = text.trim_matches(['\0', '\n', ' ']);
    let said = text.strip_prefix("stream: ").unwrap_or(text);
    match (said, said.strip_suffix(" FOUND")) {
        ("OK", _) => Ok(Verdict::Clean),
        (_, Some(found)) => Ok(Verdict::Found(found.to_owned())),
        _ => Err(std::io::Error::other(format!("clamd answers {text}"))),
    }
}
