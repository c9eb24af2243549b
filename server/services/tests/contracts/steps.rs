//! The steps that people take until a contract is signed, and what they fill in.

use crate::world::World;
use domain::applications::ContractNumber;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::Operation;
use services::consents::{self, AnswerForm, RecordForm};
use services::contracts::{self, DrawUpForm, PaperForm, SignForm, Upload};
use services::error::Result;
use services::store::entities::{bank, signature};

impl World {
    /// The officer records an answer over whatever stands there.
    pub async fn records(&self, code: &str, answer: &str) -> Result<()> {
        let board = consents::board(&self.officer(), self.contract).await?;
        let row = board
            .rows
            .iter()
            .find(|row| row.bank.code.as_str() == code)
            .unwrap();
        let form = RecordForm {
            version: row.version,
            ..answered(answer)
        };
        self.records_form(code, &form, &Upload::default()).await
    }

    pub async fn records_form(&self, code: &str, form: &RecordForm, file: &Upload) -> Result<()> {
        let bank = code.parse().unwrap();
        consents::record(&self.officer(), (self.contract, &bank), (form, file)).await
    }

    /// Somebody at the bank answers on its page to the draft that stands there.
    pub async fn answers(&self, op: &Operation, (answer, note): (&str, &str)) -> Result<()> {
        let asked = consents::asked(op, self.contract).await?;
        let form = AnswerForm {
            answer: answer.into(),
            note: note.into(),
            draft: asked.drafts.last().unwrap().number,
            version: asked.version,
        };
        consents::answer(op, self.contract, &form).await
    }

    pub async fn draws_up(&self) -> Result<()> {
        let form = draw_up_form("2026", "12", "7", self.shown().await.version);
        contracts::draw_up(&self.officer(), self.contract, &form).await
    }

    pub async fn agent_signs(&self) -> Result<()> {
        let form = sign_form(self.shown().await.version);
        let signed = contracts::sign_for_agent(&self.agent(), self.contract, &form).await;
        signed.map(|_| ())
    }

    pub async fn federation_signs(&self) -> Result<ContractNumber> {
        let form = sign_form(self.shown().await.version);
        let signed = contracts::sign_for_federation(&self.approver(), self.contract, &form).await?;
        Ok(signed.unwrap())
    }

    pub async fn signatures(&self) -> u64 {
        signature::Entity::find()
            .count(&self.services.db)
            .await
            .unwrap()
    }

    /// A bank says where it wants its mail.
    pub async fn bank_has_address(&self, code: &str, email: &str) {
        bank::Entity::update_many()
            .col_expr(bank::Column::ContactEmail, Expr::value(email))
            .filter(bank::Column::Code.eq(code))
            .exec(&self.services.db)
            .await
            .unwrap();
    }
}

pub fn answered(answer: &str) -> RecordForm {
    RecordForm {
        answer: answer.into(),
        note: match answer {
            "refused" => "管理体制を確認できないため。".into(),
            _ => String::new(),
        },
        draft: "1".into(),
        answered_on_year: "2026".into(),
        answered_on_month: "11".into(),
        answered_on_day: "24".into(),
        answered_by: "業務部 本間".into(),
        evidence: "回答書 第12号".into(),
        version: 1,
    }
}

pub fn draw_up_form(year: &str, month: &str, day: &str, version: i64) -> DrawUpForm {
    DrawUpForm {
        effective_from_year: year.into(),
        effective_from_month: month.into(),
        effective_from_day: day.into(),
        federation_address: "東京都千代田区神田駿河台2-5-15".into(),
        federation_title: "理事長".into(),
        federation_name: "連合 太郎".into(),
        version,
        ..DrawUpForm::default()
    }
}

pub fn sign_form(version: i64) -> SignForm {
    SignForm {
        signer_name: "山田 太郎".into(),
        signer_title: "代表取締役".into(),
        publish: "yes".into(),
        reason: String::new(),
        version,
    }
}

pub fn paper_form(day: &str, version: i64) -> PaperForm {
    PaperForm {
        signer_name: "山田 太郎".into(),
        signer_title: "代表取締役".into(),
        signed_on_year: "2026".into(),
        signed_on_month: "11".into(),
        signed_on_day: day.into(),
        reason: String::new(),
        kept_at: "事務部 契約書庫 3-12".into(),
        version,
    }
}

pub fn scan(bytes: &[u8]) -> Upload {
    Upload {
        file_name: "署名済み.pdf".into(),
        bytes: bytes.to_vec(),
    }
}
