//! The words for codes that letters carry, and quoting of what somebody wrote.

use super::one_line::one_line;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Role;
use domain::applications::Section;
use domain::calendar;
use domain::intake::ScopeFamily;

pub(super) fn roles_ja(roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|role| role_ja(*role)).collect();
    names.join("、")
}

pub(super) fn roles_en(roles: &[Role]) -> String {
    let names: Vec<_> = roles.iter().map(|role| role_en(*role)).collect();
    names.join(", ")
}

fn role_ja(role: Role) -> &'static str {
    match role {
        Role::Owner => "管理者",
        Role::Editor => "申込担当者",
        Role::TechnicalContact => "技術担当者",
        Role::Viewer => "閲覧者",
        Role::Officer => "事務部 担当者",
        Role::Approver => "決裁者",
        Role::Administrator => "システム管理者",
        Role::Auditor => "監査",
        Role::BankRepresentative => "金庫担当者",
        Role::BankDeputy => "金庫担当者の代理",
    }
}

fn role_en(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Editor => "editor",
        Role::TechnicalContact => "technical contact",
        Role::Viewer => "viewer",
        Role::Officer => "officer",
        Role::Approver => "approver",
        Role::Administrator => "administrator",
        Role::Auditor => "auditor",
        Role::BankRepresentative => "bank representative",
        Role::BankDeputy => "deputy bank representative",
    }
}

/// The sections by the headings of the task list.
pub(super) fn sections_ja(codes: &[String]) -> String {
    listed(codes, "、", |code| {
        Some(match code.parse().ok()? {
            Section::Organisation => "組織の情報",
            Section::Contacts => "担当者・連絡先",
            Section::Service => "サービスの概要とデータの流れ",
            Section::Scopes => "利用するAPIと対象の金庫",
            Section::Disclosure => "利用者への表示事項",
            Section::Declaration => "接続方式の申告",
            Section::Security => "API接続チェックリスト",
            Section::Documents => "書類",
        })
    })
}

/// The sections by the headings of the task list.
pub(super) fn sections_en(codes: &[String]) -> String {
    listed(codes, ", ", |code| {
        Some(match code.parse().ok()? {
            Section::Organisation => "Organisation",
            Section::Contacts => "People and contacts",
            Section::Service => "Service and flow of data",
            Section::Scopes => "APIs and labour banks",
            Section::Disclosure => "What users are told",
            Section::Declaration => "Declaration of the method",
            Section::Security => "API connection checklist",
            Section::Documents => "Documents",
        })
    })
}

pub(super) fn family_ja(family: &ScopeFamily) -> &'static str {
    match family {
        ScopeFamily::AccountInformation => "照会系",
        ScopeFamily::Payments => "資金移動系",
    }
}

pub(super) fn family_en(family: &ScopeFamily) -> &'static str {
    match family {
        ScopeFamily::AccountInformation => "account information",
        ScopeFamily::Payments => "payments",
    }
}

pub(super) fn scopes_ja(codes: &[String]) -> String {
    listed(codes, "、", |code| match code {
        "accounts" => Some("口座情報"),
        "balances" => Some("残高照会"),
        "transactions" => Some("入出金明細照会"),
        _ => None,
    })
}

pub(super) fn scopes_en(codes: &[String]) -> String {
    listed(codes, ", ", |code| match code {
        "accounts" => Some("accounts"),
        "balances" => Some("balances"),
        "transactions" => Some("transactions"),
        _ => None,
    })
}

/// A moment as the clocks of the business show it.
pub(super) fn moment_ja(at: &DateTime<Utc>) -> String {
    let day = calendar::date_ja(calendar::business_date(*at));
    format!("{day} {}", calendar::time_of_day(*at))
}

/// The same in English, where the reader may be elsewhere.
pub(super) fn moment_en(at: &DateTime<Utc>) -> String {
    let day = calendar::date_en(calendar::business_date(*at));
    format!("{day}, {} Japan time", calendar::time_of_day(*at))
}

pub(super) fn date_ja(date: &NaiveDate) -> String {
    calendar::date_ja(*date)
}

pub(super) fn date_en(date: &NaiveDate) -> String {
    calendar::date_en(*date)
}

/// What a person wrote, line by line behind a mark, so that none of it can pass for our own words.
pub(super) fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .trim()
        .lines()
        .map(|line| format!("> {}", one_line(line)))
        .collect();
    lines.join("\n")
}

/// What people wrote as several entries, one a line, marked as [`quoted`] marks it.
pub(super) fn listing(entries: &[String]) -> String {
    let lines: Vec<String> = entries.iter().map(|entry| one_line(entry)).collect();
    quoted(&lines.join("\n"))
}

/// A code without a word stands for itself.
fn listed(codes: &[String], comma: &str, word: impl Fn(&str) -> Option<&'static str>) -> String {
    let words: Vec<&str> = codes
        .iter()
        .map(|code| word(code).unwrap_or(code))
        .collect();
    words.join(comma)
}
