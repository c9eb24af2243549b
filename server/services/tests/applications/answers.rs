//! What the agent of these tests answers.

use domain::applications::checklist::checklist;
use domain::applications::content::{Contacts, Declaration, Disclosure, Scopes, Security, Service};
use domain::applications::{DocumentKind, SectionInput};
use services::uploads::Upload;

pub const PDF: &[u8] = b"%PDF-1.7 a certificate";
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0 a picture";
pub const JPEG: &[u8] = b"\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\x03 a photograph";

/// The kinds without which nothing is submitted.
pub fn required_documents() -> impl Iterator<Item = DocumentKind> {
    DocumentKind::ALL
        .into_iter()
        .filter(|kind| kind.is_required())
}

pub fn file(name: &str, bytes: &[u8]) -> Upload {
    Upload {
        file_name: name.into(),
        bytes: bytes.to_vec(),
    }
}

/// Every section that is not filled in from what is known of the organisation.
pub fn everything() -> Vec<SectionInput> {
    vec![
        SectionInput::Contacts(contacts()),
        SectionInput::Service(service()),
        SectionInput::Scopes(scopes()),
        SectionInput::Disclosure(disclosure()),
        SectionInput::Declaration(declaration()),
        SectionInput::Security(security()),
    ]
}

pub fn contacts() -> Contacts {
    Contacts {
        business_name: "山田 花子".into(),
        business_department: "事業推進部".into(),
        business_email: "hanako@kigyo.example.jp".into(),
        business_tel: "03-0000-0001".into(),
        technical_name: "技野 進".into(),
        technical_email: "gino@kigyo.example.jp".into(),
        emergency_tel: "03-0000-0002".into(),
    }
}

pub fn service() -> Service {
    Service {
        service_name: "みらい家計簿".into(),
        outline: "口座の動きを家計簿にします。".into(),
        data_flow: "残高と入出金明細を取得し、当社の中だけで使います。".into(),
        storage_location: "国内のデータセンター".into(),
        outsourcing: "なし".into(),
        chained_providers: "none".into(),
        chained_provider_names: String::new(),
    }
}

pub fn scopes() -> Scopes {
    Scopes {
        scopes: vec!["balances".into(), "transactions".into()],
        banks: vec!["2951".into(), "2963".into()],
        purpose: "家計簿への表示".into(),
    }
}

pub fn disclosure() -> Disclosure {
    Disclosure {
        disclosure_url: "https://kigyo.example.jp/disclosure".into(),
        privacy_policy_url: "https://kigyo.example.jp/privacy".into(),
        terms_url: "https://kigyo.example.jp/terms".into(),
        complaint_contact: "お客様窓口 03-0000-0003 平日9時から17時まで".into(),
        liability: "当社が負担します。".into(),
        fees: "なし".into(),
    }
}

pub fn declaration() -> Declaration {
    Declaration {
        api_only: "yes".into(),
        scrapes_today: "no".into(),
        no_antisocial_forces: "yes".into(),
        truthful: "yes".into(),
        ..Declaration::default()
    }
}

pub fn security() -> Security {
    let yes = |code: &String| (code.clone(), "yes".to_owned());
    Security {
        answers: checklist()
            .questions
            .iter()
            .map(|question| yes(&question.code))
            .collect(),
        ..Security::default()
    }
}
