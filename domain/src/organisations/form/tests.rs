//! Tests of the organisation form.

use super::*;
use crate::forms::DatePart;
use proptest::prelude::*;

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn filled() -> OrganisationForm {
    OrganisationForm {
        name: " 株式会社さざなみ会計 ".into(),
        name_kana: "ｶﾌﾞｼｷｶﾞｲｼｬ ｻｻﾞﾅﾐｶｲｹｲ".into(),
        corporate_number: "8-9999-0000-0001".into(),
        registration_status: "registered".into(),
        registration_number: "関東財務局長(電代)第 ７７ 号".into(),
        registration_basis: "deemed_from_banking_act".into(),
        notified_on_year: "2019".into(),
        notified_on_month: "4".into(),
        notified_on_day: "1".into(),
        postal_code: "〒101-0063".into(),
        address: "東京都千代田区神田淡路町2-5".into(),
        representative_title: "代表取締役".into(),
        representative_name: "髙﨑 渚".into(),
        website: "https://sazanami.example.jp".into(),
    }
}

/// The problems after one change to a form that holds.
fn problems(change: impl FnOnce(&mut OrganisationForm)) -> Vec<(String, FieldProblem)> {
    let mut form = filled();
    change(&mut form);
    form.parse(today()).map_or_else(Vec::from, |_| Vec::new())
}

fn one(field: &str, problem: FieldProblem) -> Vec<(String, FieldProblem)> {
    vec![(field.to_owned(), problem)]
}

#[test]
fn a_filled_form_is_an_organisation() {
    let parsed = filled().parse(today()).unwrap();
    assert_eq!(parsed.name, "株式会社さざなみ会計");
    assert_eq!(
        parsed.name_kana.as_str(),
        "カブシキガイシャ\u{3000}サザナミカイケイ"
    );
    assert_eq!(parsed.corporate_number.as_str(), "8999900000001");
    assert!(!parsed.registration_pending);
    let registration = parsed.registration.unwrap();
    assert_eq!(
        registration.number.to_string(),
        "関東財務局長（電代）第77号"
    );
    let notified_on = "2019-04-01".parse().unwrap();
    assert_eq!(
        registration.basis,
        RegistrationBasis::DeemedFromBankingAct { notified_on }
    );
    assert_eq!(parsed.postal_code.to_string(), "101-0063");
    assert_eq!(
        parsed.website.as_deref(),
        Some("https://sazanami.example.jp/")
    );
}

#[test]
fn an_empty_form_tells_everything_at_once_in_order() {
    let errors = OrganisationForm::default().parse(today()).unwrap_err();
    let listed: Vec<_> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(
        listed,
        [
            "name",
            "name_kana",
            "corporate_number",
            "registration_status",
            "postal_code",
            "address",
            "representative_title",
            "representative_name",
        ]
    );
    assert_eq!(
        errors.get("registration_status"),
        Some(&FieldProblem::NotChosen)
    );
    let others = errors
        .iter()
        .filter(|(field, _)| *field != "registration_status");
    assert!(
        others
            .into_iter()
            .all(|(_, problem)| *problem == FieldProblem::Missing)
    );
}

#[test]
fn a_pending_registration_asks_for_no_number() {
    let mut form = filled();
    form.registration_status = "pending".into();
    form.registration_number = "まだ".into();
    let parsed = form.parse(today()).unwrap();
    assert_eq!(
        (parsed.registration, parsed.registration_pending),
        (None, true)
    );
}

// ASVS 2.2.3
#[test]
fn a_registered_agent_needs_number_and_basis() {
    let found = problems(|form| {
        form.registration_number = String::new();
        form.registration_basis = String::new();
    });
    let expected = [
        one("registration_number", FieldProblem::Missing),
        one("registration_basis", FieldProblem::NotChosen),
    ];
    assert_eq!(found, expected.concat());
}

#[test]
fn the_labour_bank_act_asks_for_no_notice() {
    let found = problems(|form| {
        form.registration_basis = "labour_bank_act".into();
        form.notified_on_year = "?".into();
    });
    assert_eq!(found, []);
}

#[test]
fn a_notice_was_given_by_today() {
    let tomorrow = |form: &mut OrganisationForm| {
        form.notified_on_year = "2026".into();
        form.notified_on_month = "11".into();
        form.notified_on_day = "23".into();
    };
    let today = today();
    assert_eq!(
        problems(tomorrow),
        one("notified_on", FieldProblem::FutureDate { today })
    );
    let same_day = |form: &mut OrganisationForm| {
        tomorrow(form);
        form.notified_on_day = "22".into();
    };
    assert_eq!(problems(same_day), []);
    assert_eq!(
        problems(|form| form.notified_on_month = "13".into()),
        one(
            "notified_on",
            FieldProblem::DatePartWrong {
                part: DatePart::Month
            }
        )
    );
}

// ASVS 2.2.1
#[test]
fn every_kind_of_mistake_has_its_code() {
    use FieldProblem::*;
    assert_eq!(
        problems(|f| f.name = "あ".repeat(121)),
        one("name", TooLong { max: 120, over: 1 })
    );
    assert_eq!(
        problems(|f| f.name_kana = "さざなみ".into()),
        one("name_kana", NotKana)
    );
    assert_eq!(
        problems(|f| f.corporate_number = "123".into()),
        one("corporate_number", CorporateNumberLength)
    );
    assert_eq!(
        problems(|f| f.corporate_number = "1999900000001".into()),
        one("corporate_number", CorporateNumberCheckDigit)
    );
    assert_eq!(
        problems(|f| f.registration_number = "東京都知事（電代）第1号".into()),
        one("registration_number", RegistrationOffice)
    );
    assert_eq!(
        problems(|f| f.registration_number = "関東財務局長（電取）第1号".into()),
        one("registration_number", RegistrationOtherRegister)
    );
    assert_eq!(
        problems(|f| f.registration_number = "77".into()),
        one("registration_number", RegistrationForm)
    );
    assert_eq!(
        problems(|f| f.registration_status = "maybe".into()),
        one("registration_status", Unknown)
    );
    assert_eq!(
        problems(|f| f.postal_code = "101".into()),
        one("postal_code", PostalCode)
    );
    assert_eq!(
        problems(|f| f.website = "sazanami".into()),
        one("website", NotAUrl)
    );
    assert_eq!(problems(|f| f.website = String::new()), []);
    assert_eq!(
        problems(|f| f.address = "a\u{0}".into()),
        one("address", ControlCharacter)
    );
}

#[test]
fn an_organisation_fills_the_form_it_came_from() {
    for status in ["registered", "pending"] {
        for basis in ["labour_bank_act", "deemed_from_banking_act"] {
            let mut form = filled();
            form.registration_status = status.into();
            form.registration_basis = basis.into();
            let known = form.parse(today()).unwrap();
            assert_eq!(OrganisationForm::from(&known).parse(today()), Ok(known));
        }
    }
}

#[test]
fn missing_fields_of_a_post_are_empty() {
    let form: OrganisationForm = serde_json::from_str(r#"{"name":"さざなみ"}"#).unwrap();
    assert_eq!(form.name, "さざなみ");
    assert_eq!(form.address, "");
}

proptest! {
    #[test]
    fn whatever_is_accepted_survives_storage_and_editing(name in any::<String>(), address in any::<String>()) {
        let mut form = filled();
        form.name = name;
        form.address = address;
        if let Ok(known) = form.parse(today()) {
            let stored = serde_json::to_string(&known).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Organisation>(&stored).unwrap(), &known);
            prop_assert_eq!(OrganisationForm::from(&known).parse(today()), Ok(known));
        }
    }
}
