//! The second factor at every address: who has not given one is led to it, and a form does nothing without.

use super::rights::{PASSWORD, is_for};
use super::{Portal, header_of, text};
use app::routes::{Access, rows};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use chrono::Duration;
use domain::accounts::{Actor, Assurance, Language, Role};
use domain::permissions::Action;
use services::accounts::session;
use services::clock::Clock;
use services::demo;
use services::factors::begin_totp::begin_totp;
use services::factors::confirm_totp::confirm_totp;
use services::secrets::tokens::Token;
use url::form_urlencoded::byte_serialize;

impl Portal {
    /// The session goes on under another token, with a second factor given in it.
    pub async fn gives_a_factor(&self, token: &Token) -> Token {
        let op = self.services.operation(Actor::Anonymous, Language::Ja);
        let actor = session::actor(&op, token).await.unwrap();
        let op = self.services.operation(actor, Language::Ja);
        begin_totp(&op).await.unwrap();
        let email = op.actor.identity().unwrap().email.clone();
        let (shown, _) = demo::codes(&op).await.unwrap();
        let own = shown.into_iter().find(|shown| shown.email == email);
        let code = own.unwrap().code.unwrap();
        confirm_totp(&op, token, &code).await.unwrap()
    }
}

/// What a browser sends along.
pub fn cookie_of(token: &Token) -> String {
    format!("__Host-session={}", token.expose())
}

/// What an address demands of the role.
fn demanded(access: Access, role: Role) -> Assurance {
    let actions = match access {
        Access::All | Access::In | Access::Own => Vec::new(),
        Access::May(action) => vec![action],
        Access::Either(one, other) => vec![one, other],
    };
    let theirs = actions
        .into_iter()
        .filter(|action| action.roles().contains(&role));
    let demands = theirs.map(Action::demands);
    demands.min().unwrap_or(Assurance::Password)
}

// ASVS 6.3.4
#[tokio::test]
async fn whoever_has_not_given_a_second_factor_is_led_to_it_and_does_nothing() {
    let portal = Portal::new().await;
    for role in Role::ALL {
        let token = portal.somebody_by_password(role).await;
        expect_asked(&portal, (role, &token), Assurance::Password).await;
        let token = portal.gives_a_factor(&token).await;
        let earlier = portal.clock.now();
        portal.clock.set(earlier + Duration::minutes(6));
        expect_asked(&portal, (role, &token), Assurance::Factor).await;
        portal.clock.set(earlier);
    }
}

/// Every page of the role that demands more leads to the second factor, and every form of it is refused.
async fn expect_asked(portal: &Portal, (role, token): (Role, &Token), given: Assurance) {
    let cookie = cookie_of(token);
    let rows = rows()
        .into_iter()
        .filter(|row| !matches!(row.access, Access::All | Access::In | Access::Own));
    for row in rows.filter(|row| is_for(row.access, role)) {
        let (status, location) = portal.status((&row, role.kind()), Some(&cookie)).await;
        let is_led = location.starts_with("/sign-in/confirm?next=");
        let is_demanded = demanded(row.access, role) > given;
        let what = format!("{role} after {given:?}: {row:?} {status} {location}");
        match row.method {
            "GET" => assert_eq!(is_led, is_demanded, "{what}"),
            _ => assert!(!is_demanded || status.is_client_error(), "{what}"),
        }
    }
}

// ASVS 7.5.1
#[tokio::test]
async fn whoever_has_no_factor_is_asked_for_the_password_before_setting_one_up() {
    let portal = Portal::new().await;
    let token = portal.somebody_by_password(Role::Viewer).await;
    let page = async |token: &Token, path: &str| {
        let request = Request::get(path).header(header::COOKIE, cookie_of(token));
        portal.ask(request.body(Body::empty()).unwrap()).await
    };
    let fresh = page(&token, "/account/security/totp").await;
    assert_eq!(fresh.status(), StatusCode::OK);
    portal.clock.set(portal.clock.now() + Duration::minutes(6));
    let led = page(&token, "/account/security/totp").await;
    let way = "/sign-in/confirm?next=%2Faccount%2Fsecurity%2Ftotp";
    assert_eq!(header_of(&led, "location"), way);
    let asking = text(page(&token, way).await).await;
    assert!(asking.contains(r#"name="password""#) && !asking.contains(r#"name="code""#));

    let gives = async |password: &str| {
        let form = format!("by=password&next=%2Faccount%2Fsecurity%2Ftotp&password={password}");
        let request = Request::post("/sign-in/confirm")
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, cookie_of(&token));
        portal.ask(request.body(Body::from(form)).unwrap()).await
    };
    let wrong = gives("wrong").await;
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let right = gives(&byte_serialize(PASSWORD.as_bytes()).collect::<String>()).await;
    assert_eq!(header_of(&right, "location"), "/account/security/totp");
    let renewed = header_of(&right, "set-cookie");
    let renewed = renewed.split(['=', ';']).nth(1).unwrap();
    let again = page(&Token::presented(renewed), "/account/security/totp").await;
    assert_eq!(again.status(), StatusCode::OK);
    let earlier = page(&token, "/account/security/totp").await;
    assert!(header_of(&earlier, "location").starts_with("/sign-in?next="));
}
