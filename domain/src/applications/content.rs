//! What the applicant typed, section by section, exactly as typed: saving never refuses, checking comes later.

use super::sections::Section;
use crate::organisations::OrganisationForm;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything an application says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// 組織の情報
    pub organisation: OrganisationForm,
    /// 担当者・連絡先
    pub contacts: Contacts,
    /// サービスの概要とデータの流れ
    pub service: Service,
    /// 利用するAPIと対象の金庫
    pub scopes: Scopes,
    /// 利用者への表示事項
    pub disclosure: Disclosure,
    /// 接続方式の申告
    pub declaration: Declaration,
    /// API接続チェックリスト
    pub security: Security,
    /// 書類についての補足
    pub documents: Documents,
}

/// The people to ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contacts {
    pub business_name: String,
    pub business_department: String,
    pub business_email: String,
    pub business_tel: String,
    pub technical_name: String,
    pub technical_email: String,
    pub emergency_tel: String,
}

/// What the service does and where the data go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    pub service_name: String,
    pub outline: String,
    pub data_flow: String,
    pub storage_location: String,
    pub outsourcing: String,
    /// `none` or `some`.
    pub chained_providers: String,
    pub chained_provider_names: String,
}

/// What is asked of which banks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scopes {
    /// Codes of [`super::validation::SCOPES`].
    pub scopes: Vec<String>,
    /// Codes of the banks wanted.
    pub banks: Vec<String>,
    pub purpose: String,
}

/// The statutory disclosure page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Disclosure {
    pub disclosure_url: String,
    pub privacy_policy_url: String,
    pub terms_url: String,
    pub complaint_contact: String,
    pub liability: String,
    pub fees: String,
}

/// API only, no scraping.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Declaration {
    /// `yes` once the applicant declares that the service connects by API only.
    pub api_only: String,
    /// `no` or `yes`: whether the service reads bank screens with customers' passwords today.
    pub scrapes_today: String,
    pub scraping_ends_year: String,
    pub scraping_ends_month: String,
    pub scraping_ends_day: String,
    /// `yes` once the applicant declares to have no ties to anti-social forces.
    pub no_antisocial_forces: String,
    /// `yes` once the applicant declares that everything is true.
    pub truthful: String,
}

/// Answers to the checklist.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Security {
    /// Question code to `yes` or `no`.
    pub answers: BTreeMap<String, String>,
    /// Question code to the explanation of a `no`.
    pub explanations: BTreeMap<String, String>,
}

/// What the applicant says about the uploaded files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Documents {
    pub remarks: String,
}

/// One section as typed, ready to be saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "section", content = "typed")]
pub enum SectionInput {
    Organisation(Box<OrganisationForm>),
    Contacts(Contacts),
    Service(Service),
    Scopes(Scopes),
    Disclosure(Disclosure),
    Declaration(Declaration),
    Security(Security),
    Documents(Documents),
}

impl SectionInput {
    /// Which section was typed.
    pub fn section(&self) -> Section {
        match self {
            SectionInput::Organisation(_) => Section::Organisation,
            SectionInput::Contacts(_) => Section::Contacts,
            SectionInput::Service(_) => Section::Service,
            SectionInput::Scopes(_) => Section::Scopes,
            SectionInput::Disclosure(_) => Section::Disclosure,
            SectionInput::Declaration(_) => Section::Declaration,
            SectionInput::Security(_) => Section::Security,
            SectionInput::Documents(_) => Section::Documents,
        }
    }
}

impl Content {
    /// Puts one typed section in the place of the old one.
    #[must_use]
    pub fn with(mut self, input: SectionInput) -> Self {
        match input {
            SectionInput::Organisation(typed) => self.organisation = *typed,
            SectionInput::Contacts(typed) => self.contacts = typed,
            SectionInput::Service(typed) => self.service = typed,
            SectionInput::Scopes(typed) => self.scopes = typed,
            SectionInput::Disclosure(typed) => self.disclosure = typed,
            SectionInput::Declaration(typed) => self.declaration = typed,
            SectionInput::Security(typed) => self.security = typed,
            SectionInput::Documents(typed) => self.documents = typed,
        }
        self
    }

    /// One section, as it stands.
    pub fn section(&self, section: Section) -> SectionInput {
        match section {
            Section::Organisation => {
                SectionInput::Organisation(Box::new(self.organisation.clone()))
            }
            Section::Contacts => SectionInput::Contacts(self.contacts.clone()),
            Section::Service => SectionInput::Service(self.service.clone()),
            Section::Scopes => SectionInput::Scopes(self.scopes.clone()),
            Section::Disclosure => SectionInput::Disclosure(self.disclosure.clone()),
            Section::Declaration => SectionInput::Declaration(self.declaration.clone()),
            Section::Security => SectionInput::Security(self.security.clone()),
            Section::Documents => SectionInput::Documents(self.documents.clone()),
        }
    }
}
