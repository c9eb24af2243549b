//! What is done with the text of a contract before it is signed.

use crate::world::World;
use domain::wording::ClauseForm;
use services::contracts::drafts::{self, DraftPage, IssueForm};
use services::error::Result;

impl World {
    pub async fn drafts(&self) -> DraftPage {
        drafts::show(&self.officer(), self.contract).await.unwrap()
    }

    pub async fn edits(&self, key: &str, text: &str) -> Result<()> {
        let form = ClauseForm {
            heading: "費用".into(),
            text: text.into(),
            version: self.drafts().await.desk().unwrap().version,
            ..ClauseForm::default()
        };
        drafts::edit_clause(&self.officer(), self.contract, key, &form).await
    }

    pub async fn issues(&self, materiality: &str) -> Result<()> {
        let form = IssueForm {
            note: "費用を無償とします。".into(),
            materiality: materiality.into(),
            version: self.drafts().await.desk().unwrap().version,
        };
        drafts::issue(&self.officer(), self.contract, &form).await
    }

    pub async fn confirms(&self) -> Result<()> {
        let seen = self.drafts().await.last().unwrap().version;
        drafts::confirm_immaterial(&self.approver(), self.contract, seen).await
    }
}
