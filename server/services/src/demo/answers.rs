//! What an agent types into its application, section by section.

use super::agents::{Agent, Kind};
use chrono::{Datelike, NaiveDate};
use domain::applications::checklist::checklist;
use domain::applications::content::{
    Contacts, Content, Declaration, Disclosure, Scopes, Security, Service,
};
use domain::applications::validation::SCOPES;
use domain::applications::{Section, SectionInput};
use std::collections::BTreeMap;

const TELEPHONE: &str = "050-0000-0";

/// What is known when a form is filled in.
pub(super) struct Known<'a> {
    /// Who types.
    pub(super) agent: &'a Agent,
    /// Of which kind its service is.
    pub(super) kind: &'a Kind,
    /// Its place in the script, so that answers differ.
    pub(super) place: usize,
    /// Every bank there is.
    pub(super) banks: &'a [String],
    /// The day on which the banks are ready.
    pub(super) ready_on: NaiveDate,
}

impl Known<'_> {
    /// A section as typed the first time; none where nothing is typed.
    pub(super) fn section(&self, section: Section, content: &Content) -> Option<SectionInput> {
        match section {
            Section::Organisation => self.organisation(content),
            Section::Contacts => Some(SectionInput::Contacts(self.contacts())),
            Section::Service => Some(SectionInput::Service(self.service("国内のデータセンター"))),
            Section::Scopes => Some(SectionInput::Scopes(self.scopes())),
            Section::Disclosure => Some(SectionInput::Disclosure(self.disclosure())),
            Section::Declaration => Some(SectionInput::Declaration(
                self.declaration(self.ready_on.checked_add_months(chrono::Months::new(3))),
            )),
            Section::Security => Some(SectionInput::Security(self.security())),
            Section::Documents => None,
        }
    }

    /// A section as corrected after a return.
    pub(super) fn corrected(&self, section: Section, content: &Content) -> Option<SectionInput> {
        match section {
            Section::Organisation => {
                let mut typed = content.organisation.clone();
                typed.address = self.agent.moved_to.clone()?;
                Some(SectionInput::Organisation(Box::new(typed)))
            }
            Section::Service => {
                let place = "国内のデータセンター（東京・大阪の2拠点）";
                Some(SectionInput::Service(self.service(place)))
            }
            Section::Declaration => Some(SectionInput::Declaration(
                self.declaration(Some(self.ready_on)),
            )),
            _ => None,
        }
    }

    /// What is known of the organisation stands there already; somebody may mistype it.
    fn organisation(&self, content: &Content) -> Option<SectionInput> {
        let mut typed = content.organisation.clone();
        typed.postal_code = "150-00".to_owned();
        typed.name_kana = "ひなた家計".to_owned();
        self.agent
            .mistakes
            .then(|| SectionInput::Organisation(Box::new(typed)))
    }

    fn contacts(&self) -> Contacts {
        let tel = |line: usize| format!("{TELEPHONE}{:03}", self.place * 10 + line);
        Contacts {
            business_name: self.agent.person.clone(),
            business_department: "事業開発部".to_owned(),
            business_email: self.agent.email(),
            business_tel: tel(1),
            technical_name: self.agent.representative.clone(),
            technical_email: format!("tech@{}.example.jp", self.agent.slug),
            emergency_tel: tel(9),
        }
    }

    fn service(&self, storage_location: &str) -> Service {
        let chained = self.place.is_multiple_of(4);
        Service {
            service_name: self.agent.service.clone(),
            outline: self.kind.outline.clone(),
            data_flow: self.kind.data_flow.clone(),
            storage_location: storage_location.to_owned(),
            outsourcing: "サーバーの運用を国内のクラウド事業者に委託しています。委託先は利用者の情報を閲覧できません。".to_owned(),
            chained_providers: if chained { "some" } else { "none" }.to_owned(),
            chained_provider_names: if chained { "株式会社つづら電子" } else { "" }.to_owned(),
        }
    }

    fn scopes(&self) -> Scopes {
        // Payroll looks at balances alone.
        let wanted = if self.agent.kind == "payroll" {
            &SCOPES[..2]
        } else {
            &SCOPES[..]
        };
        Scopes {
            scopes: wanted.iter().map(|scope| (*scope).to_owned()).collect(),
            banks: self.banks.to_vec(),
            purpose: self.kind.purpose.clone(),
        }
    }

    fn disclosure(&self) -> Disclosure {
        Disclosure {
            disclosure_url: self.agent.site("disclosure"),
            privacy_policy_url: self.agent.site("privacy"),
            terms_url: self.agent.site("terms"),
            complaint_contact: format!(
                "お客様相談室 soudan@{}.example.jp（平日 9時から17時）",
                self.agent.slug
            ),
            liability: "当社のサービスに関して利用者に損害が生じたときは、当社が原因を調べ、当社の責めに帰すべき損害を賠償します。".to_owned(),
            fees: "残高と入出金明細の照会について、利用者から手数料を受け取りません。".to_owned(),
        }
    }

    /// A few services still read screens, and say until when.
    fn declaration(&self, until: Option<NaiveDate>) -> Declaration {
        let until = until.filter(|_| self.agent.moved_to.is_some());
        let part = |of: fn(&NaiveDate) -> String| until.as_ref().map(of).unwrap_or_default();
        Declaration {
            api_only: "yes".to_owned(),
            scrapes_today: if until.is_some() { "yes" } else { "no" }.to_owned(),
            scraping_ends_year: part(|day| day.year().to_string()),
            scraping_ends_month: part(|day| day.month().to_string()),
            scraping_ends_day: part(|day| day.day().to_string()),
            no_antisocial_forces: "yes".to_owned(),
            truthful: "yes".to_owned(),
        }
    }

    fn security(&self) -> Security {
        let mut answers: BTreeMap<String, String> = checklist()
            .questions
            .iter()
            .map(|question| (question.code.clone(), "yes".to_owned()))
            .collect();
        let mut explanations = BTreeMap::new();
        if self.place.is_multiple_of(3) {
            let plan = "第三者による診断は今年度中に受ける予定です。終わりしだい、結果の概要を提出します。";
            answers.insert("3-1".to_owned(), "no".to_owned());
            explanations.insert("3-1".to_owned(), plan.to_owned());
        }
        if self.agent.mistakes {
            // Somebody who is still at it.
            answers.retain(|code, _| code.as_str() < "3");
        }
        Security {
            answers,
            explanations,
        }
    }
}
