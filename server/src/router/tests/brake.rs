//! Whoever guesses passwords has to wait, and learns nothing: not even whether there is such an account.

use super::factors::cookie_of;
use super::{Portal, header_of};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use domain::accounts::Body as House;
use http_body_util::BodyExt;
use services::members::accept::{AcceptForm, accept_invitation};
use services::members::invite::{InvitationForm, invite};
use services::secrets::tokens::Token;

pub const KNOWN: &str = "ohashi@rokin.example";
const UNKNOWN: &str = "nobody@rokin.example";
pub const PASSWORD: &str = "海と山と川と空と雲と風と星と月";
const JAPANESE: &str = "__Secure-language=ja";
const ENGLISH: &str = "__Secure-language=en";

impl Portal {
    /// There is one account.
    pub async fn with_an_account(self) -> Self {
        let op = self.services.system();
        let form = InvitationForm {
            email: KNOWN.into(),
            name: "大橋 誠".into(),
            roles: vec!["administrator".into()],
            language: "ja".into(),
            ..InvitationForm::default()
        };
        let link = invite(&op, &House::Federation, &form).await.unwrap();
        let token = Token::presented(link.rsplit('/').next().unwrap());
        let form = AcceptForm {
            name: "大橋 誠".into(),
            password: PASSWORD.into(),
        };
        accept_invitation(&op, &token, &form).await.unwrap();
        self
    }

    /// The cookie of somebody who has signed in and given a second factor.
    pub async fn session(&self) -> String {
        let answer = self.signs_in(KNOWN, (PASSWORD, JAPANESE)).await;
        let cookie = header_of(&answer, "set-cookie").split(';').next();
        let (_, token) = cookie.and_then(|pair| pair.split_once('=')).unwrap();
        let session = self.gives_a_factor(&Token::presented(token)).await;
        cookie_of(&session)
    }

    /// The answer to a password, from a browser with these cookies.
    pub async fn signs_in(&self, email: &str, (password, cookies): (&str, &str)) -> Response<Body> {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("email", email)
            .append_pair("password", password)
            .finish();
        let request = Request::post("/sign-in")
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        self.ask(request).await
    }

    /// Five wrong passwords, which are free.
    async fn is_tried(&self, email: &str) {
        for _ in 0..5 {
            let answer = self.signs_in(email, ("wrong", JAPANESE)).await;
            assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
}

async fn page(answer: Response<Body>) -> String {
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn a_braked_sign_in_says_when_to_try_again() {
    let portal = Portal::new().await.with_an_account().await;
    portal.is_tried(KNOWN).await;
    let braked = portal.signs_in(KNOWN, ("wrong", JAPANESE)).await;
    assert_eq!(braked.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header_of(&braked, "retry-after"), "1");
    let shown = page(braked).await;
    assert!(shown.contains("1秒後にもう一度試してください"), "{shown}");
    assert!(shown.contains(KNOWN) && !shown.contains("wrong"), "{shown}");
}

#[tokio::test]
async fn the_right_password_has_to_wait_too() {
    let portal = Portal::new().await.with_an_account().await;
    portal.is_tried(KNOWN).await;
    let braked = portal.signs_in(KNOWN, (PASSWORD, ENGLISH)).await;
    assert_eq!(braked.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(page(braked).await.contains("Try again in 1 second."));
}

// ASVS 6.3.1
#[tokio::test]
async fn known_and_unknown_addresses_are_braked_alike() {
    let portal = Portal::new().await.with_an_account().await;
    let mut seen = Vec::new();
    for email in [KNOWN, UNKNOWN] {
        portal.is_tried(email).await;
        let braked = portal.signs_in(email, ("wrong", JAPANESE)).await;
        let (status, retry) = (
            braked.status(),
            header_of(&braked, "retry-after").to_owned(),
        );
        let mut names: Vec<String> = braked.headers().keys().map(ToString::to_string).collect();
        names.sort_unstable();
        let shown = without_chance(page(braked).await.replace(email, "…"));
        seen.push((status, retry, names, shown));
    }
    assert_eq!(seen[0].0, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(seen[0], seen[1]);
}

/// The page without what is drawn anew each time: its nonce, and what a passkey would be asked.
fn without_chance(page: String) -> String {
    let drawn = [
        ("nonce=\"", '"'),
        ("name=\"asked\" value=\"", '"'),
        ("challenge\\&quot;:\\&quot;", '\\'),
    ];
    drawn.into_iter().fold(page, |page, (before, end)| {
        let after = page
            .split_once(before)
            .and_then(|(_, rest)| rest.split_once(end));
        match after.map(|(drawn, _)| drawn.to_owned()) {
            Some(drawn) => page.replace(&drawn, "…"),
            None => page,
        }
    })
}
