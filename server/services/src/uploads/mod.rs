//! Files people send: checked by their content, kept under a random name.

mod kind;
mod office;
mod picture;
mod scan;
mod table;
#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::entities::document::Model;
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::forms::{FieldErrors, FieldProblem, is_hidden};
use domain::refusal::Refusal;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use tokio::task::spawn_blocking;

/// The longest name that is kept of a file.
const NAME_MAX: usize = 200;
pub(crate) const MEBIBYTE: u64 = 1024 * 1024;

/// A file as it arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// What the person calls it.
    pub file_name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// Whether a form's file field was left alone: browsers then send an empty file without a name.
    pub fn is_absent(&self) -> bool {
        self.bytes.is_empty() && self.file_name.is_empty()
    }

    /// What the file is, where content and name agree on one of the kinds taken.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn media_type(&self) -> std::result::Result<&'static str, FieldProblem> {
        kind::recognise(&self.file_name, &self.bytes).map(kind::Kind::media_type)
    }

    /// The last part of the name, without what cannot be seen.
    fn tidy_name(&self) -> String {
        let last = self
            .file_name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default();
        let visible: String = last
            .chars()
            .filter(|c| !is_hidden(*c))
            .take(NAME_MAX)
            .collect();
        if visible.trim().is_empty() {
            "file".to_owned()
        } else {
            visible.trim().to_owned()
        }
    }
}

/// Checks a file and gives its media type.
pub(crate) fn check(
    op: &Operation,
    errors: &mut FieldErrors,
    file: &Upload,
) -> Option<&'static str> {
    let limit = op.services.settings.upload_limit;
    let kind = if file.bytes.is_empty() {
        Err(FieldProblem::FileEmpty)
    } else if file.bytes.len() as u64 > limit {
        Err(FieldProblem::FileTooLarge {
            max_mebibytes: limit / MEBIBYTE,
        })
    } else {
        file.media_type()
    };
    kind.map_err(|problem| errors.push("file", problem)).ok()
}

/// What is known of a file that is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inspected {
    media_type: &'static str,
    scanned_at: Option<DateTime<Utc>>,
}

/// Checks a file on a thread of its own, because an archive is unpacked to be looked at, and then has it
/// looked through. Whoever writes does this first: the database is not kept waiting meanwhile.
pub(crate) async fn inspect(op: &Operation, file: &Upload) -> Result<Inspected> {
    let (own, looked_at) = (op.clone(), file.clone());
    let looked = spawn_blocking(move || {
        let mut errors = FieldErrors::default();
        let media_type = check(&own, &mut errors, &looked_at);
        errors.into_result(media_type.unwrap_or_default())
    });
    Ok(Inspected {
        media_type: looked.await.context("looking at a file")??,
        scanned_at: scan::scan(op, file).await?,
    })
}

/// Demands that an agent whose files have so many bytes already has room for one more.
pub(crate) fn require_room(op: &Operation, (used, file): (u64, &Upload)) -> Result<()> {
    let quota = op.services.settings.upload_quota;
    match used.saturating_add(file.bytes.len() as u64) > quota {
        false => Ok(()),
        true => {
            let max_mebibytes = quota / MEBIBYTE;
            Err(FieldErrors::one("file", FieldProblem::QuotaFull { max_mebibytes }).into())
        }
    }
}

/// Puts an inspected file into the store and gives its row, which belongs to nothing yet.
pub(crate) async fn put(
    op: &Operation,
    (kind, inspected): (&str, Inspected),
    file: &Upload,
) -> Result<Model> {
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let key = format!("documents/{}", Token::new(&op.services).expose());
    let payload = PutPayload::from(file.bytes.clone());
    op.services
        .files
        .put(&Path::from(key.as_str()), payload)
        .await?;
    Ok(Model {
        id: op.new_id(),
        application_id: None,
        contract_id: None,
        kind: kind.to_owned(),
        file_name: file.tidy_name(),
        media_type: inspected.media_type.to_owned(),
        size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        sha256: digest(&file.bytes),
        storage_key: key,
        uploaded_by: by.0,
        uploaded_at: op.now,
        removed_at: None,
        scanned_at: inspected.scanned_at,
    })
}

/// The bytes of a kept file.
pub(crate) async fn get(op: &Operation, key: &str) -> Result<Vec<u8>> {
    let found = op.services.files.get(&Path::from(key)).await?;
    Ok(found.bytes().await?.to_vec())
}
