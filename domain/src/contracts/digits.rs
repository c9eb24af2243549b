//! How the SHA-256 of a document is shown and printed.

/// How many digits are read at once.
const GROUP: usize = 8;

/// Eight digits at a time, so that people can compare what is on paper with what is on a page.
pub fn grouped(sha256: &str) -> String {
    let digits: Vec<char> = sha256.chars().collect();
    let groups = digits.chunks(GROUP).map(String::from_iter);
    groups.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_in_eight_groups() {
        let shown = grouped(&"0123456789abcdef".repeat(4));
        assert_eq!(shown, ["01234567", "89abcdef"].repeat(4).join(" "));
    }
}
