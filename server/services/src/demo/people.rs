//! Whom the demonstration knows besides its agents: the Federation's staff, the banks' people, and the words printed at its start.

use super::equip::equip;
use crate::error::Result;
use crate::members::accept::{self, AcceptForm, accept_invitation};
use crate::members::invite::{InvitationForm, invite};
use crate::operation::Operation;
use crate::store::accounts;
use anyhow::Context;
use domain::accounts::{Actor, Assurance, Body, Role};

/// The password of everybody in the demonstration.
pub const PASSWORD: &str = "rokin-demonstration";

/// The officers by the words of the script, then one person a role.
const STAFF: [(&str, &str, Role); 6] = [
    ("saegusa", "三枝 由香里", Role::Officer),
    ("ohashi", "大橋 誠", Role::Officer),
    ("odagiri", "小田切 薫", Role::Officer),
    ("approver", "神谷 正明", Role::Approver),
    ("administrator", "早川 美咲", Role::Administrator),
    ("auditor", "真壁 玲子", Role::Auditor),
];

/// Those who act for banks, by the banks' codes.
const BANKS: [(&str, &str, &str); 2] = [("chuo", "中井 修", "2963"), ("tokai", "水谷 恵", "2972")];

/// One person who handles the clients of two agents, and so has two hats.
const ENGINEER: (&str, &str) = ("gijutsu", "井手 航");
const ENGINEERED: [&str; 2] = ["shiosai@example.jp", "soroban@example.jp"];

/// An account to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// The address; the password is [`PASSWORD`].
    pub email: &'static str,
    /// The person's name.
    pub name: &'static str,
    /// What the person is, or what there is to see.
    pub what: &'static str,
}

/// One account a role, and the agents whose pages have the most to show.
pub fn sign_ins() -> [SignIn; 13] {
    [
        (
            "hinata@example.jp",
            "佐伯 真帆",
            "事業者 ひなた家計（申込みの下書き）",
        ),
        (
            "yashio@example.jp",
            "倉田 彩",
            "事業者 八潮データリンク（補正待ち）",
        ),
        (
            "soroban@example.jp",
            "三木 沙織",
            "事業者 ソロバンラボ（契約の署名待ち）",
        ),
        (
            "shiosai@example.jp",
            "岬 千尋",
            "事業者 しおさい家計（締結済み）",
        ),
        ("saegusa@example.jp", "三枝 由香里", "事務部 担当者"),
        ("ohashi@example.jp", "大橋 誠", "事務部 担当者"),
        ("odagiri@example.jp", "小田切 薫", "事務部 担当者"),
        ("approver@example.jp", "神谷 正明", "決裁者"),
        ("administrator@example.jp", "早川 美咲", "システム管理者"),
        ("auditor@example.jp", "真壁 玲子", "監査"),
        ("chuo@example.jp", "中井 修", "中央労働金庫 担当者"),
        ("tokai@example.jp", "水谷 恵", "東海労働金庫 担当者"),
        (
            "gijutsu@example.jp",
            "井手 航",
            "事業者2社の技術担当者（立場の切り替え）",
        ),
    ]
    .map(|(email, name, what)| SignIn { email, name, what })
}

/// The address of a member of the staff.
pub(super) fn staff_email(word: &str) -> String {
    format!("{word}@example.jp")
}

/// Invites the staff and the banks' people, who accept at once.
pub(super) async fn hire(op: &Operation) -> Result<()> {
    for (word, name, role) in STAFF {
        join(op, &Body::Federation, (word, name, role)).await?;
        equip(op, &staff_email(word)).await?;
    }
    for (word, name, code) in BANKS {
        let bank = Body::Bank(code.parse().context("a bank of the demonstration")?);
        join(op, &bank, (word, name, Role::BankRepresentative)).await?;
        equip(op, &staff_email(word)).await?;
    }
    Ok(())
}

/// Agents invite somebody whom they share.
pub(super) async fn share(op: &Operation) -> Result<()> {
    let (word, name) = ENGINEER;
    let [first, second] = ENGINEERED;
    let agent = actor(op, first)
        .await?
        .body()
        .cloned()
        .context("an agent")?;
    join(op, &agent, (word, name, Role::TechnicalContact)).await?;
    let agent = actor(op, second)
        .await?
        .body()
        .cloned()
        .context("an agent")?;
    let link = invite(
        op,
        &agent,
        &invitation((word, name, Role::TechnicalContact)),
    )
    .await?;
    let engineer = Operation {
        actor: actor(op, &staff_email(word)).await?,
        ..op.clone()
    };
    accept::join(&engineer, &super::mailbox::token_of(&link)).await?;
    Ok(())
}

async fn join(op: &Operation, body: &Body, who: (&str, &str, Role)) -> Result<()> {
    let link = invite(op, body, &invitation(who)).await?;
    let form = AcceptForm {
        name: who.1.to_owned(),
        password: PASSWORD.to_owned(),
    };
    accept_invitation(op, &super::mailbox::token_of(&link), &form).await
}

fn invitation((word, name, role): (&str, &str, Role)) -> InvitationForm {
    InvitationForm {
        email: staff_email(word),
        name: name.to_owned(),
        roles: vec![role.to_string()],
        language: "ja".to_owned(),
        ..InvitationForm::default()
    }
}

/// The person of an address, as signed in with a second factor where one is demanded.
pub(super) async fn actor(op: &Operation, email: &str) -> Result<Actor> {
    let account = accounts::by_email(op.db(), email)
        .await?
        .with_context(|| format!("{email} plays, but has no account"))?;
    let mut identity = accounts::identity(op.db(), op, &account).await?;
    identity.assurance = Assurance::FreshFactor;
    Ok(Actor::Person(identity))
}
