//! Mails that were written to a folder because no SMTP server is configured, and the list of them for
//! the demonstration. Beside each message lies a small index, so that listing parses no mail.

use super::Mail;
use super::render::Rendered;
use crate::error::Result;
use crate::operation::Operation;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::path::Path;
use tokio::fs;

/// A mail in the folder.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMail {
    /// The name of its files, without the ending.
    pub name: String,
    /// The recipient's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The text part.
    pub text: String,
    /// The addresses in it, the next action's first.
    pub links: Vec<String>,
}

/// Without the text and the links, which may open doors.
impl std::fmt::Debug for KeptMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptMail({})", self.name)
    }
}

/// Writes a message and its index. The index comes last and all at once, so that a mail is listed
/// whole or not at all.
pub(super) async fn keep(
    op: &Operation,
    mail: &Mail,
    words: &Rendered,
    message: &[u8],
) -> anyhow::Result<()> {
    let folder = &op.services.settings.mail_folder;
    let kept = KeptMail {
        name: name(op),
        to: mail.to.clone(),
        subject: words.subject.clone(),
        at: op.now,
        text: words.text.clone(),
        links: mail.letter.links(),
    };
    fs::create_dir_all(folder)
        .await
        .context("the mail folder cannot be made")?;
    let file = |ending: &str| folder.join(format!("{}.{ending}", kept.name));
    fs::write(file("eml"), message)
        .await
        .context("the mail cannot be written")?;
    fs::write(file("tmp"), serde_json::to_vec(&kept)?)
        .await
        .context("the index cannot be written")?;
    fs::rename(file("tmp"), file("json"))
        .await
        .context("the index cannot be written")?;
    Ok(())
}

/// The instant, then chance: names sort by time and never meet.
fn name(op: &Operation) -> String {
    let mut chance = [0_u8; 8];
    op.services.random.fill(&mut chance);
    format!(
        "{}-{}",
        op.now.format("%Y%m%dT%H%M%S%6fZ"),
        hex::encode(chance)
    )
}

/// The kept mails, newest first.
///
/// # Errors
/// [`Refusal::NotFound`] outside the demonstration: the links in mails are for their recipients only.
pub async fn list_kept(op: &Operation) -> Result<Vec<KeptMail>> {
    let settings = &op.services.settings;
    if !settings.demonstration {
        return Err(Refusal::NotFound.into());
    }
    let mut mails = read_folder(&settings.mail_folder).await?;
    mails.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(mails)
}

async fn read_folder(folder: &Path) -> Result<Vec<KeptMail>> {
    let mut mails = Vec::new();
    if !fs::try_exists(folder)
        .await
        .context("the mail folder cannot be read")?
    {
        return Ok(mails);
    }
    let mut entries = fs::read_dir(folder)
        .await
        .context("the mail folder cannot be read")?;
    while let Some(entry) = entries
        .next_entry()
        .await
        .context("the mail folder cannot be read")?
    {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let index = fs::read(&path)
                .await
                .context("a kept mail cannot be read")?;
            mails.push(serde_json::from_slice(&index)?);
        }
    }
    Ok(mails)
}
