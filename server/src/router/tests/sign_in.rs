//! A quick hand on the sign-in page: two presses are one sign-in, of one browser.

use super::brake::{KNOWN, PASSWORD};
use super::{Portal, header_of};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use services::secrets::tokens::Token;

impl Portal {
    /// What the sign-in page leaves in a browser that comes with these cookies.
    async fn left_by_sign_in_page(&self, cookies: &str) -> Option<String> {
        let request = Request::get("/sign-in").header(header::COOKIE, cookies);
        let page = self.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(page.status(), StatusCode::OK);
        let left = page.headers().get(header::SET_COOKIE)?;
        let pair = left.to_str().unwrap().split(';').next();
        Some(pair.unwrap().to_owned())
    }

    /// The session that a press of the button leads to.
    async fn press(&self, cookies: &str) -> Token {
        let answer = self.signs_in(KNOWN, (PASSWORD, cookies)).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let session = header_of(&answer, "set-cookie");
        Token::presented(session.split(['=', ';']).nth(1).unwrap())
    }
}

#[tokio::test]
async fn two_presses_on_the_sign_in_page_begin_one_session() {
    let portal = Portal::new().await.with_an_account().await;
    let browser = portal.left_by_sign_in_page("").await.unwrap();
    assert!(browser.starts_with("__Host-device="), "{browser}");
    assert_eq!(portal.left_by_sign_in_page(&browser).await, None);

    let first = portal.press(&browser).await;
    let second = portal.press(&browser).await;
    assert_eq!(first.expose(), second.expose());
    // Another browser gets a session of its own, whatever it types.
    let other = portal.left_by_sign_in_page("").await.unwrap();
    assert_ne!(portal.press(&other).await.expose(), first.expose());
}
