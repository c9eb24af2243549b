//! Every address for every role: what the table of rights allows is answered, and nothing else. A role that
//! may not is told so before anything is looked up.

use super::factors::cookie_of;
use super::{Portal, header_of};
use app::routes::{Access, Row, rows};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::accounts::{Body as House, BodyKind, Role};
use domain::banks::BankCode;
use domain::permissions::{Action, When};
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::members::accept::{AcceptForm, accept_invitation};
use services::members::invite::{InvitationForm, invite};
use services::secrets::tokens::Token;
use std::fmt::Write;
use uuid::Uuid;

/// The password of everybody here.
pub const PASSWORD: &str = "海と山と川と空と雲と風と星と月";
/// Where the document of rights stands.
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/permissions.md");

impl Portal {
    /// The cookie of somebody new who holds the role, after a second factor.
    pub async fn somebody(&self, role: Role) -> String {
        let token = self.somebody_by_password(role).await;
        cookie_of(&self.gives_a_factor(&token).await)
    }

    /// The session of somebody new who holds the role.
    pub async fn somebody_by_password(&self, role: Role) -> Token {
        let op = self.services.system();
        let email = format!("{role}@rights.example.jp").replace('_', "-");
        let form = InvitationForm {
            email: email.clone(),
            name: "権田 理".into(),
            roles: vec![role.to_string()],
            ..InvitationForm::default()
        };
        let link = invite(&op, &house(self, role).await, &form).await.unwrap();
        let token = Token::presented(link.rsplit('/').next().unwrap());
        let accepted = AcceptForm {
            name: "権田 理".into(),
            password: PASSWORD.into(),
        };
        accept_invitation(&op, &token, &accepted).await.unwrap();
        let form = SignInForm {
            email,
            password: PASSWORD.into(),
        };
        match sign_in(&op, &form).await.unwrap() {
            Entered::Session(token) => token,
            Entered::FactorAsked(_) => panic!("nobody new has a factor"),
        }
    }

    pub async fn status(
        &self,
        (row, kind): (&Row, BodyKind),
        cookie: Option<&str>,
    ) -> (StatusCode, String) {
        let uri = made_up(row.path, kind);
        let mut request = Request::builder().method(row.method).uri(uri);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let request = request
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        let answer = self.ask(request).await;
        let location = header_of(&answer, "location").to_owned();
        (answer.status(), location)
    }
}

async fn house(portal: &Portal, role: Role) -> House {
    match role.kind() {
        BodyKind::Federation => House::Federation,
        BodyKind::Bank => House::Bank("2963".parse::<BankCode>().unwrap()),
        BodyKind::Agent => House::Agent(portal.an_agent().await),
    }
}

/// An address that leads to a thing which does not exist, in the kind of body that the role is of.
fn made_up(path: &str, kind: BodyKind) -> String {
    let id = Uuid::from_u128(7).to_string();
    let parts = path.split('/').map(|part| match part {
        "{section}" => "service".to_owned(),
        "{bank}" => "2963".to_owned(),
        "{body}" if kind == BodyKind::Agent => format!("agent:{id}"),
        "{body}" => "federation".to_owned(),
        "{tag}" => "ja".to_owned(),
        variable if variable.starts_with('{') => id.clone(),
        fixed => fixed.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

pub fn is_for(access: Access, role: Role) -> bool {
    let may = |action: Action| action.roles().contains(&role);
    match access {
        Access::All | Access::In | Access::Own => true,
        Access::May(action) => may(action),
        Access::Either(one, other) => may(one) || may(other),
    }
}

// ASVS 8.2.1, 8.3.1
#[tokio::test]
async fn every_address_is_for_the_roles_that_the_table_names_and_for_nobody_else() {
    let portal = Portal::new().await;
    for role in Role::ALL {
        let cookie = portal.somebody(role).await;
        for row in rows() {
            // Leaving would end the session that is tried.
            if row.path == "/sign-out" {
                continue;
            }
            let (status, _) = portal.status((&row, role.kind()), Some(&cookie)).await;
            let refused = status == StatusCode::FORBIDDEN;
            assert_eq!(
                refused,
                !is_for(row.access, role),
                "{role}: {row:?} {status}"
            );
            assert_ne!(status, StatusCode::UNAUTHORIZED, "{role}: {row:?}");
            assert!(!status.is_server_error(), "{role}: {row:?} {status}");
        }
    }
}

// ASVS 8.2.1
#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_sign_in() {
    let portal = Portal::new().await;
    for row in rows() {
        let (status, location) = portal.status((&row, BodyKind::Agent), None).await;
        match (row.access, row.method) {
            (Access::All, _) => assert_ne!(status, StatusCode::UNAUTHORIZED, "{row:?}"),
            (_, "GET") => assert!(location.starts_with("/sign-in?next="), "{row:?} {status}"),
            _ => assert_eq!(status, StatusCode::UNAUTHORIZED, "{row:?}"),
        }
    }
}

/// The document is made from the table and the site map; `ROKIN_UPDATE_DOCS=1` writes it anew.
#[test]
fn the_document_of_rights_says_what_the_table_says() {
    let made = document();
    if std::env::var_os("ROKIN_UPDATE_DOCS").is_some() {
        std::fs::write(DOCUMENT, &made).unwrap();
    }
    let kept = std::fs::read_to_string(DOCUMENT).unwrap_or_default();
    assert_eq!(kept, made, "run the test with ROKIN_UPDATE_DOCS=1");
}

fn document() -> String {
    let mut text = String::from(
        "# Who may do what\n\nMade from `domain/src/permissions/table.rs` and `app/src/routes`; a test keeps it true.\n\n\
         ## Actions\n\n| action | roles | in which states |\n|---|---|---|\n",
    );
    for action in Action::ALL {
        let roles: Vec<_> = action.roles().iter().map(|role| role.code()).collect();
        let line = format!(
            "| `{action:?}` | {} | {} |",
            roles.join(", "),
            states(action)
        );
        writeln!(text, "{line}").unwrap();
    }
    text.push_str("\n## Addresses\n\n| | address | for whom |\n|---|---|---|\n");
    for Row {
        method,
        path,
        access,
    } in rows()
    {
        writeln!(text, "| {method} | `{path}` | {} |", whom(access)).unwrap();
    }
    text
}

fn states(action: Action) -> String {
    let codes: Vec<&str> = match action.when() {
        When::Always => return "any".to_owned(),
        When::Application(stages) => stages.iter().map(|stage| stage.code()).collect(),
        When::Contract(states) => states.iter().map(|state| state.code()).collect(),
        When::Client(states) => states.iter().map(|state| state.code()).collect(),
        When::Template(stages) => stages.iter().map(|stage| stage.code()).collect(),
    };
    codes.join(", ")
}

fn whom(access: Access) -> String {
    match access {
        Access::All => "everybody".to_owned(),
        Access::In => "whoever is signed in".to_owned(),
        Access::Own => "whoever is signed in, themselves".to_owned(),
        Access::May(action) => format!("`{action:?}`"),
        Access::Either(one, other) => format!("`{one:?}` or `{other:?}`"),
    }
}
