//! The contact that a version brings: it follows the last one, has a name in both languages, and shows among the changes.

use crate::drafting::{Office, offices};
use crate::people::{mails, member, refusal};
use crate::support::wait;
use chrono::Duration;
use domain::accounts::{Body, Language};
use domain::forms::{FieldErrors, FieldProblem};
use domain::policy::ContactForm;
use domain::refusal::Refusal;
use services::error::Result;
use services::mail::Letter;
use services::policy::draft;
use services::policy::{contact_change, contact_today, show};

const ENGLISH: &str = "API Department, Federation of Labour Banks";

impl Office {
    /// The officer says who is asked from 10 December on.
    async fn names_a_contact(&self, department_en: &str) -> Result<()> {
        let form = ContactForm {
            contact: "change".into(),
            department: "労働金庫連合会 API推進部".into(),
            department_en: department_en.into(),
            tel: "03-3295-0000".into(),
            email: "api@rokinbank.or.jp".into(),
            valid_from_year: "2026".into(),
            valid_from_month: "12".into(),
            valid_from_day: "10".into(),
            version: self.desk().await.version,
        };
        draft::save_contact(&self.officer(), &form).await
    }

    /// A second version with another contact.
    async fn changes_the_contact(&self) {
        draft::begin(&self.officer()).await.unwrap();
        self.sets("2026-12-01").await.unwrap();
        self.names_a_contact(ENGLISH).await.unwrap();
        let version = self.desk().await.version;
        draft::submit(&self.officer(), version).await.unwrap();
        assert_eq!(self.publishes("carry").await.unwrap(), 2);
    }
}

#[tokio::test]
async fn a_contact_follows_the_last_one_without_a_gap() {
    for office in offices().await {
        office.changes_the_contact().await;
        let shown = show(&office.services.system()).await.unwrap();
        let periods: Vec<_> = shown
            .contacts
            .iter()
            .map(|one| {
                let last = one.valid_to.map(|day| day.to_string()).unwrap_or_default();
                (one.valid_from.to_string(), last)
            })
            .collect();
        let expected = [
            ("2018-03-01", "2018-03-31"),
            ("2018-04-01", "2026-12-09"),
            ("2026-12-10", ""),
        ]
        .map(|(from, last)| (from.to_owned(), last.to_owned()));
        assert_eq!(periods, expected);
        let email = async || {
            let contact = contact_today(&office.services.system()).await.unwrap();
            contact.unwrap().email
        };
        assert_eq!(email().await, "rokinren_dairi@rokinbank.or.jp");
        wait(&office.services, &office.clock, Duration::days(16));
        assert_eq!(email().await, "api@rokinbank.or.jp");
    }
}

#[tokio::test]
async fn a_department_has_a_name_in_both_languages() {
    for office in offices().await {
        draft::begin(&office.officer()).await.unwrap();
        let tried = office.names_a_contact(" ").await;
        let missing = FieldErrors::one("department_en", FieldProblem::Missing);
        assert_eq!(refusal(tried), Refusal::from(missing));
        let version = office.desk().await.version;
        draft::discard(&office.officer(), version).await.unwrap();

        office.changes_the_contact().await;
        let shown = show(&office.services.system()).await.unwrap();
        let names = shown.contacts.iter().map(|one| {
            let [ja, en] = [Language::Ja, Language::En].map(|language| one.department_in(language));
            (ja, en)
        });
        let before = (
            "労働金庫連合会 事務部",
            "Business Department, Federation of Labour Banks",
        );
        let after = ("労働金庫連合会 API推進部", ENGLISH);
        assert_eq!(names.collect::<Vec<_>>(), [before, before, after]);
    }
}

#[tokio::test]
async fn a_contact_belongs_to_the_changes_of_the_version_that_brought_it() {
    for office in offices().await {
        office.changes_the_contact().await;
        office.submitted((4, "2026-12-20")).await;
        assert_eq!(office.publishes("carry").await.unwrap(), 3);
        let system = office.services.system();
        for (earlier, later, changes) in [(1, 2, true), (2, 3, false), (1, 3, true)] {
            let change = contact_change(&system, (earlier, later)).await.unwrap();
            let told = change.map(|change| {
                let before = change.before.map(|one| one.email).unwrap_or_default();
                (before, change.after.email, change.after.policy_version)
            });
            let expected = changes.then(|| {
                let (before, after) = ("rokinren_dairi@rokinbank.or.jp", "api@rokinbank.or.jp");
                (before.to_owned(), after.to_owned(), Some(2))
            });
            assert_eq!(told, expected, "{earlier} to {later}");
        }
    }
}

#[tokio::test]
async fn the_banks_are_mailed_whom_to_ask_from_when() {
    for office in offices().await {
        let bank = Body::Bank("2963".parse().unwrap());
        let who = (&bank, "bank_representative");
        member(&office.services, who, "kinko@bank.example.jp").await;
        office.changes_the_contact().await;
        office.submitted((4, "2026-12-20")).await;
        assert_eq!(office.publishes("carry").await.unwrap(), 3);
        let told = mails(&office.services).await.into_iter();
        let told = told.filter_map(|mail| match mail.letter {
            Letter::PolicyPublished {
                number, contact, ..
            } => Some((number, contact.map(|new| new.email))),
            _ => None,
        });
        let expected = [(2, Some("api@rokinbank.or.jp".to_owned())), (3, None)];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}
