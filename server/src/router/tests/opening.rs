//! What everybody reads of the opening: the days are counted in Japan on a page that is kept, and the mails about it are
//! stopped by programs that know neither a page nor a cookie.

use super::{Portal, header_of, text};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::intake::{AnnounceForm, ScopeFamily};
use services::intake::{announce, status_of};

const FAMILY: ScopeFamily = ScopeFamily::AccountInformation;

impl Portal {
    fn is_now(&self, instant: &str) {
        self.clock.set(instant.parse().unwrap());
    }

    async fn first_page(&self) -> String {
        text(self.get("/").await).await
    }
}

#[tokio::test]
async fn the_countdown_of_the_kept_page_turns_at_midnight_in_japan() {
    let portal = Portal::new().await;
    portal.is_now("2027-01-01T14:59:59Z");
    let op = portal.services.system();
    let counting = status_of(op.db(), &op, FAMILY).await.unwrap().announcement;
    let form = AnnounceForm {
        family: FAMILY.code().into(),
        precision: "end_of_month".into(),
        year: "2027".into(),
        month: "8".into(),
        ..AnnounceForm::default()
    };
    announce(&op, &form, counting.map(|one| one.id))
        .await
        .unwrap();
    for (instant, said) in [
        ("2027-01-01T14:59:59Z", "受付開始まであと58日"),
        ("2027-01-01T15:00:00Z", "受付開始まであと57日"),
        ("2027-02-27T14:59:59Z", "受付開始まであと1日"),
        ("2027-02-27T15:00:00Z", "受付中"),
    ] {
        portal.is_now(instant);
        // The second answer is the kept one.
        for _ in 0..2 {
            let page = portal.first_page().await;
            assert!(page.contains(said), "{instant}: {said}");
        }
    }
}

// ASVS 3.5.1
#[tokio::test]
async fn a_mail_program_reaches_what_stops_the_mails_and_another_site_does_not() {
    let portal = Portal::new().await;
    let press = |site: Option<&str>| {
        let request = Request::post("/opening-notice/stop/AAAA")
            .header(header::HOST, "localhost:3000")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = match site {
            Some(site) => request.header("sec-fetch-site", site),
            None => request,
        };
        request
            .body(Body::from("List-Unsubscribe=One-Click"))
            .unwrap()
    };
    for (site, status) in [
        (None, StatusCode::GONE),
        (Some("same-origin"), StatusCode::GONE),
        (Some("cross-site"), StatusCode::FORBIDDEN),
    ] {
        let answer = portal.ask(press(site)).await;
        assert_eq!(answer.status(), status, "{site:?}");
        assert_eq!(header_of(&answer, "set-cookie"), "");
    }
}

#[tokio::test]
async fn the_opening_is_a_file_for_calendars() {
    let portal = Portal::new().await;
    let answer = portal.get("/policy/opening.ics").await;
    assert_eq!(
        header_of(&answer, "content-type"),
        "text/calendar; charset=utf-8"
    );
    let file = text(answer).await;
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(file.contains("DTSTART;VALUE=DATE:20190930\r\n"), "{file}");
}
