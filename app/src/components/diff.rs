//! Before and after, with only the fragment marked that changed.

use leptos::prelude::*;

/// The two versions of a value, one below the other.
#[component]
pub fn Diff(
    /// 変更前 and 変更後.
    labels: (String, String),
    /// The value of the version before.
    #[prop(into)]
    before: String,
    /// The value of this version.
    #[prop(into)]
    after: String,
) -> impl IntoView {
    let (head, old, new, tail) = split(&before, &after);
    let old = (!old.is_empty()).then(|| view! { <del>{old.to_owned()}</del> });
    let new = (!new.is_empty()).then(|| view! { <ins>{new.to_owned()}</ins> });
    let (head, tail) = (head.to_owned(), tail.to_owned());
    view! {
        <dl class="diff">
            <div><dt>{labels.0}</dt><dd>{head.clone()}{old}{tail.clone()}</dd></div>
            <div><dt>{labels.1}</dt><dd>{head}{new}{tail}</dd></div>
        </dl>
    }
}

/// The common beginning, what was there, what is there, and the common end.
/// A run of digits is never cut, because 1丁目 → 11丁目 would otherwise mark half a number.
fn split<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str, &'a str, &'a str) {
    let head = common(before.chars(), after.chars());
    let head = whole_digits(before, after, head);
    let (old, new) = (&before[head..], &after[head..]);
    let tail = common(old.chars().rev(), new.chars().rev());
    let tail = tail - broken_tail(old, new, tail);
    (
        &before[..head],
        &old[..old.len() - tail],
        &new[..new.len() - tail],
        &old[old.len() - tail..],
    )
}

fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right)
        .take_while(|(left, right)| left == right)
        .map(|(left, _)| left.len_utf8())
        .sum()
}

/// Moves the end of the common beginning back to before a number that goes on in either version.
fn whole_digits(before: &str, after: &str, head: usize) -> usize {
    let goes_on = |text: &str| text[head..].starts_with(|sign: char| sign.is_numeric());
    if !goes_on(before) && !goes_on(after) {
        return head;
    }
    before[..head].trim_end_matches(char::is_numeric).len()
}

/// How much of the common end belongs to a number that began in either changed fragment.
fn broken_tail(old: &str, new: &str, tail: usize) -> usize {
    let began = |text: &str| text[..text.len() - tail].ends_with(|sign: char| sign.is_numeric());
    if !began(old) && !began(new) {
        return 0;
    }
    let end = &old[old.len() - tail..];
    tail - end.trim_start_matches(char::is_numeric).len()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_the_changed_fragment_is_marked() {
        assert_eq!(
            split("千里緑町1丁目3番5号", "千里緑町4丁目12番1号"),
            ("千里緑町", "1丁目3番5", "4丁目12番1", "号")
        );
        assert_eq!(
            split("国内", "国内（東京・大阪）"),
            ("国内", "", "（東京・大阪）", "")
        );
        assert_eq!(split("同じ", "同じ"), ("同じ", "", "", ""));
    }

    #[test]
    fn numbers_stay_whole() {
        assert_eq!(
            split("2027年6月30日", "2027年6月3日"),
            ("2027年6月", "30", "3", "日")
        );
        assert_eq!(split("第1条", "第11条"), ("第", "1", "11", "条"));
        assert_eq!(
            split("資本金98円", "資本金198円"),
            ("資本金", "98", "198", "円")
        );
    }
}
