//! Every address of the portal, out of its site map: who may pass, and which thing stands in its place. A new
//! address gets its row by itself; one whose parameters mean something new has to say here what.

use crate::things::Story::{
    self, Asked, Draft, Issued, Nothing, Proposed, Reviewed, Signing, Submitted, Suspended,
    Template,
};
use app::routes::{Access, rows};
use domain::accounts::BodyKind;
use domain::permissions::Action;
use std::sync::LazyLock;

/// Who may pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Everybody.
    Open,
    /// Whoever has a session.
    SignedIn,
    /// Those who may do it, whatever they belong to.
    May(Action),
    /// Those who may do it, to what is their own body's.
    Own(Action),
    /// The thing's own people, and the Federation's staff.
    Sight,
    /// Nobody, because nothing of it is configured here.
    Shut,
    /// Machines with a key of their own.
    Key,
}

/// One address.
pub struct Row {
    /// As it stands in the site map.
    pub path: &'static str,
    /// Who may read it; `None` where nothing is to be read.
    pub get: Option<Door>,
    /// Who may send its form; `None` where there is none.
    pub post: Option<Door>,
    /// Whose thing stands in the place of the parameters.
    pub of: Story,
}

/// The pages, in the order of the site map.
pub static PAGES: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut pages: Vec<Row> = Vec::new();
    for row in rows() {
        let door = Some(door(row.path, row.access));
        let known = pages.iter().position(|page| page.path == row.path);
        let place = known.unwrap_or_else(|| {
            pages.push(Row {
                path: row.path,
                get: None,
                post: None,
                of: story(row.path),
            });
            pages.len() - 1
        });
        match row.method {
            "GET" => pages[place].get = door,
            _ => pages[place].post = door,
        }
    }
    pages
});

/// What machines call; nothing of it reads a cookie.
pub const API: &[Row] = &[
    Row {
        path: "/oauth/token",
        get: None,
        post: Some(Door::Key),
        of: Issued,
    },
    Row {
        path: "/api/v1/clients/{client_id}",
        get: Some(Door::Key),
        post: None,
        of: Issued,
    },
    Row {
        path: "/api/v1/intake",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/policy",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/policy/versions/{number}",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/register",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/register.csv",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/register/schema.json",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/register/changes.atom",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
    Row {
        path: "/api/v1/register/{number}",
        get: Some(Door::Open),
        post: None,
        of: Nothing,
    },
];

/// What the site map says, read for things that belong to somebody.
fn door(path: &'static str, access: Access) -> Door {
    let is_of_agents = |action: Action| action.roles()[0].kind() == BodyKind::Agent;
    match access {
        _ if path.starts_with("/sign-in/sso") => Door::Shut,
        // It says how long the session lasts, so without one it says nothing.
        _ if path == "/session" => Door::SignedIn,
        // The signature that is next is the agent's.
        _ if path.ends_with("/paper") => Door::May(Action::RecordAgentPaper),
        Access::All => Door::Open,
        Access::In | Access::Own => Door::SignedIn,
        Access::May(action) if path.contains('{') && is_of_agents(action) => Door::Own(action),
        Access::May(action) => Door::May(action),
        // Whoever was named to sign may be anybody of the agent; the use-case knows who was.
        Access::Either(Action::SignForAgent, named) => Door::Own(named),
        Access::Either(Action::ReadOwn, _) => Door::Sight,
        Access::Either(action, _) => Door::Own(action),
    }
}

/// The parameters of these mean nothing that a story has.
const OF_NOTHING: [&str; 16] = [
    "/language/",
    "/register-of-agents/",
    "/banks/",
    "/confirm/",
    "/consent/",
    "/opening-notice/",
    "/password/reset/",
    "/invitation/",
    "/account/security/passkeys/",
    "/account/sessions/",
    "/account/email/",
    "/demo/mail/",
    "/members/banks",
    "/policy/",
    "/standing-consents/",
    "/bank/standing/",
];

/// The beginnings of addresses, the longer before the shorter, with the things they lead to.
const STORIES: [(&str, Story); 24] = [
    ("/applications/{id}/received", Submitted),
    ("/applications/{id}/contract/publication", Issued),
    ("/applications/{id}/contract", Signing),
    ("/applications/{id}/clients", Issued),
    ("/applications/{id}", Draft),
    ("/members/{body}", Draft),
    ("/cases/{id}/take", Submitted),
    ("/cases/{id}/decide", Proposed),
    ("/cases/{id}/send-back", Proposed),
    ("/cases/{id}/decline", Proposed),
    ("/cases/{id}", Reviewed),
    ("/bank/contracts/{id}/withdraw", Issued),
    ("/bank/contracts/{id}/publication", Issued),
    ("/bank/contracts/{id}", Asked),
    ("/contracts/{id}/draft", Asked),
    ("/contracts/{id}/suspend", Issued),
    ("/contracts/{id}/amend", Issued),
    ("/contracts/{id}/end", Issued),
    ("/contracts/{id}/publications", Issued),
    ("/contracts/{id}", Signing),
    ("/clients/{key}", Issued),
    ("/secret/{token}", Issued),
    ("/suspensions/{id}", Suspended),
    ("/templates/{template}", Template),
];

fn story(path: &str) -> Story {
    let is_of_nothing = OF_NOTHING.iter().any(|begin| path.starts_with(begin));
    if is_of_nothing || !path.contains('{') {
        return Nothing;
    }
    let story = STORIES.iter().find(|(begin, _)| path.starts_with(begin));
    let (_, story) = story.unwrap_or_else(|| panic!("{path} leads to a thing of no story"));
    *story
}

/// Forms that send a file along.
pub const WITH_FILE: [&str; 6] = [
    "/verify",
    "/calendar/import",
    "/applications/{id}/documents",
    "/contracts/{id}/consents/{bank}",
    "/contracts/{id}/consents/{bank}/withdrawal",
    "/contracts/{id}/paper",
];

/// Forms of one button, whose body is not read.
pub const ONE_BUTTON: [&str; 32] = [
    "/sign-out",
    "/confirm/{token}",
    "/opening-notice/confirm/{token}",
    "/opening-notice/stop/{token}",
    "/consent/{token}/code",
    "/contracts/{id}/publications/{publisher}/check",
    "/bank/contracts/{id}/publication/check",
    "/applications/{id}/contract/publication/check",
    "/contracts/{id}/consents/ask",
    "/contracts/{id}/consents/{bank}/ask",
    "/applications/{id}/documents/{document}/remove",
    "/applications/{id}/check",
    "/applications/{id}/withdraw",
    "/contracts/{id}/draft/remarks/{clause}/settle",
    "/clients/{key}/issue",
    "/clients/{key}/send-link",
    "/secret/{token}",
    "/invitation/{token}/join",
    "/members/{body}/invitations/{digest}/withdraw",
    "/members/{body}/leave",
    "/members/{body}/{person}/remove",
    "/members/{body}/{person}/deactivate",
    "/members/{body}/{person}/reactivate",
    "/account/security/passkeys/{id}/remove",
    "/account/security/recovery",
    "/account/email/{token}",
    "/account/sessions/end-others",
    "/account/sessions/{id}/end",
    "/support/end",
    "/sign-in/passkey",
    "/policy/draft",
    "/templates",
];
