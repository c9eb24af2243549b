use std::time::Instant;

use chrono::{NaiveDate, TimeZone};

use super::super::typst_world::printed_text;
use super::super::{CoveredBank, PartyDetails, SignatureLine};
use super::*;
use domain::accounts::Language;
use domain::wording::{Variables, Wording};

pub const BANKS: [(&str, &str, &str); 13] = [
    ("2951", "北海道労働金庫", "北海道"),
    ("2954", "東北労働金庫", "青森 岩手 宮城 秋田 山形 福島"),
    (
        "2963",
        "中央労働金庫",
        "茨城 栃木 群馬 埼玉 千葉 東京 神奈川 山梨",
    ),
    ("2965", "新潟県労働金庫", "新潟"),
    ("2966", "長野県労働金庫", "長野"),
    ("2968", "静岡県労働金庫", "静岡"),
    ("2970", "北陸労働金庫", "富山 石川 福井"),
    ("2972", "東海労働金庫", "愛知 岐阜 三重"),
    ("2978", "近畿労働金庫", "滋賀 京都 大阪 兵庫 奈良 和歌山"),
    ("2984", "中国労働金庫", "鳥取 島根 岡山 広島 山口"),
    ("2987", "四国労働金庫", "徳島 香川 愛媛 高知"),
    (
        "2990",
        "九州労働金庫",
        "福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島",
    ),
    ("2997", "沖縄県労働金庫", "沖縄"),
];

pub fn agent() -> PartyDetails {
    PartyDetails {
        name: "株式会社ソロバンラボ".into(),
        address: "東京都千代田区神田駿河台二丁目5番15号 そろばんビル8階".into(),
        representative_title: "代表取締役".into(),
        representative_name: "曽我 直樹".into(),
    }
}

fn federation() -> PartyDetails {
    PartyDetails {
        name: "労働金庫連合会".into(),
        address: "東京都千代田区神田駿河台2-5-15".into(),
        representative_title: "理事長".into(),
        representative_name: "連合 太郎".into(),
    }
}

fn signature(party: &str, who: &PartyDetails, hour: u32) -> SignatureLine {
    SignatureLine {
        party: format!("{}（{party}）", who.name),
        name: who.representative_name.clone(),
        title: who.representative_title.clone(),
        signed_at: Utc.with_ymd_and_hms(2026, 12, 3, hour, 4, 5).unwrap(),
        method: "本ポータルでパスワードを再入力して署名".into(),
        reason: "契約締結の意思表示".into(),
        signed_sha256: "0f".repeat(32),
    }
}

fn shipped() -> Wording {
    serde_json::from_str(migrations::CONTRACT_WORDING[0]).unwrap()
}

#[test]
fn the_wording_that_ships_is_complete_in_both_languages() {
    let japanese = shipped();
    let english: Wording = serde_json::from_str(migrations::CONTRACT_WORDING[1]).unwrap();
    for wording in [&japanese, &english] {
        assert_eq!(wording.check(), Ok(()));
    }
    assert!(japanese.clauses.len() >= 20);
    assert!(!format!("{japanese:?}").contains("代理業者"));
    assert_eq!(japanese.clauses.len(), english.clauses.len());
    for (ja, en) in japanese.clauses.iter().zip(&english.clauses) {
        assert_eq!(
            (&ja.key, ja.statutory, ja.locked),
            (&en.key, en.statutory, en.locked)
        );
        assert_eq!(ja.paragraphs.len(), en.paragraphs.len(), "{}", ja.key);
    }
}

pub fn contract() -> ContractDocument {
    let variables = Variables {
        federation_name: federation().name,
        agent_name: agent().name,
        service_name: "そろばん請求".into(),
        scopes: vec!["口座の残高の照会".into(), "入出金明細の照会".into()],
        bank_count: BANKS.len(),
        effective_from: NaiveDate::from_ymd_opt(2026, 12, 7),
        language: Language::Ja,
    };
    let filled = shipped().fill(&variables).unwrap();
    ContractDocument {
        number: Some("C2026-0004".into()),
        receipt_number: "R2026-0004".into(),
        title: filled.title,
        preamble: filled.preamble,
        agent: agent(),
        federation: federation(),
        service_name: variables.service_name,
        scopes: variables.scopes,
        clauses: filled.clauses,
        banks: BANKS
            .map(|(code, name, prefectures)| CoveredBank {
                code: code.into(),
                name: name.into(),
                prefectures: prefectures.into(),
            })
            .to_vec(),
        effective_from: variables.effective_from,
        closing: filled.closing,
        signatures: vec![
            signature("乙", &agent(), 1),
            signature("甲", &federation(), 6),
        ],
        verified_at: Some("https://portal.example.jp/verify".into()),
        draft: false,
        issued_at: Utc.with_ymd_and_hms(2026, 11, 30, 15, 0, 0).unwrap(),
    }
}

