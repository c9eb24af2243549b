//! Whom the demonstration knows: the Federation's staff, and the words printed at its start.

use crate::accounts::invite::{AcceptForm, InvitationForm, accept_invitation, invite};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts;
use anyhow::Context;
use domain::accounts::{Actor, Role};

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
pub fn sign_ins() -> [SignIn; 10] {
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
    ]
    .map(|(email, name, what)| SignIn { email, name, what })
}

/// The address of a member of the staff.
pub(super) fn staff_email(word: &str) -> String {
    format!("{word}@example.jp")
}

/// Invites the staff, who accept at once.
pub(super) async fn hire(op: &Operation) -> Result<()> {
    for (word, name, role) in STAFF {
        let form = InvitationForm {
            email: staff_email(word),
            name: name.to_owned(),
            roles: vec![role.to_string()],
            language: "ja".to_owned(),
        };
        let link = invite(op, &form).await?;
        let accept = AcceptForm {
            name: name.to_owned(),
            password: PASSWORD.to_owned(),
        };
        accept_invitation(op, &super::mailbox::token_of(&link), &accept).await?;
    }
    Ok(())
}

/// The person of an address, as signed in.
pub(super) async fn actor(op: &Operation, email: &str) -> Result<Actor> {
    let account = accounts::by_email(op.db(), email)
        .await?
        .with_context(|| format!("{email} plays, but has no account"))?;
    Ok(Actor::Person(accounts::identity(op.db(), &account).await?))
}
