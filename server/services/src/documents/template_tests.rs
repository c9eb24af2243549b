use super::*;

fn variables() -> TemplateVariables {
    TemplateVariables {
        federation_name: "労働金庫連合会".into(),
        agent_name: "株式会社ソロバンラボ".into(),
        service_name: "そろばん請求".into(),
        scopes: vec!["残高の照会".into(), "入出金明細の照会".into()],
        bank_count: 13,
        effective_from: NaiveDate::from_ymd_opt(2026, 12, 7),
    }
}

fn template(paragraph: &str) -> ContractTemplate {
    let mut template = default_template().unwrap();
    template.clauses[0].paragraphs = vec![paragraph.to_owned()];
    template
}

fn filled(paragraph: &str, variables: &TemplateVariables) -> Result<String, TemplateError> {
    template(paragraph)
        .fill(variables)
        .map(|filled| filled.clauses[0].paragraphs[0].clone())
}

#[test]
fn the_default_wording_is_complete() {
    let filled = default_template().unwrap().fill(&variables()).unwrap();
    assert_eq!(filled.version, "1");
    assert!(filled.clauses.len() >= 20);
    assert!(
        filled
            .preamble
            .contains("株式会社ソロバンラボ（以下「乙」という。）")
    );
    assert!(
        filled
            .clauses
            .iter()
            .all(|clause| !clause.paragraphs.is_empty())
    );
    assert!(!format!("{filled:?}").contains("{{"));
    assert!(!format!("{filled:?}").contains("代理業者"));
}

#[test]
fn the_three_terms_come_in_their_order() {
    let terms = statutory_terms(&default_template().unwrap(), &variables()).unwrap();
    assert_eq!(terms.clone().map(|term| term.number), [1, 2, 3]);
    assert_eq!(terms[0].heading, "利用者に生じた損害の分担");
    assert!(terms[2].text.contains("第8条の適用について"));
}

#[test]
fn every_variable_is_replaced_as_text() {
    let text = filled(
        "{{ service_name }}・{{bank_count}}・{{effective_from}}",
        &variables(),
    );
    assert_eq!(text.unwrap(), "そろばん請求・13・2026年12月7日");
    let text = filled("次の範囲\n{{scopes}}", &variables()).unwrap();
    assert_eq!(text, "次の範囲\n(1)　残高の照会\n(2)　入出金明細の照会");
}

#[test]
fn an_open_date_is_said_in_words() {
    let open = TemplateVariables {
        effective_from: None,
        ..variables()
    };
    assert_eq!(filled("{{effective_from}}", &open).unwrap(), UNDECIDED_DATE);
}

// ASVS 1.3.7
#[test]
fn a_value_is_never_read_as_a_variable_or_as_a_new_item() {
    let sly = TemplateVariables {
        agent_name: "{{bank_count}}\n(9)　無償".into(),
        ..variables()
    };
    assert_eq!(
        filled("{{agent_name}}", &sly).unwrap(),
        "{{bank_count}} (9)　無償"
    );
}

#[test]
fn an_unknown_variable_is_an_error() {
    let unknown = |name: &str| Err(TemplateError::UnknownVariable(name.to_owned()));
    assert_eq!(filled("{{agent}}", &variables()), unknown("agent"));
    assert_eq!(
        filled("{{article:nothing}}", &variables()),
        unknown("article:nothing")
    );
    assert_eq!(
        filled("{{agent_name", &variables()),
        Err(TemplateError::UnclosedVariable)
    );
}

#[test]
fn a_template_without_its_three_terms_is_refused() {
    let refusal = |change: fn(&mut ContractTemplate)| {
        let mut template = default_template().unwrap();
        change(&mut template);
        ContractTemplate::parse(&serde_json::to_string(&template).unwrap())
    };
    let missing = refusal(|template| template.clauses[7].statutory = None);
    assert_eq!(missing, Err(TemplateError::StatutoryTerm(1)));
    let twice = refusal(|template| template.clauses[0].statutory = Some(2));
    assert_eq!(twice, Err(TemplateError::StatutoryTerm(2)));
    let empty = refusal(|template| template.clauses[9].paragraphs = vec![" ".into()]);
    assert_eq!(empty, Err(TemplateError::StatutoryTerm(3)));
    let same = refusal(|template| template.clauses[1].key = template.clauses[0].key.clone());
    assert_eq!(same, Err(TemplateError::DuplicateKey("purpose".into())));
    assert!(matches!(
        ContractTemplate::parse("{"),
        Err(TemplateError::Unreadable(_))
    ));
}
