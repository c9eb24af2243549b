//! What a reader takes in at once and a diff must not cut: dates, numbers with their unit, words, brackets.

/// Signs that belong to the number before them.
const UNITS: &str = "年か月日号番円条項階件問時分秒回丁目歳金庫種類%％";

/// The text in pieces; together they are the text.
pub fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = date(rest)
            .or_else(|| number(rest))
            .or_else(|| word(rest))
            .or_else(|| bracketed(rest))
            .unwrap_or(first.len_utf8());
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// What closes the bracket; nothing for any other sign.
pub fn closing(open: char) -> Option<char> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '「' => '」',
        '『' => '』',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    };
    Some(close)
}

fn digits(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches(char::is_numeric).len();
    (length > 0).then_some(length)
}

/// 6月30日(水)
fn date(text: &str) -> Option<usize> {
    let after_month = text[digits(text)?..].strip_prefix('月')?;
    let after_day = after_month[digits(after_month)?..].strip_prefix('日')?;
    let weekday = bracketed(after_day).filter(|length| *length <= "（水）".len());
    Some(text.len() - after_day.len() + weekday.unwrap_or(0))
}

/// 1,234円, 2026-11-22, 10:42, 3番
fn number(text: &str) -> Option<usize> {
    let mut length = digits(text)?;
    while let Some(after) = text[length..].strip_prefix([',', '.', '-', '/', ':'])
        && let Some(more) = digits(after)
    {
        length += 1 + more;
    }
    let unit = |sign: char| UNITS.contains(sign);
    Some(text.len() - text[length..].trim_start_matches(unit).len())
}

fn word(text: &str) -> Option<usize> {
    let length = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_alphanumeric())
            .len();
    (length > 0).then_some(length)
}

/// From a bracket to the one that closes it.
fn bracketed(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    let close = closing(open)?;
    let mut depth = 0_usize;
    for (place, sign) in text.char_indices() {
        if sign == open {
            depth += 1;
        } else if sign == close {
            depth -= 1;
            if depth == 0 {
                return Some(place + sign.len_utf8());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn a_reader_takes_these_in_at_once() {
        assert_eq!(
            tokens("2027年6月30日(水)まで"),
            ["2027年", "6月30日(水)", "ま", "で"]
        );
        assert_eq!(tokens("1丁目3番5号"), ["1丁目", "3番", "5号"]);
        assert_eq!(tokens("第(一(二)三)項"), ["第", "(一(二)三)", "項"]);
        assert_eq!(tokens("（閉じない"), ["（", "閉", "じ", "な", "い"]);
        assert_eq!(tokens("2026-11-22 10:42"), ["2026-11-22", " ", "10:42"]);
    }
}
