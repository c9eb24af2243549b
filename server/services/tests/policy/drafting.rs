//! The next version: prepared by one person, published or sent back by another, and never rewritten.

use crate::people::{self, kinds, mails, refusal, trail};
use crate::support::{databases, fails_wholly, wait, whole};
use chrono::Duration;
use domain::accounts::{Actor, Language, Role};
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::policy::{DraftState, ItemForm, TermsForm};
use domain::refusal::Refusal;
use services::clock::StoppedClock;
use services::error::Result;
use services::mail::Letter;
use services::policy::draft::{self, Desk, PublishForm, SendBackForm};
use services::policy::{show, version, versions};
use services::{Operation, Services};
use std::sync::Arc;

/// A portal with the two people whom a version needs.
pub struct Office {
    pub services: Services,
    pub clock: Arc<StoppedClock>,
    pub officer: Actor,
    pub approver: Actor,
}

/// The same on each database there is.
pub async fn offices() -> Vec<Office> {
    let mut offices = Vec::new();
    for (services, clock) in databases().await {
        let officer = people::staff(&services, "officer@rokin.example", "officer").await;
        let approver = people::staff(&services, "approver@rokin.example", "approver").await;
        offices.push(Office {
            services,
            clock,
            officer,
            approver,
        });
    }
    offices
}

impl Office {
    pub fn by(&self, actor: &Actor) -> Operation {
        self.services.operation(actor.clone(), Language::Ja)
    }

    pub fn officer(&self) -> Operation {
        self.by(&self.officer)
    }

    pub fn approver(&self) -> Operation {
        self.by(&self.approver)
    }

    pub async fn desk(&self) -> Desk {
        draft::desk(&self.officer()).await.unwrap()
    }

    /// The officer writes another text for an item.
    pub async fn writes(&self, number: u32, text: &str) -> Result<()> {
        let desk = self.desk().await;
        let items = &desk.draft.unwrap().content.items;
        let form = ItemForm {
            body_ja: text.into(),
            body_en: format!("{text} in English"),
            version: desk.version,
            ..ItemForm::of(items, number).unwrap()
        };
        draft::save_item(&self.officer(), number, &form).await
    }

    /// The officer says from when, and what changes.
    pub async fn sets(&self, from: &str) -> Result<()> {
        let mut parts = from.split('-').map(str::to_owned);
        let form = TermsForm {
            effective_from_year: parts.next().unwrap(),
            effective_from_month: parts.next().unwrap(),
            effective_from_day: parts.next().unwrap(),
            summary_ja: "時期を改めます。".into(),
            summary_en: "The date moves.".into(),
            version: self.desk().await.version,
        };
        draft::save_terms(&self.officer(), &form).await
    }

    /// The officer hands a whole draft in.
    pub async fn submitted(&self, (item, from): (u32, &str)) {
        draft::begin(&self.officer()).await.unwrap();
        self.writes(item, "別の文にします。").await.unwrap();
        self.sets(from).await.unwrap();
        let version = self.desk().await.version;
        draft::submit(&self.officer(), version).await.unwrap();
    }

    /// The approver publishes what lies there.
    pub async fn publishes(&self, consents: &str) -> Result<i32> {
        let form = PublishForm {
            consents: consents.into(),
            version: self.desk().await.version,
        };
        draft::publish(&self.approver(), &form).await
    }
}

fn one(field: &str, problem: FieldProblem) -> Refusal {
    FieldErrors::one(field, problem).into()
}

#[tokio::test]
async fn one_prepares_and_another_publishes_and_it_holds_from_its_day() {
    for office in offices().await {
        office.submitted((4, "2026-12-01")).await;
        assert!(kinds(&office.services).await.contains(&"policy_to_decide"));
        assert_eq!(office.publishes("carry").await.unwrap(), 2);

        let all = versions(&office.officer()).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].until.unwrap().to_string(), "2026-11-30");
        assert_eq!(all[1].until, None);
        let now = show(&office.services.system()).await.unwrap();
        let next = now.next.map(|(number, from)| (number, from.to_string()));
        assert_eq!(
            (now.this.version, next),
            (1, Some((2, "2026-12-01".into())))
        );

        wait(&office.services, &office.clock, Duration::days(7));
        let now = show(&office.services.system()).await.unwrap();
        assert_eq!((now.this.version, now.next), (2, None));
        assert_eq!(now.items(Language::Ja)[3].body, "別の文にします。");
        // What was published before reads as it did.
        let first = version(&office.services.system(), 1).await.unwrap();
        assert!(first.items(Language::Ja)[3].body.contains("2020年3月末"));
        assert_eq!(first.as_of.to_string(), "2026-11-30");
        let trail = trail(&office.services).await;
        for verb in [
            "policy_draft_begun",
            "policy_draft_submitted",
            "policy_published",
        ] {
            assert!(trail.contains(&verb.to_owned()), "{verb}");
        }
        assert_eq!(office.desk().await.draft, None);
    }
}

