//! How the policy went on after its first version, in the words of a real one, and what the banks said about the next.

use super::people::actor;
use crate::error::Result;
use crate::operation::Operation;
use crate::policy::draft::{self, PublishForm};
use crate::policy::standing::{StandingForm, Whose, give};
use chrono::{Datelike, NaiveDate};
use domain::accounts::Actor;
use domain::banks::BankCode;
use domain::policy::{ItemForm, TermsForm};

const OFFICER: &str = "saegusa@example.jp";
const APPROVER: &str = "approver@example.jp";
/// Banks that gave a standing consent to the next version by letter.
const BY_LETTER: [&str; 3] = ["2951", "2965", "2990"];

/// The text of an item in both languages; its heading stays as it is.
struct Text {
    item: u32,
    ja: String,
    en: String,
}

/// A version as it is prepared and published within an hour.
struct Story {
    effective_from: NaiveDate,
    summary: [&'static str; 2],
    texts: Vec<Text>,
    /// Whether the approver lets the consents go on.
    consents: &'static str,
}

/// The second version: the first date after the plan of 2020, and how clients authenticate.
pub(super) async fn second(op: &Operation, (from, ready_on): (NaiveDate, NaiveDate)) -> Result<()> {
    let story = Story {
        effective_from: from,
        summary: [
            "照会系のシステム対応完了の予定を改め、採用する認証の方式を公表します。",
            "The planned readiness for account information is revised, and the method of authentication is published.",
        ],
        texts: vec![readiness(ready_on), Text {
            item: 5,
            ja: "APIに関するシステムの設計、運用および保守は、13の労働金庫が労働金庫連合会に委託し、労働金庫連合会が外部の事業者に再委託します。認証と認可には、OAuth 2.0とOpenID Connectを用います。システムはクラウド上に構築します。".into(),
            en: "The thirteen banks entrust the design, operation and maintenance of the API systems to the Federation, which entrusts them to third parties. Authentication and authorisation use OAuth 2.0 and OpenID Connect. The systems run in the cloud.".into(),
        }],
        consents: "carry",
    };
    publish(op, story).await
}

/// The third version: the date moved forward, and the day on which intake opens.
pub(super) async fn third(
    op: &Operation,
    (from, ready_on, opens_on): (NaiveDate, NaiveDate, NaiveDate),
) -> Result<()> {
    let (ja, en) = (
        domain::calendar::date_ja(opens_on),
        domain::calendar::date_en(opens_on),
    );
    let story = Story {
        effective_from: from,
        summary: [
            "照会系のシステム対応完了の予定を1か月早め、契約の受付を始める日を示します。",
            "The planned readiness for account information moves one month forward, and the day on which intake opens is named.",
        ],
        texts: vec![
            readiness(ready_on),
            Text {
                item: 7,
                ja: format!(
                    "契約はオープンAPIによる接続を前提とし、利用者のIDとパスワードを用いたスクレイピングによる接続を目的とする契約は締結しません。契約の申込は、システム対応が完了する時期の6か月前から受け付けます。照会系の受付は{ja}に始まります。"
                ),
                en: format!(
                    "Contracts presuppose connection by open API. No contract is concluded for scraping with the IDs and passwords of customers. Applications are accepted from six months before the systems are ready; for account information from {en}."
                ),
            },
        ],
        consents: "carry",
    };
    publish(op, story).await
}

/// The fourth version, which is announced for a later day: how far a standing consent can reach.
pub(super) async fn fourth(op: &Operation, from: NaiveDate) -> Result<()> {
    let story = Story {
        effective_from: from,
        summary: [
            "各金庫が、包括同意の範囲と期限を限り、また撤回できることを明らかにします。",
            "It is made clear that each bank can limit its standing consent, give it a last day, and withdraw it.",
        ],
        texts: vec![Text {
            item: 2,
            ja: "電子決済等代行業者との契約は、全国13の労働金庫に代わって労働金庫連合会が締結します。各労働金庫は、労働金庫連合会がこの契約を締結することへの同意を、あらかじめ包括して、または契約ごとに示します。包括した同意は、系統と期限を限ることができ、いつでも将来に向けて撤回できます。".into(),
            en: "The Federation concludes the contracts with electronic payment service providers on behalf of all thirteen labour banks. Each bank consents beforehand for all contracts, or contract by contract. A standing consent can be limited to scope families and until a day, and withdrawn from a coming day on.".into(),
        }],
        consents: "anew",
    };
    publish(op, story).await
}

/// What some banks said: one limits its consent to the version in force, some consent to the next.
pub(super) async fn consents(op: &Operation, until: NaiveDate) -> Result<()> {
    let officer = by(op, OFFICER).await?;
    let limited = StandingForm {
        families: vec!["account_information".into()],
        seen: 1,
        ..letter(op, "包括同意の範囲について（通知）")
    };
    record(&officer, (3, "2987"), &limited).await?;
    let all = StandingForm {
        families: vec!["account_information".into(), "payments".into()],
        ..letter(op, "方針 第4版への包括同意書")
    };
    for bank in BY_LETTER {
        record(&officer, (4, bank), &all).await?;
    }
    let tokai = by(op, "tokai@example.jp").await?;
    let form = StandingForm {
        families: vec!["account_information".into()],
        until_year: until.year().to_string(),
        until_month: until.month().to_string(),
        until_day: until.day().to_string(),
        ..StandingForm::default()
    };
    let own = Whose {
        version: 4,
        letter_of: None,
    };
    give(&tokai, own, &form).await
}

fn readiness(ready_on: NaiveDate) -> Text {
    let (year, month) = (ready_on.year(), ready_on.month());
    let en = ready_on.format("%B %Y");
    Text {
        item: 4,
        ja: format!(
            "照会系のシステム対応は、{year}年{month}月末までに完了する予定です。正確な時期は、わかり次第公表します。"
        ),
        en: format!(
            "The systems for account information are planned to be ready by the end of {en}. The exact time will be published once it is known."
        ),
    }
}

fn letter(op: &Operation, evidence: &str) -> StandingForm {
    let today = op.today();
    StandingForm {
        said_on_year: today.year().to_string(),
        said_on_month: today.month().to_string(),
        said_on_day: today.day().to_string(),
        by: "業務部 部長".into(),
        evidence: evidence.to_owned(),
        ..StandingForm::default()
    }
}

async fn record(op: &Operation, (version, bank): (i32, &str), form: &StandingForm) -> Result<()> {
    let bank: BankCode = bank.parse().map_err(anyhow::Error::from)?;
    let whose = Whose {
        version,
        letter_of: Some(&bank),
    };
    give(op, whose, form).await
}

/// The officer prepares it and the approver publishes it, through the same doors as everybody.
async fn publish(op: &Operation, story: Story) -> Result<()> {
    let (officer, approver) = (by(op, OFFICER).await?, by(op, APPROVER).await?);
    draft::begin(&officer).await?;
    for text in story.texts {
        let desk = draft::desk(&officer).await?;
        let items = desk.draft.map(|draft| draft.content.items);
        let stored = items.and_then(|items| ItemForm::of(&items, text.item));
        let form = ItemForm {
            body_ja: text.ja,
            body_en: text.en,
            version: desk.version,
            ..stored.unwrap_or_default()
        };
        draft::save_item(&officer, text.item, &form).await?;
    }
    let [summary_ja, summary_en] = story.summary.map(str::to_owned);
    let form = TermsForm {
        effective_from_year: story.effective_from.year().to_string(),
        effective_from_month: story.effective_from.month().to_string(),
        effective_from_day: story.effective_from.day().to_string(),
        summary_ja,
        summary_en,
        version: draft::desk(&officer).await?.version,
    };
    draft::save_terms(&officer, &form).await?;
    let version = draft::desk(&officer).await?.version;
    draft::submit(&officer, version).await?;
    let form = PublishForm {
        consents: story.consents.to_owned(),
        version: draft::desk(&officer).await?.version,
    };
    draft::publish(&approver, &form).await?;
    Ok(())
}

async fn by(op: &Operation, email: &str) -> Result<Operation> {
    let actor: Actor = actor(op, email).await?;
    Ok(Operation {
        actor,
        ..op.clone()
    })
}
