//! Each happening by the use-case behind the button that somebody presses.

use crate::happenings::Happening::{
    self, Abandons, AgentSigns, Amends, Announces, AsksForClient, AsksForSuspension, Confirms,
    ConfirmsPaper, DecidesSuspension, Declines, DrawsUp, Edits, Ends, FederationSigns, Issues,
    IssuesClient, LiftsSuspension, LosesRegistration, NamedSigns, Names, Records, RecordsPaper,
    Remarks, Resumes, ReturnsPaper, RevokesClient, Settles, Suspends, TakesBack, TakesNameBack,
    Verifies, Waits, Withdraws,
};
use crate::stage::{BANKS, Stage};
use crate::world::{World, answered};
use chrono::{Datelike, Days, NaiveDate};
use domain::clients::ClientForm;
use domain::ids::{ClientKey, SuspensionId};
use domain::intake::AnnounceForm;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryOrder};
use services::clients::issue::issue;
use services::clients::request::request;
use services::clients::revoke::revoke;
use services::consents::{RecordForm, WithdrawForm};
use services::contracts::drafts::{self, CommentForm};
use services::contracts::{AmendForm, EndForm, ReasonForm, Upload};
use services::error::{Error, Result};
use services::review::{VerificationForm, verify_registration};
use services::store::entities::{bank_suspension, organisation};
use services::suspensions::{self, DecisionForm, LiftForm, RequestForm};
use services::{consents, contracts, intake};