#[tokio::test]
async fn the_maker_never_publishes_whatever_other_role_they_hold() {
    for mut office in offices().await {
        for actor in [&mut office.officer, &mut office.approver] {
            let Actor::Person(identity) = actor else {
                panic!()
            };
            let hat = identity.hat.as_mut().unwrap();
            hat.roles = vec![Role::Officer, Role::Approver];
        }
        office.submitted((4, "2026-12-01")).await;
        let form = PublishForm {
            consents: "carry".into(),
            version: office.desk().await.version,
        };
        let before = whole(&office.services).await;
        let own = draft::publish(&office.officer(), &form).await;
        assert_eq!(refusal(own), Denial::OwnProposal.into());
        assert_eq!(whole(&office.services).await, before);
        draft::publish(&office.approver(), &form).await.unwrap();
    }
}

#[tokio::test]
async fn a_draft_that_came_back_keeps_its_words_and_says_why() {
    for office in offices().await {
        office.submitted((4, "2026-12-01")).await;
        let locked = office.writes(5, "提出した後").await;
        assert_eq!(refusal(locked), Refusal::WrongState);
        let version = office.desk().await.version;
        let empty = SendBackForm {
            reason: " ".into(),
            version,
        };
        let tried = draft::send_back(&office.approver(), &empty).await;
        assert_eq!(refusal(tried), one("reason", FieldProblem::Missing));
        let form = SendBackForm {
            reason: "英語が古いままです。".into(),
            version,
        };
        draft::send_back(&office.approver(), &form).await.unwrap();
        assert!(kinds(&office.services).await.contains(&"policy_sent_back"));
        let desk = office.desk().await;
        let came_back = desk.draft.unwrap();
        assert!(matches!(
            came_back.state,
            DraftState::Open { sent_back: Some(_) }
        ));
        assert_eq!(came_back.content.items.ja[3].body, "別の文にします。");
        office.writes(5, "直した文").await.unwrap();
    }
}

#[tokio::test]
async fn only_one_next_version_is_prepared_and_the_slower_hand_is_told() {
    for office in offices().await {
        let number = draft::begin(&office.officer()).await.unwrap();
        let again = draft::begin(&office.officer()).await.unwrap();
        assert_eq!((number, again), (2, 2));
        let desk = office.desk().await;
        office.writes(4, "先に保存した文").await.unwrap();
        let items = &desk.draft.unwrap().content.items;
        let late = ItemForm {
            body_ja: "後の文".into(),
            version: desk.version,
            ..ItemForm::of(items, 4).unwrap()
        };
        let tried = draft::save_item(&office.officer(), 4, &late).await;
        assert_eq!(refusal(tried), Refusal::Stale);
        let desk = office.desk().await;
        draft::discard(&office.officer(), desk.version)
            .await
            .unwrap();
        assert_eq!(office.desk().await.draft, None);
        assert_eq!(versions(&office.officer()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_is_missing_is_named_at_once_and_a_day_that_passed_is_refused_again() {
    for office in offices().await {
        draft::begin(&office.officer()).await.unwrap();
        let version = office.desk().await.version;
        let tried = draft::submit(&office.officer(), version).await;
        let Refusal::Invalid { fields } = refusal(tried) else {
            panic!()
        };
        let names: Vec<_> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            ["effective_from", "summary_ja", "summary_en", "items"]
        );
        let today = office.officer().today();
        let past = office.sets("2026-11-23").await;
        let expected = one("effective_from", FieldProblem::PastDate { today });
        assert_eq!(refusal(past), expected);

        office.writes(4, "別の文にします。").await.unwrap();
        office.sets("2026-11-24").await.unwrap();
        let version = office.desk().await.version;
        draft::submit(&office.officer(), version).await.unwrap();
        wait(&office.services, &office.clock, Duration::days(1));
        let today = office.officer().today();
        let late = office.publishes("carry").await;
        let expected = one("effective_from", FieldProblem::PastDate { today });
        assert_eq!(refusal(late), expected);
    }
}

#[tokio::test]
async fn a_half_published_version_does_not_exist() {
    for office in offices().await {
        office.submitted((4, "2026-12-01")).await;
        let step = async || office.publishes("carry").await;
        let tables = ["audit_event", "audit_head", "outbox_job"];
        // The approver's own account is told nothing; the banks' people are.
        let bank = domain::accounts::Body::Bank("2963".parse().unwrap());
        people::member(
            &office.services,
            (&bank, "bank_representative"),
            "kinko@bank.example.jp",
        )
        .await;
        fails_wholly(&office.services, &tables, step).await;
        step().await.unwrap();
        let told = mails(&office.services).await.into_iter();
        let mut changed = told.filter_map(|mail| match mail.letter {
            Letter::PolicyPublished { changed, .. } => Some(changed),
            _ => None,
        });
        let changed = changed.next().unwrap();
        assert_eq!(changed.len(), 1, "{changed:?}");
        assert!(changed[0].starts_with("項目4 "), "{changed:?}");
    }
}
