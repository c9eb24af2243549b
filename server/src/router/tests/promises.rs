//! What every browser may rely on: cookies that only we read, no way out of a page's text, a way out of every
//! page, and nothing behind addresses that nobody wrote down.

use super::{Portal, header_of, text};
use app::routes::rows;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::accounts::Role;
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::members::accept::{AcceptForm, accept_invitation};
use services::members::invite::{InvitationForm, invite};
use services::secrets::tokens::Token;

const PASSWORD: &str = "海と山と川と空と雲と風と星と月";
const MARKUP: &str = r#"<img src=x onerror="alert(1)">&'花子"#;

impl Portal {
    async fn get_as(&self, cookie: &str, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header(header::COOKIE, cookie);
        let answer = self.ask(request.body(Body::empty()).unwrap()).await;
        (answer.status(), text(answer).await)
    }

    /// Every cookie that is set on the way in and out.
    async fn cookies(&self) -> Vec<String> {
        let mut set = Vec::new();
        let sign_in = self.signs_in_as("ohashi@rokin.example", PASSWORD).await;
        let asks = [
            Request::get("/language/en?back=/"),
            Request::post("/sign-out")
                .header("sec-fetch-site", "same-origin")
                .header(header::HOST, "localhost:3000"),
        ];
        set.push(sign_in);
        for ask in asks {
            set.push(self.ask(ask.body(Body::empty()).unwrap()).await);
        }
        set.iter()
            .flat_map(|answer| answer.headers().get_all(header::SET_COOKIE))
            .map(|cookie| cookie.to_str().unwrap().to_owned())
            .collect()
    }

    async fn signs_in_as(&self, email: &str, password: &str) -> axum::http::Response<Body> {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("email", email)
            .append_pair("password", password)
            .finish();
        let request = Request::post("/sign-in")
            .header(header::HOST, "localhost:3000")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form))
            .unwrap();
        self.ask(request).await
    }
}

// ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4
#[tokio::test]
async fn cookies_are_ours_alone_and_no_script_reads_them() {
    let portal = Portal::new().await.with_an_account().await;
    let cookies = portal.cookies().await;
    let name = |cookie: &String| cookie.split('=').next().unwrap().to_owned();
    let names: Vec<String> = cookies.iter().map(name).collect();
    for expected in ["__Host-session", "__Host-device", "__Secure-language"] {
        assert!(names.iter().any(|name| name == expected), "{names:?}");
    }
    for cookie in &cookies {
        for part in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} of {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        let is_secret = !cookie.starts_with("__Secure-language");
        assert!(!is_secret || cookie.starts_with("__Host-"), "{cookie}");
    }
}

// ASVS 14.3.1
#[tokio::test]
async fn whoever_signs_out_leaves_nothing_in_the_browser() {
    let portal = Portal::new().await.with_an_account().await;
    let request = Request::post("/sign-out")
        .header(header::HOST, "localhost:3000")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, portal.session().await)
        .body(Body::empty())
        .unwrap();
    let left = portal.ask(request).await;
    assert_eq!(header_of(&left, "clear-site-data"), r#""storage""#);
}

// ASVS 1.1.2, 1.2.1, 3.2.2
#[tokio::test]
async fn a_name_with_markup_is_shown_as_it_was_typed() {
    let portal = Portal::new().await;
    let op = portal.services.system();
    let form = InvitationForm {
        email: "markup@rokin.example".into(),
        name: MARKUP.into(),
        roles: vec!["auditor".into()],
        language: "ja".into(),
        ..InvitationForm::default()
    };
    let body = domain::accounts::Body::Federation;
    let link = invite(&op, &body, &form).await.unwrap();
    let token = Token::presented(link.rsplit('/').next().unwrap());
    let accepted = AcceptForm {
        name: MARKUP.into(),
        password: PASSWORD.into(),
    };
    accept_invitation(&op, &token, &accepted).await.unwrap();
    let form = SignInForm {
        email: "markup@rokin.example".into(),
        password: PASSWORD.into(),
    };
    let Entered::Session(token) = sign_in(&op, &form).await.unwrap() else {
        panic!("nobody new has a factor")
    };
    let cookie = super::factors::cookie_of(&portal.gives_a_factor(&token).await);
    for path in ["/queue", "/members/federation", "/hats"] {
        let (status, page) = portal.get_as(&cookie, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(page.contains("&lt;img src=x onerror="), "{path}: {page}");
        assert!(!page.contains("<img src=x"), "{path}");
    }
}

// ASVS 7.4.4
#[tokio::test]
async fn every_page_leads_to_signing_out() {
    let portal = Portal::new().await;
    for role in [Role::Owner, Role::Administrator, Role::BankRepresentative] {
        let cookie = portal.somebody(role).await;
        let mut seen = 0;
        for row in rows() {
            let is_page = row.method == "GET" && !row.path.contains(['{', '.']);
            if !is_page || row.path == "/session" {
                continue;
            }
            let (status, page) = portal.get_as(&cookie, row.path).await;
            if status == StatusCode::OK {
                seen += 1;
                assert!(
                    page.contains(r#"action="/sign-out""#),
                    "{role}: {}",
                    row.path
                );
            }
        }
        assert!(seen > 10, "{role}: {seen}");
    }
}

// ASVS 6.2.6, 6.2.7
#[tokio::test]
async fn passwords_are_hidden_and_may_be_pasted_and_managed() {
    let portal = Portal::new().await.with_an_account().await;
    let session = portal.session().await;
    for (cookie, path) in [
        ("", "/sign-in"),
        ("", "/register"),
        (session.as_str(), "/account/password"),
        (session.as_str(), "/account/email"),
    ] {
        let (status, page) = portal.get_as(cookie, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let fields: Vec<&str> = page
            .split("<input")
            .filter_map(|part| part.split('>').next())
            .filter(|field| field.contains("password"))
            .collect();
        assert!(!fields.is_empty(), "{path}");
        for field in fields {
            assert!(field.contains(r#"type="password""#), "{path}: {field}");
            let managed = ["current-password", "new-password"];
            assert!(managed.iter().any(|word| field.contains(word)), "{field}");
            assert!(
                !field.contains("onpaste") && !field.contains("maxlength"),
                "{field}"
            );
        }
    }
}

// ASVS 13.4.1, 13.4.3, 13.4.4
#[tokio::test]
async fn nothing_lies_behind_addresses_that_nobody_wrote_down() {
    let portal = Portal::new().await;
    let site = portal.folder.path().join("site");
    std::fs::create_dir_all(site.join("pkg/.git")).unwrap();
    std::fs::create_dir_all(site.join(".git")).unwrap();
    for file in ["pkg/rokin.css", "pkg/.git/config", ".git/config"] {
        std::fs::write(site.join(file), "secret").unwrap();
    }
    for path in [
        "/pkg/",
        "/pkg",
        "/.git/config",
        "/pkg/.git/config",
        "/pkg/..%2f.git%2fconfig",
    ] {
        let answer = portal.get(path).await;
        let status = answer.status();
        let shown = text(answer).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(!shown.contains("secret"), "{path}: {shown}");
    }
    for path in ["/", "/sign-in", "/oauth/token", "/pkg/rokin.css"] {
        let request = Request::builder().method("TRACE").uri(path);
        let request = request.header("x-probe", "reflected").body(Body::empty());
        let answer = portal.ask(request.unwrap()).await;
        assert!(
            answer.status().is_client_error(),
            "{path}: {}",
            answer.status()
        );
        assert!(!text(answer).await.contains("reflected"), "{path}");
    }
}
