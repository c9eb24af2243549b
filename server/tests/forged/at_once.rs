//! The same decision sixty-four times at once, at two processes over one database: exactly one takes effect.

use crate::ask::{FORM, OWN_SITE, request, text};
use crate::ground::Ground;
use crate::people::Browser;
use crate::things::{Story, Things};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use domain::accounts::{Body as Whom, Role};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use services::store::entities::{application, audit_event, client, contract};

const TIMES: usize = 64;

/// One decision: who sends what where, and what stands in the trail when it took effect.
struct Decision {
    browser: Browser,
    address: String,
    body: String,
    verb: &'static str,
    /// What the one is answered that took effect.
    done: StatusCode,
}

/// Whose hands press: one browser's, or those of many, which nobody can tell from decisions of their own.
#[derive(Clone, Copy)]
enum Hands {
    One,
    /// Counted from a number, so that a later round is not taken for the same again.
    From(usize),
}

impl Ground {
    async fn times(&self, verb: &str) -> u64 {
        let written = audit_event::Entity::find().filter(audit_event::Column::Verb.eq(verb));
        written.count(&self.services.db).await.unwrap()
    }

    /// Sends it again and again without waiting for an answer; the answers in no order.
    async fn all_at_once(&self, decision: &Decision, hands: Hands) -> Vec<(StatusCode, String)> {
        let sent = (0..TIMES).map(|hand| async move {
            let which = match hands {
                Hands::One => 0,
                Hands::From(first) => first + hand,
            };
            let request = request((Method::POST, &decision.address), &decision.browser)
                .header(OWN_SITE.0, OWN_SITE.1)
                .header(header::CONTENT_TYPE, FORM)
                .header(header::USER_AGENT, format!("hand {which}"))
                .body(Body::from(decision.body.clone()));
            let answer = self.ask_replica(which, request.unwrap()).await;
            (answer.status(), text(answer).await)
        });
        join_all(sent).await
    }

    /// Tries it with many hands, and once more afterwards.
    async fn takes_effect_once(&self, decision: &Decision) -> Vec<(StatusCode, String)> {
        let before = self.times(decision.verb).await;
        let mut answers = self.all_at_once(decision, Hands::From(0)).await;
        let verb = decision.verb;
        assert_eq!(self.times(verb).await, before + 1, "{verb}");
        answers.extend(self.all_at_once(decision, Hands::From(TIMES)).await);
        assert_eq!(self.times(verb).await, before + 1, "{verb}, afterwards");
        let done = answers
            .iter()
            .filter(|(status, _)| *status == decision.done);
        assert_eq!(done.count(), 1, "{verb}: {:?}", statuses(&answers));
        let refused = answers
            .iter()
            .filter(|(status, _)| status.is_client_error());
        assert_eq!(
            refused.count(),
            2 * TIMES - 1,
            "{verb}: {:?}",
            statuses(&answers)
        );
        answers
    }
}

fn statuses(answers: &[(StatusCode, String)]) -> Vec<u16> {
    answers.iter().map(|(status, _)| status.as_u16()).collect()
}

async fn version(ground: &Ground, things: &Things) -> i64 {
    let row = application::Entity::find_by_id(things.application);
    row.one(&ground.services.db).await.unwrap().unwrap().version
}

async fn approval(ground: &Ground, story: Story) -> (Things, Decision) {
    let things = ground.things(story).await;
    let decision = Decision {
        browser: ground.person(Role::Approver, &Whom::Federation).await,
        address: format!("/cases/{}/decide", things.application),
        body: format!("confirmed=yes&version={}", version(ground, &things).await),
        verb: "application_approved",
        done: StatusCode::SEE_OTHER,
    };
    (things, decision)
}

pub async fn one_approval_of_many_takes_effect(ground: &Ground) {
    let (things, decision) = approval(ground, Story::Proposed).await;
    ground.takes_effect_once(&decision).await;
    let contracts = contract::Entity::find()
        .filter(contract::Column::ApplicationId.eq(things.application))
        .count(&ground.services.db);
    assert_eq!(contracts.await.unwrap(), 1);
}

pub async fn one_impatient_hand_is_answered_alike_each_time(ground: &Ground) {
    let (_, decision) = approval(ground, Story::ProposedToo).await;
    let before = ground.times(decision.verb).await;
    let answers = ground.all_at_once(&decision, Hands::One).await;
    let done = answers
        .iter()
        .filter(|(status, _)| *status == decision.done);
    assert_eq!(done.count(), TIMES, "{:?}", statuses(&answers));
    assert_eq!(ground.times(decision.verb).await, before + 1);
}

pub async fn one_issue_of_many_takes_effect_and_one_secret_is_shown(ground: &Ground) {
    let things = ground.things(Story::Requested).await;
    let key = things.client.as_ref().unwrap().id;
    let issue = Decision {
        browser: ground.person(Role::Administrator, &Whom::Federation).await,
        address: format!("/clients/{key}/issue"),
        body: String::new(),
        verb: "client_issued",
        done: StatusCode::SEE_OTHER,
    };
    ground.takes_effect_once(&issue).await;
    let link = ground.secret_link(&things).await;
    let reveal = Decision {
        browser: ground.person(Role::Owner, &things.owner).await,
        address: format!("/secret/{}", link.expose()),
        body: String::new(),
        verb: "secret_revealed",
        done: StatusCode::OK,
    };
    let answers = ground.takes_effect_once(&reveal).await;
    shows_the_secret_that_counts(ground, (key, &answers)).await;
}

/// The one page that shows a secret shows the one whose digest was kept.
async fn shows_the_secret_that_counts(
    ground: &Ground,
    (key, answers): (uuid::Uuid, &[(StatusCode, String)]),
) {
    let row = client::Entity::find_by_id(key).one(&ground.services.db);
    let kept = row.await.unwrap().unwrap().secret_hash.unwrap();
    let shows = |page: &str| {
        let words = page.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        words
            .filter(|word| word.len() == 43)
            .any(|word| services::secrets::tokens::Token::presented(word).matches(&kept))
    };
    let showing = answers.iter().filter(|(_, page)| shows(page)).count();
    assert_eq!(showing, 1);
}
