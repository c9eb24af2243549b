use super::{Piece, redline};
use proptest::prelude::*;

fn all(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn kept(text: &str) -> Piece {
    Piece::Kept(text.to_owned())
}

fn struck(text: &str) -> Piece {
    Piece::Struck(text.to_owned())
}

fn put(text: &str) -> Piece {
    Piece::Put(text.to_owned())
}

#[test]
fn a_change_is_marked_where_it_is() {
    let before = all(&["利用料は月額98,000円とする。", "協議して定める。"]);
    let after = all(&[
        "利用料は月額50,000円とする。",
        "協議して定める。",
        "年1回見直す。",
    ]);
    assert_eq!(
        redline(&before, &after),
        [
            vec![
                kept("利用料は月額"),
                struck("98,000円"),
                put("50,000円"),
                kept("とする。"),
            ],
            vec![kept("協議して定める。")],
            vec![put("年1回見直す。")],
        ]
    );
}

#[test]
fn a_sentence_written_anew_is_replaced_as_a_whole() {
    let before = all(&["甲は、乙に通知する。この契約は、乙の承諾なしに譲渡できない。"]);
    let after = all(&["甲は、乙に通知する。損害の負担は、その原因に応じて両者で決める。"]);
    assert_eq!(
        redline(&before, &after),
        [vec![
            kept("甲は、乙に通知する。"),
            struck("この契約は、乙の承諾なしに譲渡できない。"),
            put("損害の負担は、その原因に応じて両者で決める。"),
        ]]
    );
    let before =
        all(&["The agent tells the bank. No one may assign this contract without consent."]);
    let after =
        all(&["The agent tells the bank. Damage is borne by whoever of the two caused it."]);
    assert_eq!(
        redline(&before, &after),
        [vec![
            kept("The agent tells the bank. "),
            struck("No one may assign this contract without consent."),
            put("Damage is borne by whoever of the two caused it."),
        ]]
    );
}

#[test]
fn no_word_is_left_alone_between_two_changes() {
    let before = all(&["乙は、毎月末日までに前月分の利用料を銀行振込で支払う。"]);
    let after = all(&["乙は、毎年3月までに当年分の利用料を口座振替で支払う。"]);
    assert_eq!(
        redline(&before, &after),
        [vec![
            kept("乙は、毎"),
            struck("月末日"),
            put("年3月"),
            kept("までに"),
            struck("前月"),
            put("当年"),
            kept("分の利用料を"),
            struck("銀行振込"),
            put("口座振替"),
            kept("で支払う。"),
        ]]
    );
    let before = all(&["The fee of one month is due at the end of it."]);
    let after = all(&["The price of a year is due at the end of it."]);
    assert_eq!(
        redline(&before, &after),
        [vec![
            kept("The "),
            struck("fee of one month"),
            put("price of a year"),
            kept(" is due at the end of it."),
        ]]
    );
}

#[test]
fn a_sentence_put_before_another_leaves_its_changes_to_be_seen() {
    let before = all(&["甲は、3か月前までに書面で通知する。"]);
    let after = all(&["費用は乙が負う。甲は、6か月前までに書面で通知する。"]);
    assert_eq!(
        redline(&before, &after),
        [vec![
            put("費用は乙が負う。"),
            kept("甲は、"),
            struck("3か月"),
            put("6か月"),
            kept("前までに書面で通知する。"),
        ]]
    );
}

/// The text without what was put in, or without what was struck.
fn read(lines: &[Vec<Piece>], is_left_out: fn(&Piece) -> bool) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Kept(text) | Piece::Struck(text) | Piece::Put(text) => text.clone(),
    };
    let pieces = lines.iter().flatten();
    pieces
        .filter(|piece| !is_left_out(piece))
        .map(text)
        .collect()
}

proptest! {
    #[test]
    fn both_versions_can_be_read_back(
        before in prop::collection::vec("[甲乙は、。通知する3か月前 a.\n「」]{0,24}", 0..5),
        after in prop::collection::vec("[甲乙は、。通知する6か月後 a.\n（）]{0,24}", 0..5),
    ) {
        let lines = redline(&before, &after);
        prop_assert_eq!(read(&lines, |piece| matches!(piece, Piece::Put(_))), before.concat());
        prop_assert_eq!(read(&lines, |piece| matches!(piece, Piece::Struck(_))), after.concat());
    }

    #[test]
    fn a_text_that_did_not_change_is_not_marked(text in prop::collection::vec("[甲乙は。3か月 a.]{1,24}", 0..5)) {
        let lines = redline(&text, &text);
        prop_assert_eq!(lines.len(), text.len());
        prop_assert!(lines.iter().flatten().all(|piece| matches!(piece, Piece::Kept(_))));
    }
}