impl Stage {
    /// Tries it, and says whether it was refused. A fault of the portal's own stops the test.
    pub async fn play(&self, happening: &Happening) -> bool {
        let tried = match *happening {
            Verifies | LosesRegistration | Announces(_) => self.outside(happening).await,
            Records(..) | Withdraws(..) => self.banks_say(happening).await,
            Edits | Issues(_) | Confirms | Remarks | Settles => self.write(happening).await,
            DrawsUp(..) | TakesBack | AgentSigns | FederationSigns | Declines(_) => {
                self.sign(happening).await
            }
            RecordsPaper(_) | ConfirmsPaper(_) | ReturnsPaper(_) => self.on_paper(happening).await,
            Names(_) | TakesNameBack(_) | NamedSigns(_) => self.by_others(happening).await,
            Abandons | Amends => self.amend(happening).await,
            Suspends | Resumes | Ends(..) => self.live(happening).await,
            AsksForClient | IssuesClient | RevokesClient => self.connect(happening).await,
            AsksForSuspension(_) | DecidesSuspension(_) | LiftsSuspension => {
                self.stop_at_bank(happening).await
            }
            Waits(days) => self.wait(days).await,
        };
        match tried {
            Ok(()) => false,
            Err(Error::Refused(_)) => true,
            Err(Error::Failed(error)) => panic!("{happening:?}: {error:#}"),
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.world.officer().today()
    }

    pub fn day(&self, later: u64) -> [String; 3] {
        let day = self.today() + Days::new(later);
        [day.year().unsigned_abs(), day.month(), day.day()].map(|part| part.to_string())
    }

    async fn outside(&self, happening: &Happening) -> Result<()> {
        let world = &self.world;
        match *happening {
            Verifies => {
                let [list_on_year, list_on_month, list_on_day] = self.day(0);
                let form = VerificationForm {
                    list_on_year,
                    list_on_month,
                    list_on_day,
                    version: self.agent().await.version,
                };
                verify_registration(&world.officer(), world.application, &form).await
            }
            Announces(is_ready) => {
                let form = AnnounceForm {
                    family: "account_information".into(),
                    precision: if is_ready { "ready" } else { "undecided" }.into(),
                    note: "検討のため。".into(),
                    ..AnnounceForm::default()
                };
                let op = self.administrator();
                let seen = intake::preview(&op, &form).await?.seen;
                intake::announce(&op, &form, seen).await.map(|_| ())
            }
            _ => {
                let none = Expr::value(None::<String>);
                organisation::Entity::update_many()
                    .col_expr(organisation::Column::RegistrationVerifiedAt, none.clone())
                    .col_expr(organisation::Column::RegistrationVerifiedBy, none.clone())
                    .col_expr(organisation::Column::RegistrationListOn, none)
                    .exec(&world.services.db)
                    .await?;
                Ok(())
            }
        }
    }

    async fn banks_say(&self, happening: &Happening) -> Result<()> {
        match *happening {
            Records(bank, answer) => {
                let world = self.negotiated().await;
                let code = BANKS[bank].parse().unwrap();
                let board = consents::board(&world.officer(), world.contract).await?;
                let row = board.rows.iter().find(|row| row.bank.code == code);
                let [year, month, day] = self.day(0);
                let form = RecordForm {
                    draft: world.drafts().await.last().unwrap().number.to_string(),
                    note: "条件と理由。".into(),
                    answered_on_year: year,
                    answered_on_month: month,
                    answered_on_day: day,
                    version: row.unwrap().version,
                    ..answered(answer)
                };
                world
                    .records_form(BANKS[bank], &form, &Upload::default())
                    .await
            }
            Withdraws(bank, later) => {
                let [from_year, from_month, from_day] = self.day(later);
                let form = WithdrawForm {
                    from_year,
                    from_month,
                    from_day,
                    reason: "方針を見直すため。".into(),
                    ..WithdrawForm::default()
                };
                let contract = self.in_force().await.contract;
                consents::withdraw(&self.banker(bank), contract, &form).await
            }
            _ => Ok(()),
        }
    }

    async fn write(&self, happening: &Happening) -> Result<()> {
        let world = self.negotiated().await;
        match *happening {
            Edits => {
                let text = format!("APIの利用の対価は、無償とする。（{}）", self.today());
                world.edits("fees", &text).await
            }
            Issues(materiality) => world.issues(materiality).await,
            Confirms => world.confirms().await,
            Remarks => {
                let form = CommentForm {
                    clause: "fees".into(),
                    body: "月額の上限を定めてください。".into(),
                };
                drafts::comment(&world.agent(), world.contract, &form).await
            }
            _ => drafts::settle(&world.officer(), world.contract, "fees").await,
        }
    }

    async fn amend(&self, happening: &Happening) -> Result<()> {
        if let Abandons = happening {
            let world = self.negotiated().await;
            let form = because(&world).await;
            return contracts::abandon(&world.officer(), world.contract, &form).await;
        }
        let world = self.in_force().await;
        let ReasonForm { reason, version } = because(&world).await;
        let form = AmendForm { reason, version };
        let opened = contracts::amend(&world.officer(), world.contract, &form).await;
        opened.map(|_| ())
    }

    async fn live(&self, happening: &Happening) -> Result<()> {
        let world = self.in_force().await;
        let form = because(&world).await;
        match *happening {
            Suspends => contracts::suspend(&world.approver(), world.contract, &form).await,
            Resumes => contracts::resume(&self.other_approver(), world.contract, &form).await,
            Ends(ending, later) => {
                let [last_day_year, last_day_month, last_day_day] = self.day(later);
                let form = EndForm {
                    ending: ending.into(),
                    last_day_year,
                    last_day_month,
                    last_day_day,
                    reason: form.reason,
                    version: form.version,
                    ..EndForm::default()
                };
                contracts::end(&world.approver(), world.contract, &form).await
            }
            _ => Ok(()),
        }
    }

    async fn connect(&self, happening: &Happening) -> Result<()> {
        let clients = self.clients().await;
        let last = clients.last().map(|client| ClientKey(client.id));
        match (*happening, last) {
            (AsksForClient, _) => {
                let form = ClientForm {
                    client_name: "みらい家計簿 本番".into(),
                    redirect_uris: "https://kakeibo.example.jp/callback".into(),
                };
                let contract = self.in_force().await.contract;
                let asked = request(&self.world.agent(), contract, &form).await;
                asked.map(|_| ())
            }
            (IssuesClient, Some(key)) => issue(&self.administrator(), key).await.map(|_| ()),
            (RevokesClient, Some(key)) => {
                revoke(&self.administrator(), key, "鍵が漏れたため。").await
            }
            _ => Ok(()),
        }
    }

    async fn stop_at_bank(&self, happening: &Happening) -> Result<()> {
        let rows = bank_suspension::Entity::find()
            .order_by_asc(bank_suspension::Column::Id)
            .all(&self.world.services.db);
        let last = rows.await?.pop();
        match (*happening, last) {
            (AsksForSuspension(bank), _) => {
                let form = RequestForm {
                    reason: "身に覚えのない照会の申出が続いているため。".into(),
                };
                let op = self.banker(bank);
                let contract = self.in_force().await.contract;
                suspensions::request(&op, contract, &form).await.map(|_| ())
            }
            (DecidesSuspension(decision), Some(row)) => {
                let form = DecisionForm {
                    decision: decision.into(),
                    note: "確認のうえ判断しました。".into(),
                    version: row.version,
                };
                let op = self.world.approver();
                suspensions::decide(&op, SuspensionId(row.id), &form)
                    .await
                    .map(|_| ())
            }
            (LiftsSuspension, Some(row)) => {
                let form = LiftForm {
                    reason: "是正を確認したため。".into(),
                    version: row.version,
                };
                suspensions::lift(&self.other_approver(), SuspensionId(row.id), &form).await
            }
            _ => Ok(()),
        }
    }

    async fn wait(&self, days: u64) -> Result<()> {
        let services = &self.world.services;
        self.world
            .clock
            .set(services.system().now + Days::new(days));
        contracts::signing::due::run_due(services).await?;
        contracts::life::due::run_due(services).await?;
        services::publications::due::run_due(services).await?;
        services::consents::due::run_due(services).await?;
        Ok(())
    }
}

pub async fn because(world: &World) -> ReasonForm {
    ReasonForm {
        reason: "不正な接続の疑いがあるため。".into(),
        version: world.shown().await.version,
    }
}
