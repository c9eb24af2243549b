//! A form that is sent twice, over a page that counts.

use crate::router::repeats::{Repeats, once};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect};
use axum::routing::post;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;
use tower::ServiceExt;

const FORM: &str = "application/x-www-form-urlencoded";

/// A page whose form takes effect when it is let, each time with another answer.
struct Counter {
    router: Router,
    effects: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

impl Counter {
    fn new() -> Self {
        let effects = Arc::new(AtomicUsize::new(0));
        let gate = Arc::new(Semaphore::new(0));
        let (counted, gated) = (Arc::clone(&effects), Arc::clone(&gate));
        let add = move |body: String| async move {
            let _pass = gated.acquire().await.unwrap();
            if body.contains("refused") {
                return Err(StatusCode::UNPROCESSABLE_ENTITY);
            }
            let effect = counted.fetch_add(1, Ordering::SeqCst);
            let mut answer = Redirect::to(&format!("/done/{effect}")).into_response();
            if body.contains("sign-in") {
                let cookie = HeaderValue::from_static("__Host-session=new");
                answer.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            Ok(answer)
        };
        let router = Router::new()
            .route("/add", post(add))
            .layer(from_fn_with_state(Repeats::default(), once));
        Counter {
            router,
            effects,
            gate,
        }
    }

    fn open() -> Self {
        let counter = Counter::new();
        counter.gate.add_permits(1);
        counter
    }

    /// Status and where it leads.
    async fn press(&self, who: &str, (kind, fields): (&str, &str)) -> (StatusCode, String) {
        let request = Request::post("/add")
            .header(header::COOKIE, who)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(fields.to_owned()))
            .unwrap();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let to = answer.headers().get(header::LOCATION).cloned();
        let to = to.map_or_else(String::new, |to| to.to_str().unwrap().to_owned());
        let status = answer.status();
        to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, to)
    }

    fn effects(&self) -> usize {
        self.effects.load(Ordering::SeqCst)
    }
}

const HANAKO: &str = "__Host-session=hanako";
const TARO: &str = "__Host-session=taro";

#[tokio::test]
async fn the_same_form_twice_takes_effect_once_and_is_answered_alike() {
    let counter = Counter::open();
    let first = counter.press(HANAKO, (FORM, "version=1")).await;
    assert_eq!(first, (StatusCode::SEE_OTHER, "/done/0".to_owned()));
    assert_eq!(counter.press(HANAKO, (FORM, "version=1")).await, first);
    assert_eq!(counter.effects(), 1);
}

#[tokio::test]
async fn other_words_and_other_people_are_something_else() {
    let counter = Counter::open();
    for (who, fields) in [
        (HANAKO, "version=1"),
        (HANAKO, "version=2"),
        (TARO, "version=1"),
    ] {
        counter.press(who, (FORM, fields)).await;
    }
    assert_eq!(counter.effects(), 3);
}

#[tokio::test]
async fn a_session_is_never_handed_out_twice() {
    let counter = Counter::open();
    for effect in 0..2 {
        let (_, to) = counter
            .press("__Secure-language=ja", (FORM, "sign-in"))
            .await;
        assert_eq!(to, format!("/done/{effect}"));
    }
}

#[tokio::test]
async fn a_session_that_another_one_replaced_leads_to_it_twice() {
    let counter = Counter::open();
    for _ in 0..2 {
        let (_, to) = counter.press(HANAKO, (FORM, "sign-in")).await;
        assert_eq!(to, "/done/0");
    }
}

#[tokio::test]
async fn a_browser_that_was_marked_between_two_presses_is_the_same_one() {
    let counter = Counter::open();
    let (unmarked, marked) = (
        "__Secure-language=ja",
        "__Secure-language=ja; __Host-device=1",
    );
    for who in [unmarked, marked, marked] {
        let (_, to) = counter.press(who, (FORM, "link=used-once")).await;
        assert_eq!(to, "/done/0", "{who}");
    }
    // A session, though, is for the browser that asked.
    for (who, effect) in [(unmarked, 1), (marked, 2), (marked, 2)] {
        let (_, to) = counter.press(who, (FORM, "sign-in")).await;
        assert_eq!(to, format!("/done/{effect}"), "{who}");
    }
}

#[tokio::test]
async fn whoever_sent_something_else_in_between_repeats_nothing() {
    let counter = Counter::open();
    let signed_out = "__Host-device=hanako";
    let signed_in = "__Host-device=hanako; __Host-session=first";
    let sign_in = (FORM, "sign-in");
    for (who, sent, effect) in [
        (signed_out, sign_in, 0),
        (signed_out, sign_in, 0),
        (signed_in, (FORM, "sign-out"), 1),
        (signed_out, sign_in, 2),
    ] {
        let (_, to) = counter.press(who, sent).await;
        assert_eq!(to, format!("/done/{effect}"), "{who} {sent:?}");
    }
}

#[tokio::test]
async fn what_was_refused_can_be_sent_again_at_once() {
    let counter = Counter::open();
    let fields = (FORM, "refused");
    for _ in 0..2 {
        let (status, _) = counter.press(HANAKO, fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn an_upload_is_known_again_under_another_boundary() {
    let counter = Counter::open();
    for boundary in ["--abc", "--xyz"] {
        let kind = format!("multipart/form-data; boundary={boundary}");
        let fields = format!("--{boundary}\r\n\r\nscan\r\n--{boundary}--\r\n");
        let (_, to) = counter.press(HANAKO, (&kind, &fields)).await;
        assert_eq!(to, "/done/0");
    }
    let kind = "multipart/form-data; boundary=--abc";
    counter
        .press(HANAKO, (kind, "----abc\r\n\r\nother\r\n----abc--\r\n"))
        .await;
    assert_eq!(counter.effects(), 2);
}

#[tokio::test]
async fn what_was_begun_is_finished_though_the_browser_left_and_the_second_press_hears_of_it() {
    let counter = Counter::new();
    let first = counter.press(HANAKO, (FORM, "version=1"));
    // The browser leaves while the effect is being worked out.
    tokio::select! {
        biased;
        _ = first => panic!("answered before it was let"),
        () = tokio::task::yield_now() => {}
    }
    let second = counter.press(HANAKO, (FORM, "version=1"));
    let (answer, ()) = tokio::join!(second, async {
        tokio::task::yield_now().await;
        counter.gate.add_permits(1);
    });
    assert_eq!(answer, (StatusCode::SEE_OTHER, "/done/0".to_owned()));
    assert_eq!(counter.effects(), 1);
}
