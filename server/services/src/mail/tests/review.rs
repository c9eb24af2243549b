//! The letters from the receipt of an application to the signing of its contract.

use super::{day, rendered, rendered_on};
use crate::mail::Letter;
use domain::accounts::Language;

pub fn review_letters() -> Vec<Letter> {
    let (receipt_number, service) = ("R2026-0123".to_owned(), "ひなた家計簿".to_owned());
    let organisation = "ひなた家計簿株式会社".to_owned();
    let url = "https://portal.example/applications/1".to_owned();
    let reason = "委託先の一覧が古い日付です。\n\n最新のものを添えてください。".to_owned();
    let criterion = "3-2 外部委託の管理".to_owned();
    macro_rules! letter {
        ($kind:ident { $($field:ident),* ; $($own:ident : $value:expr),* }) => {
            Letter::$kind { $($field: $field.clone(),)* $($own: $value),* }
        };
    }
    vec![
        letter!(ApplicationReceived { receipt_number, organisation, service, url; resubmitted: false }),
        letter!(ApplicationArrived { receipt_number, organisation, service, url; }),
        letter!(CorrectionRequested { receipt_number, service, criterion, reason, url;
            sections: vec!["service".into(), "documents".into()], due_on: day("2026-12-08") }),
        letter!(ApplicationProposed { receipt_number, organisation, service, url; proposer: "中村 修".into() }),
        letter!(ApplicationSentBack { receipt_number, organisation, reason, url; }),
        letter!(ApplicationApproved { receipt_number, service, url; }),
        letter!(ApplicationDeclined { receipt_number, service, criterion, reason, url; }),
        letter!(ConsentRequested { receipt_number, organisation, service; amends: None,
            due_on: Some(day("2026-12-08")), link: "https://portal.example/consent/3q2-7w".to_owned() }),
        Letter::ConsentCode {
            code: "048215".into(),
        },
        letter!(BankAnswered { receipt_number, organisation, url; bank: "中央労働金庫".into() }),
        letter!(DraftIssued { receipt_number, service, url;
            number: 3, note: "第5条の費用を、\n初年度は無償とします。".into() }),
        letter!(DraftToConfirm { receipt_number, organisation, reason, url; number: 3 }),
        letter!(DraftFoundMaterial { receipt_number, organisation, reason, url; number: 3 }),
        letter!(TemplateProposed { url; number: 2, proposer: "中村 修".into(),
            note: "第5条の費用を、\n初年度は無償とします。".into() }),
        letter!(TemplateSentBack { reason, url; number: 2 }),
        letter!(TemplateReleased { url; number: 2 }),
        letter!(ClauseCommented { receipt_number, service, url;
            writer: organisation.clone(), article: 5, settled: false }),
        letter!(ContractReadyToSign { receipt_number, service, url;
            banks: 12, effective_from: day("2027-01-22"), sign_by: Some(day("2026-12-08")), last: false }),
        letter!(ContractAwaitsFederation { receipt_number, organisation, service, url;
            sign_by: Some(day("2026-12-08")), first: false }),
    ]
}

#[test]
fn a_corrected_application_has_a_receipt_of_its_own() {
    let mut value = serde_json::to_value(&review_letters()[0]).unwrap();
    value["resubmitted"] = true.into();
    let mail = rendered(Language::Ja, serde_json::from_value(value).unwrap());
    assert_eq!(mail.subject, "補正した申込みを受け付けました（R2026-0123）");
}

#[test]
fn whoever_wrote_reads_that_it_was_settled_and_how_to_open_it_again() {
    let written = review_letters().into_iter();
    let mut written = written.filter(|letter| letter.kind() == "clause_commented");
    let mut value = serde_json::to_value(written.next().unwrap()).unwrap();
    value["settled"] = true.into();
    let letter: Letter = serde_json::from_value(value).unwrap();
    let mail = rendered(Language::Ja, letter.clone());
    assert_eq!(
        mail.subject,
        "契約書の原案への書き込みが解決済みになりました（R2026-0123 第5条）"
    );
    assert!(
        mail.text.contains("もう一度書き込んでください"),
        "{}",
        mail.text
    );
    let mail = rendered(Language::En, letter);
    assert!(mail.subject.contains("was settled"), "{}", mail.subject);
    assert!(mail.text.contains("write there again"), "{}", mail.text);
}

#[test]
fn a_bank_reads_that_a_contract_in_force_is_to_be_amended() {
    let asked = review_letters().into_iter();
    let mut asked = asked.filter(|letter| letter.kind() == "consent_requested");
    let mut value = serde_json::to_value(asked.next().unwrap()).unwrap();
    value["amends"] = "K2026-0007".into();
    let letter: Letter = serde_json::from_value(value).unwrap();
    let mail = rendered(Language::Ja, letter.clone());
    assert_eq!(
        mail.subject,
        "契約の変更への同意について回答してください（R2026-0123）"
    );
    assert!(
        mail.text.contains("\n変更する契約：K2026-0007\n"),
        "{}",
        mail.text
    );
    let mail = rendered(Language::En, letter);
    assert!(
        mail.subject.contains("amending a contract"),
        "{}",
        mail.subject
    );
    assert!(
        mail.text.contains("\nContract to be amended: K2026-0007\n"),
        "{}",
        mail.text
    );
}

#[test]
fn a_bank_that_is_reminded_by_hand_reads_that_the_day_has_passed() {
    let asked = review_letters().into_iter();
    let mut asked = asked.filter(|letter| letter.kind() == "consent_requested");
    let letter = asked.next().unwrap();
    for (language, passed) in [(Language::Ja, "過ぎています"), (Language::En, "has passed")] {
        let text = |today| rendered_on(today, (language, letter.clone())).text;
        assert!(!text("2026-12-08").contains(passed), "{language:?}");
        assert!(text("2026-12-09").contains(passed), "{language:?}");
    }
}
