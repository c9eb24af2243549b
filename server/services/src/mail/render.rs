//! From a letter to what people read: subject, plain text and HTML, all three from one text template.

use super::one_line::one_line;
use super::{Letter, Mail, words};
use crate::store::entities::contact;
use anyhow::Context;
use askama::Template;
use chrono::NaiveDate;
use domain::accounts::{FactorChange, Language};
use domain::calendar::Nearness;
use domain::contracts::{Party, SigningStepKind, StepKind};
use domain::intake::Kind;
use domain::suspensions::SuspensionEvent;

/// Above the contact in plain text.
const RULE: &str = "────────────────────";

/// Who writes.
const FEDERATION: &str = "労働金庫連合会";

/// The same in English.
const FEDERATION_EN: &str = "Federation of Labour Banks";

/// A mail in words.
#[derive(Debug)]
pub(super) struct Rendered {
    /// One line.
    pub(super) subject: String,
    /// The text part.
    pub(super) text: String,
    /// The HTML part.
    pub(super) html: String,
    /// Where answers go: the contact's address.
    pub(super) reply_to: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/letters.ja.txt")]
struct Japanese<'a> {
    letter: &'a Letter,
    today: Today,
}

#[derive(Template)]
#[template(path = "mail/letters.en.txt")]
struct English<'a> {
    letter: &'a Letter,
    today: Today,
}

/// The day on which a letter leaves, which may be later than it was meant to.
struct Today(NaiveDate);

impl Today {
    /// How a day lies to it.
    fn finds(&self, day: &NaiveDate) -> Nearness {
        Nearness::of(*day, self.0)
    }
}

/// What the layout puts around and between the words of a letter.
#[derive(Template)]
#[template(path = "mail/layout.html")]
struct Page<'a> {
    language: &'static str,
    subject: String,
    greeting: String,
    blocks: Vec<Block>,
    link: Option<&'a str>,
    link_note: &'static str,
    portal: &'static str,
    contact: Vec<String>,
}

/// A part of a letter between blank lines.
enum Block {
    Paragraph(Vec<String>),
    Quote(Vec<String>),
    Action(String),
}

/// Words a mail as it leaves today. Without a contact in force, the mail names the Federation only.
pub(super) fn render(
    mail: &Mail,
    contact: Option<&contact::Model>,
    today: NaiveDate,
) -> anyhow::Result<Rendered> {
    let (letter, today) = (&mail.letter, Today(today));
    let words = match mail.language {
        Language::Ja => Japanese { letter, today }.render(),
        Language::En => English { letter, today }.render(),
    }
    .context("a letter does not render")?;
    let (subject, body) = words
        .trim()
        .split_once('\n')
        .context("a letter has no body")?;
    let page = Page {
        language: mail.language.tag(),
        subject: one_line(subject),
        greeting: greeting(mail),
        blocks: blocks(body),
        link: letter.link(),
        link_note: link_note(mail.language),
        portal: portal(mail.language),
        contact: contact_lines(mail.language, contact),
    };
    Ok(Rendered {
        text: page.text(),
        html: page
            .render()
            .context("the layout of mails does not render")?,
        subject: page.subject,
        reply_to: contact.map(|contact| contact.email.clone()),
    })
}

/// The portal's name, which is also the sender's.
pub(super) fn portal(language: Language) -> &'static str {
    match language {
        Language::Ja => "ろうきんAPI契約ポータル",
        Language::En => "Rokin API Contract Portal",
    }
}

fn link_note(language: Language) -> &'static str {
    match language {
        Language::Ja => "ボタンが開かない場合は、次のアドレスをブラウザーに入力してください。",
        Language::En => "If the button does not open, type this address into your browser.",
    }
}

/// Anybody can register anybody's address under any name; a name that mail programs would turn into a
/// link gives way to the address.
fn greeting(mail: &Mail) -> String {
    let name = one_line(&mail.to_name);
    let link_like = name.contains("//") || name.contains('@') || name.contains("www.");
    let name = if name.is_empty() || link_like {
        one_line(&mail.to)
    } else {
        name
    };
    match mail.language {
        Language::Ja if mail.letter.is_to_organisation() => format!("{name} 御中"),
        Language::Ja => format!("{name} 様"),
        Language::En => format!("Dear {name},"),
    }
}

fn contact_lines(language: Language, contact: Option<&contact::Model>) -> Vec<String> {
    match (language, contact) {
        (Language::Ja, None) => vec![FEDERATION.to_owned()],
        (Language::En, None) => vec!["The Federation of Labour Banks".to_owned()],
        (Language::Ja, Some(contact)) => vec![
            format!("お問い合わせ：{}", department_ja(contact)),
            format!("電話：{}", one_line(&contact.tel)),
            format!("メール：{}", one_line(&contact.email)),
        ],
        (Language::En, Some(contact)) => vec![
            format!("Contact: {}", department_en(contact)),
            format!("Telephone: {}", one_line(&contact.tel)),
            format!("E-mail: {}", one_line(&contact.email)),
        ],
    }
}

/// The department is kept with the Federation's name or without it.
fn department_ja(contact: &contact::Model) -> String {
    let department = one_line(&contact.department);
    if department.starts_with(FEDERATION) {
        department
    } else {
        format!("{FEDERATION} {department}")
    }
}

/// The same in English, where the Federation's name comes first unless it stands within the department's.
fn department_en(contact: &contact::Model) -> String {
    let department = one_line(&contact.department_en);
    let bare = department
        .strip_suffix(FEDERATION_EN)
        .and_then(|rest| rest.strip_suffix(", "))
        .unwrap_or(&department);
    if bare.contains(FEDERATION_EN) {
        department
    } else {
        format!("the {FEDERATION_EN}, {bare}")
    }
}

fn blocks(body: &str) -> Vec<Block> {
    let lines: Vec<&str> = body.lines().map(str::trim).collect();
    lines
        .split(|line| line.is_empty())
        .filter(|lines| !lines.is_empty())
        .map(block)
        .collect()
}

fn block(lines: &[&str]) -> Block {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    match lines {
        [line] if line.starts_with("=> ") => {
            Block::Action(line.trim_start_matches("=> ").to_owned())
        }
        [first, ..] if first.starts_with('>') => {
            let unmarked: Vec<&str> = lines.iter().map(|line| unmarked(line)).collect();
            Block::Quote(owned(&unmarked))
        }
        lines => Block::Paragraph(owned(lines)),
    }
}

fn unmarked(line: &str) -> &str {
    line.strip_prefix('>').unwrap_or(line).trim_start()
}

impl Page<'_> {
    fn text(&self) -> String {
        let mut parts = vec![self.greeting.clone()];
        parts.extend(self.blocks.iter().map(|block| self.block_text(block)));
        parts.push(format!(
            "{RULE}\n{}\n{}",
            self.portal,
            self.contact.join("\n")
        ));
        parts.join("\n\n") + "\n"
    }

    fn block_text(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(lines) => lines.join("\n"),
            Block::Quote(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
                lines.join("\n")
            }
            Block::Action(label) => format!("{label}\n{}", self.link.unwrap_or_default()),
        }
    }
}
