//! Before and after, with only the fragment marked that changed.

use domain::wording::{closing, tokens};
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

/// The common beginning, what was there, what is there, and the common end. Only whole tokens are marked, so
/// that no number is cut and no bracket is left open; inside one pair of brackets the marking goes on.
fn split<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str, &'a str, &'a str) {
    let (left, right) = (tokens(before), tokens(after));
    let head = common(left.iter(), right.iter());
    let (old, new) = (&left[head..], &right[head..]);
    let tail = common(old.iter().rev(), new.iter().rev());
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let (mut from, mut cut) = (length(&left[..head]), length(&left[left.len() - tail..]));
    if let ([old], [new]) = (old, new)
        && let (Some(old), Some(new)) = (inside(old), inside(new))
        && old.0 == new.0
    {
        let inner = split(old.1, new.1);
        from += old.0.len_utf8() + inner.0.len();
        cut += inner.3.len() + closing(old.0).map_or(0, char::len_utf8);
    }
    (
        &before[..from],
        &before[from..before.len() - cut],
        &after[from..after.len() - cut],
        &before[before.len() - cut..],
    )
}

fn common<'t>(
    left: impl Iterator<Item = &'t &'t str>,
    right: impl Iterator<Item = &'t &'t str>,
) -> usize {
    left.zip(right)
        .take_while(|(left, right)| left == right)
        .count()
}

fn length(tokens: &[&str]) -> usize {
    tokens.iter().map(|token| token.len()).sum()
}

/// The opening bracket of a bracketed token, and what stands between the brackets.
fn inside(token: &str) -> Option<(char, &str)> {
    let open = token.chars().next()?;
    let inner = token.strip_prefix(open)?.strip_suffix(closing(open)?)?;
    Some((open, inner))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn only_the_changed_fragment_is_marked() {
        assert_eq!(
            split(
                "千里緑町1丁目3番5号",
                "千里緑町4丁目12番1号 緑町スクエア8階"
            ),
            (
                "千里緑町",
                "1丁目3番5号",
                "4丁目12番1号 緑町スクエア8階",
                ""
            )
        );
        assert_eq!(
            split("国内", "国内（東京・大阪）"),
            ("国内", "", "（東京・大阪）", "")
        );
        assert_eq!(split("同じ", "同じ"), ("同じ", "", "", ""));
    }

    #[test]
    fn dates_and_numbers_stay_whole() {
        assert_eq!(
            split("2027年6月30日(水)", "2027年3月31日(水)"),
            ("2027年", "6月30日(水)", "3月31日(水)", "")
        );
        assert_eq!(split("第1条", "第11条"), ("第", "1条", "11条", ""));
        assert_eq!(
            split("資本金98,000円", "資本金198,000円"),
            ("資本金", "98,000円", "198,000円", "")
        );
        assert_eq!(
            split("30 June 2027", "31 March 2027"),
            ("", "30 June", "31 March", " 2027")
        );
    }

    #[test]
    fn brackets_are_never_left_open() {
        assert_eq!(
            split("国内（東京）で保管", "国内（東京・大阪の2拠点）で保管"),
            ("国内（東京", "", "・大阪の2拠点", "）で保管")
        );
        assert_eq!(
            split("窓口（水曜(午前)のみ）", "窓口「毎日」"),
            ("窓口", "（水曜(午前)のみ）", "「毎日」", "")
        );
        let pairs = [
            ("甲（乙", "甲（丙）"),
            ("期日(火)まで", "期日(水)と(木)まで"),
            ("a (b) c", "a [b] (c"),
        ];
        for (before, after) in pairs {
            let (head, old, new, tail) = split(before, after);
            assert_eq!(format!("{head}{old}{tail}"), before);
            assert_eq!(format!("{head}{new}{tail}"), after);
        }
    }
}
