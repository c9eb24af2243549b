//! The criteria in force, for the pages that cite them and the page that publishes them.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::criterion::{Column, Entity, Model};
use domain::accounts::Language;
use domain::forms::{FieldErrors, FieldProblem};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

/// One criterion in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// What returns and declinations cite.
    pub code: String,
    /// The edition it was published in.
    pub edition: i32,
    /// The heading in Japanese.
    pub title_ja: String,
    /// The heading in English.
    pub title_en: String,
    /// The text in Japanese.
    pub text_ja: String,
    /// The text in English.
    pub text_en: String,
}

impl Criterion {
    /// The heading in a language.
    pub fn title(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.title_ja,
            Language::En => &self.title_en,
        }
    }

    /// The text in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.text_ja,
            Language::En => &self.text_en,
        }
    }
}

/// Every criterion, in the published order; they are public.
///
/// # Errors
/// When the database does not answer.
pub async fn list(op: &Operation) -> Result<Vec<Criterion>> {
    let rows = Entity::find()
        .order_by_asc(Column::Position)
        .all(op.db())
        .await?;
    Ok(rows.into_iter().map(criterion).collect())
}

/// The criterion of a code.
async fn find<C: ConnectionTrait>(db: &C, code: &str) -> Result<Option<Criterion>> {
    let row = Entity::find_by_id(code.trim().to_owned()).one(db).await?;
    Ok(row.map(criterion))
}

/// The criterion that a form cites in its field `criterion`; a problem of the field where there is none.
pub(crate) async fn cited<C: ConnectionTrait>(
    db: &C,
    errors: &mut FieldErrors,
    code: &str,
) -> Result<Option<Criterion>> {
    if code.trim().is_empty() {
        errors.push("criterion", FieldProblem::NotChosen);
        return Ok(None);
    }
    let found = find(db, code).await?;
    if found.is_none() {
        errors.push("criterion", FieldProblem::Unknown);
    }
    Ok(found)
}

fn criterion(row: Model) -> Criterion {
    Criterion {
        code: row.code,
        edition: row.edition,
        title_ja: row.title_ja,
        title_en: row.title_en,
        text_ja: row.text_ja,
        text_en: row.text_en,
    }
}
