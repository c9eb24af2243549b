//! The changes of the register as an Atom feed (RFC 4287), in Japanese or in English. A change has the same permanent
//! identifier in both.

use super::changes::{Change, Happened, changes};
use super::english;
use crate::error::Result;
use crate::operation::Operation;
use askama::Template;
use chrono::SecondsFormat;
use domain::accounts::Language;
use domain::calendar::date_ja;
use domain::contracts::StepKind;

/// Where the feed is served.
const JAPANESE: &str = "/api/v1/register/changes.atom";
/// The same in English.
const ENGLISH: &str = "/api/v1/register/changes.atom?lang=en";

/// Where the feed is served in a language.
pub fn feed_address(language: Language) -> &'static str {
    match language {
        Language::Ja => JAPANESE,
        Language::En => ENGLISH,
    }
}

/// What the feed says of itself.
pub(super) struct Head {
    pub title: &'static str,
    pub subtitle: &'static str,
    pub author: &'static str,
}

const HEAD: Head = Head {
    title: "労働金庫連合会 公開名簿の変更",
    subtitle: "API接続契約の締結、停止、再開、終了、更新と、対象の労働金庫の変更",
    author: "労働金庫連合会 事務部",
};

#[derive(Template)]
#[template(path = "register/feed.xml")]
struct Feed {
    language: &'static str,
    head: Head,
    id: String,
    own: String,
    page: String,
    other: String,
    other_language: &'static str,
    updated: String,
    entries: Vec<Line>,
}

struct Line {
    id: String,
    title: String,
    summary: String,
    page: String,
    data: String,
    at: String,
    category: &'static str,
}

/// The feed.
///
/// # Errors
/// When the database does not answer.
pub async fn feed(op: &Operation, language: Language) -> Result<String> {
    let (own, other) = match language {
        Language::Ja => (JAPANESE, Language::En),
        Language::En => (ENGLISH, Language::Ja),
    };
    let changes = changes(op).await?;
    // The feed of a register in which nothing happened yet is as old as the first policy.
    let updated = changes
        .first()
        .map_or_else(|| "2018-03-01T00:00:00Z".to_owned(), instant);
    let feed = Feed {
        language: language.tag(),
        head: match language {
            Language::Ja => HEAD,
            Language::En => english::HEAD,
        },
        id: op.address(own),
        own: op.address(own),
        other: op.address(feed_address(other)),
        other_language: other.tag(),
        page: op.address("/register-of-agents"),
        updated,
        entries: changes
            .iter()
            .map(|change| line(op, (change, language)))
            .collect(),
    };
    Ok(feed.render().map_err(anyhow::Error::from)?)
}

fn line(op: &Operation, (change, language): (&Change, Language)) -> Line {
    let (category, title, summary) = match language {
        Language::Ja => said(change),
        Language::En => english::said(change),
    };
    let number = &change.number;
    Line {
        id: format!("urn:uuid:{}", change.id),
        title,
        summary,
        page: op.address(&format!("/register-of-agents/{number}")),
        data: op.address(&format!("/api/v1/register/{number}")),
        at: instant(change),
        category,
    }
}

/// Code, heading and sentence of a change.
fn said(change: &Change) -> (&'static str, String, String) {
    let who = format!(
        "{}「{}」（契約番号{}）",
        change.organisation_name, change.service_name, change.number
    );
    let (code, what, more) = match &change.what {
        Happened::Concluded { effective_from } => {
            let day = effective_from.map(|day| format!("効力発生日は{}です。", date_ja(day)));
            ("concluded", "契約の締結".to_owned(), day)
        }
        Happened::Step { kind, last_day } => {
            let day = last_day.map(|day| match kind {
                StepKind::Renewed => format!("新しい期間の末日は{}です。", date_ja(day)),
                _ => format!("契約の最終日は{}です。", date_ja(day)),
            });
            let (code, word) = step(*kind);
            (code, word.to_owned(), day)
        }
        Happened::Uncovered { bank, from } => {
            let day = format!("{}から、{}は対象に含みません。", date_ja(*from), bank.name);
            ("coverage", format!("{}が対象外に", bank.name), Some(day))
        }
        Happened::AtBank(step) => {
            let word = if step.resumed {
                "利用の再開"
            } else {
                "利用の停止"
            };
            (step.code(), format!("{}での{word}", step.bank.name), None)
        }
    };
    let title = format!("{what}：{}", change.organisation_name);
    let summary = format!("{who}：{what}。{}", more.unwrap_or_default());
    (code, title, summary)
}

fn step(kind: StepKind) -> (&'static str, &'static str) {
    match kind {
        StepKind::Suspended => ("suspended", "利用の停止"),
        StepKind::Resumed => ("resumed", "利用の再開"),
        StepKind::Notified => ("notified", "終了の通知"),
        StepKind::Ended => ("ended", "契約の終了"),
        StepKind::Renewed => ("renewed", "契約の更新"),
        StepKind::Replaced => ("replaced", "変更契約への移行"),
    }
}

fn instant(change: &Change) -> String {
    change.at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
