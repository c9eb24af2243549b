//! What can happen to the row of a bank, who may let it happen, and how they do it.

use crate::consent_rows::Rows;
use crate::people::mails;
use crate::world::answered;
use domain::accounts::Role;
use domain::banks::BankCode;
use domain::wording::ClauseForm;
use services::consents::{self, AnswerForm, LinkForm, RecordForm, WithdrawForm};
use services::contracts::Upload;
use services::contracts::drafts::{self, IssueForm};
use services::mail::Letter;
use services::secrets::tokens::Token;
use services::{Operation, Result};

/// What makes a consent conditional, and why one is refused.
pub const WHY: &str = "障害時の一次連絡を30分以内とする。";

/// Who does something: somebody with the role, or nobody who is signed in.
pub type Who = Option<Role>;

/// What can happen to the row of a bank.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The bank's people answer on its page.
    Page(&'static str),
    /// Whoever holds the link answers, with the code that is mailed to the bank.
    Link(&'static str),
    /// The answer comes by letter, about a draft.
    Letter(&'static str, i32),
    /// The bank is asked by hand.
    Remind,
    /// The bank's people open its page.
    See,
    /// The bank takes its consent back on its page.
    Withdraw,
    /// It does so by letter.
    RecordWithdrawal,
    /// A draft is issued that changes what was consented to.
    Material,
    /// A draft is issued that is said to change nothing of it.
    Immaterial,
    /// Somebody confirms that it does not.
    Confirm,
}

/// What somebody saw before they did something.
pub struct Seen {
    bank: BankCode,
    version: i64,
    draft: i32,
    text: i64,
}

impl Event {
    /// Everybody who may.
    pub fn people(self) -> Vec<Who> {
        let roles: &[Role] = match self {
            Event::Link(_) => return everybody(),
            Event::Page(_) | Event::See | Event::Withdraw => {
                &[Role::BankRepresentative, Role::BankDeputy]
            }
            Event::Confirm => &[Role::Approver],
            _ => &[Role::Officer],
        };
        roles.iter().copied().map(Some).collect()
    }
}

/// Whoever there is.
pub fn everybody() -> Vec<Who> {
    let roles = Role::ALL.into_iter().map(Some);
    [None].into_iter().chain(roles).collect()
}

/// Where a bank reads its mail.
pub fn address(code: &str) -> String {
    format!("api{code}@bank.example.jp")
}

impl Rows {
    /// What stands there before something happens.
    pub async fn sees(&self, code: &str) -> Seen {
        let officer = self.world.officer();
        let board = consents::board(&officer, self.world.contract).await;
        let board = board.unwrap();
        let bank: BankCode = code.parse().unwrap();
        let row = board.rows.iter().find(|row| row.bank.code == bank).unwrap();
        Seen {
            version: row.version,
            draft: board.drafts.last().unwrap().0,
            text: self.world.drafts().await.last().unwrap().version,
            bank,
        }
    }

    /// Somebody tries it with all that the form needs.
    pub async fn tries(&self, op: &Operation, (event, seen): (Event, &Seen)) -> Result<()> {
        let (id, bank) = (self.world.contract, &seen.bank);
        match event {
            Event::Page(answer) => consents::answer(op, id, &seen.page(answer)).await,
            Event::Link(answer) => self.by_link(op, (seen, answer)).await,
            Event::Letter(answer, draft) => {
                let form = seen.letter(answer, draft);
                consents::record(op, (id, bank), (&form, &Upload::default())).await
            }
            Event::Remind => consents::remind(op, id, Some(bank)).await.map(|_| ()),
            Event::See => consents::see(op, id).await,
            Event::Withdraw => consents::withdraw(op, id, &from_today()).await,
            Event::RecordWithdrawal => {
                let form = (&from_today(), &Upload::default());
                consents::record_withdrawal(op, (id, bank), form).await
            }
            Event::Material => self.next_draft(op, (seen, "material")).await,
            Event::Immaterial => self.next_draft(op, (seen, "immaterial")).await,
            Event::Confirm => drafts::confirm_immaterial(op, id, seen.text).await,
        }
    }

    async fn by_link(&self, op: &Operation, (seen, answer): (&Seen, &str)) -> Result<()> {
        let link = self.mailed(&seen.bank, "consent_requested").await;
        let token = Token::presented(link.rsplit('/').next().unwrap());
        consents::send_code(op, &token).await?;
        let form = LinkForm {
            answer: answer.into(),
            note: WHY.into(),
            name: "金城 海".into(),
            title: "業務部 次長".into(),
            code: self.mailed(&seen.bank, "consent_code").await,
            draft: seen.draft,
            version: seen.version,
        };
        consents::answer_by_link(op, &token, &form).await
    }

    /// The link or the code that was mailed to a bank; nothing where none was.
    async fn mailed(&self, bank: &BankCode, kind: &str) -> String {
        let to = address(bank.as_str());
        let all = mails(&self.world.services).await.into_iter();
        let own = all.filter(|mail| mail.to == to && mail.letter.kind() == kind);
        let mut keys = own.filter_map(|mail| match mail.letter {
            Letter::ConsentRequested { link: key, .. } | Letter::ConsentCode { code: key } => {
                Some(key)
            }
            _ => None,
        });
        keys.next_back().unwrap_or_default()
    }

    async fn next_draft(&self, op: &Operation, (seen, kind): (&Seen, &str)) -> Result<()> {
        let id = self.world.contract;
        let form = ClauseForm {
            heading: "費用".into(),
            text: "有償とする。".into(),
            version: seen.text,
            ..ClauseForm::default()
        };
        drafts::edit_clause(op, id, "fees", &form).await?;
        let form = IssueForm {
            note: "費用を改めます。".into(),
            materiality: kind.into(),
            version: self.world.drafts().await.desk().unwrap().version,
        };
        drafts::issue(op, id, &form).await
    }
}

impl Seen {
    fn page(&self, answer: &str) -> AnswerForm {
        AnswerForm {
            answer: answer.into(),
            note: WHY.into(),
            draft: self.draft,
            version: self.version,
        }
    }

    fn letter(&self, answer: &str, draft: i32) -> RecordForm {
        RecordForm {
            note: WHY.into(),
            draft: draft.to_string(),
            version: self.version,
            ..answered(answer)
        }
    }
}

/// A consent is taken back from the day of these tests on.
fn from_today() -> WithdrawForm {
    WithdrawForm {
        from_year: "2026".into(),
        from_month: "11".into(),
        from_day: "24".into(),
        reason: "方針を見直すため。".into(),
        by: "業務部 本間".into(),
        evidence: "通知書 第3号".into(),
    }
}