pub fn draft() -> ContractDocument {
    ContractDocument {
        number: None,
        effective_from: None,
        signatures: Vec::new(),
        verified_at: None,
        draft: true,
        ..contract()
    }
}

/// Counts the page dictionaries, which stand uncompressed in the file.
fn pages(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}

/// Renders, and leaves the file where a person can look at it when the environment names a folder.
pub fn render(name: &str, contract: &ContractDocument) -> Vec<u8> {
    let started = Instant::now();
    let pdf = render_contract(contract).unwrap();
    let elapsed = started.elapsed();
    if let Some(folder) = std::env::var_os("CONTRACT_SAMPLES") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join(format!("{name}.pdf")), &pdf).unwrap();
        std::fs::write(folder.join(format!("{name}.time")), format!("{elapsed:?}")).unwrap();
    }
    assert!(elapsed.as_secs() < 30, "{name} took {elapsed:?}");
    pdf
}

#[test]
fn a_concluded_contract_is_a_tagged_archive_pdf() {
    let pdf = render("signed", &contract());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pages(&pdf) >= 8, "{} pages", pages(&pdf));
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("pdfaid:part>2<") && text.contains("pdfaid:conformance>A<"));
    assert!(text.contains("/Lang"));
    assert!(text.contains("/StructTreeRoot"));
}

#[test]
fn the_pages_say_what_was_agreed() {
    let covered = ContractDocument {
        banks: contract().banks[1..3].to_vec(),
        ..contract()
    };
    let text = printed_text(data(&covered).unwrap());
    for expected in [
        "契約番号C2026-0004",
        "作成日2026年12月1日（令和8年12月1日）",
        "2026年12月7日（令和8年12月7日）",
        "第8条（利用者に生じた損害の分担）",
        "次の2金庫とする。",
        "2954東北労働金庫青森岩手",
        "2利用者に関する情報の取扱い（第9条）",
        "2026年12月3日（令和8年12月3日）10:04",
        "1/9",
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
    assert!(!text.contains("北海道労働金庫") && !text.contains("原案"));
    assert!(printed_text(data(&draft()).unwrap()).contains("原案"));
}

#[test]
fn the_same_contract_gives_the_same_bytes() {
    assert_eq!(
        render_contract(&contract()).unwrap(),
        render_contract(&contract()).unwrap()
    );
}

#[test]
fn a_draft_has_no_signature_page() {
    let unsigned = ContractDocument {
        signatures: Vec::new(),
        ..contract()
    };
    let draft = render("draft", &draft());
    let unsigned = render("unsigned", &unsigned);
    assert_eq!(pages(&draft) + 1, pages(&unsigned));
}

// ASVS 1.3.2, 1.3.5
#[test]
fn what_a_person_typed_is_printed_and_never_run() {
    let sly = r##"#import "x" ]#panic() $x$ *a* #{ } \ // /* `c` <d> @e {{agent_name}}"##;
    let contract = ContractDocument {
        title: sly.into(),
        preamble: sly.into(),
        service_name: sly.into(),
        agent: PartyDetails {
            name: sly.into(),
            address: sly.into(),
            ..agent()
        },
        scopes: vec![sly.into()],
        ..contract()
    };
    assert!(render("literal", &contract).starts_with(b"%PDF"));
    let literal: String = sly.split_whitespace().collect();
    assert_eq!(
        printed_text(data(&contract).unwrap())
            .matches(&literal)
            .count(),
        6
    );
}

#[test]
fn rare_unknown_and_hidden_characters_do_not_stop_the_export_of_a_draft() {
    let contract = ContractDocument {
        agent: PartyDetails {
            name: "髙﨑𠮷野家 邉\u{e0102} 葛\u{e0100}飾 㐂 😀 \u{e000} \u{202e}逆 אבג \u{0}終"
                .into(),
            address: "x".repeat(500),
            representative_title: String::new(),
            representative_name: "e\u{301}\u{200d}か\u{3099}ﾊﾟ①㈱〜－～—".into(),
        },
        ..draft()
    };
    assert!(render("characters", &contract).starts_with(b"%PDF"));
}

#[test]
fn nothing_given_is_still_a_document() {
    let empty = ContractDocument {
        title: String::new(),
        preamble: String::new(),
        scopes: Vec::new(),
        clauses: Vec::new(),
        banks: Vec::new(),
        ..draft()
    };
    assert!(render("empty", &empty).starts_with(b"%PDF"));
}

#[test]
fn a_contract_beyond_all_measure_is_refused() {
    let mut contract = contract();
    contract.clauses[0].paragraphs = vec!["長".repeat(LARGEST_DATA)];
    assert!(render_contract(&contract).is_err());
}
