//! The letters about the policy and the standing consents to it.

use super::{Language, Letter, day, rendered};
use domain::policy::NewContact;

fn published(carries: bool) -> Letter {
    Letter::PolicyPublished {
        number: 3,
        from: day("2026-12-15"),
        summary: "システム対応完了時期を1か月早めます。\n\n受付の窓口は変わりません。".into(),
        changed: vec![
            "項目4 システム対応完了時期（照会系）".into(),
            "項目6 連絡先".into(),
        ],
        contact: Some(NewContact {
            department: "労働金庫連合会 総合企画部".into(),
            department_en: "Corporate Planning Department, Federation of Labour Banks".into(),
            tel: "03-0000-0001".into(),
            email: "api-contact@rokin.example".into(),
            valid_from: day("2027-01-04"),
        }),
        carries,
        url: "https://portal.example/policy/versions/3".into(),
    }
}

/// One of each letter, for the tests of all letters.
pub(super) fn policy_letters() -> Vec<Letter> {
    vec![
        Letter::PolicyToDecide {
            number: 3,
            maker: "三枝 由香里".into(),
            url: "https://portal.example/policy/draft".into(),
        },
        Letter::PolicySentBack {
            number: 3,
            reason: "項目4の英語が、前の版の時期のままです。".into(),
            url: "https://portal.example/policy/draft".into(),
        },
        published(false),
        Letter::StandingConsentChanged {
            bank: "東海労働金庫".into(),
            number: 3,
            url: "https://portal.example/standing-consents/3/2972".into(),
        },
    ]
}

#[test]
fn the_banks_are_told_whether_their_consents_go_on() {
    for (carries, ja, en) in [
        (true, "この版にも引き継がれます", "go on under this one"),
        (
            false,
            "この版には引き継がれません",
            "do not go on under this one",
        ),
    ] {
        let text = |language| rendered(language, published(carries)).text;
        assert!(text(Language::Ja).contains(ja), "{carries}");
        assert!(text(Language::En).contains(en), "{carries}");
    }
}
