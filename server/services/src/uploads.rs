//! Files people send: checked by their content, kept under a random name.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::entities::document::Model;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};

/// The longest name that is kept of a file.
const NAME_MAX: usize = 200;
const MEBIBYTE: u64 = 1024 * 1024;

/// A kind of file that is taken.
struct Kind {
    media_type: &'static str,
    /// What its content begins with.
    magic: &'static [u8],
    /// How its name may end.
    endings: &'static [&'static str],
}

const KINDS: [Kind; 3] = [
    Kind {
        media_type: "application/pdf",
        magic: b"%PDF-",
        endings: &["pdf"],
    },
    Kind {
        media_type: "image/png",
        magic: b"\x89PNG\r\n\x1a\n",
        endings: &["png"],
    },
    Kind {
        media_type: "image/jpeg",
        magic: b"\xff\xd8\xff",
        endings: &["jpg", "jpeg"],
    },
];

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
    fn media_type(&self) -> Option<&'static str> {
        let kind = KINDS
            .iter()
            .find(|kind| self.bytes.starts_with(kind.magic))?;
        let (_, ending) = self.file_name.rsplit_once('.')?;
        let ending = ending.to_ascii_lowercase();
        kind.endings
            .contains(&ending.as_str())
            .then_some(kind.media_type)
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
            .filter(|c| !c.is_control())
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
    let kind = file.media_type();
    let problem = if file.bytes.is_empty() {
        FieldProblem::FileEmpty
    } else if file.bytes.len() as u64 > limit {
        FieldProblem::FileTooLarge {
            max_mebibytes: limit / MEBIBYTE,
        }
    } else if kind.is_none() {
        FieldProblem::FileType
    } else {
        return kind;
    };
    errors.push("file", problem);
    None
}

/// Puts a checked file into the store and gives its row, which belongs to nothing yet.
pub(crate) async fn put(op: &Operation, kind: &str, file: &Upload) -> Result<Model> {
    let mut errors = FieldErrors::default();
    let media_type = check(op, &mut errors, file);
    let media_type = errors.into_result(media_type)?.unwrap_or_default();
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
        media_type: media_type.to_owned(),
        size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        sha256: digest(&file.bytes),
        storage_key: key,
        uploaded_by: by.0,
        uploaded_at: op.now,
        removed_at: None,
    })
}

/// The bytes of a kept file.
pub(crate) async fn get(op: &Operation, key: &str) -> Result<Vec<u8>> {
    let found = op.services.files.get(&Path::from(key)).await?;
    Ok(found.bytes().await?.to_vec())
}
