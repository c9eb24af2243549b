//! What people call the browser in front of them, so that they know their own sessions again.

/// How browsers name themselves. The order matters: each later one is also said by those before it.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// `Chrome, Windows`, from what a browser says of itself (RFC 9110, section 10.1.5); empty when it says nothing
/// that is known. It only helps to remember: nothing is decided by it, since anybody can say anything.
pub fn device(user_agent: &str) -> String {
    let known = [named(user_agent, &BROWSERS), named(user_agent, &SYSTEMS)];
    let words: Vec<&str> = known.into_iter().flatten().collect();
    words.join(", ")
}

fn named(user_agent: &str, known: &[(&str, &'static str)]) -> Option<&'static str> {
    let found = known.iter().find(|(sign, _)| user_agent.contains(sign));
    found.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn usual_browsers_are_called_as_people_call_them() {
        let mozilla =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
        let apple = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
        for (said, called) in [
            (
                format!("{mozilla} Chrome/140.0.0.0 Safari/537.36"),
                "Chrome, Windows",
            ),
            (
                format!("{mozilla} Chrome/140.0.0.0 Safari/537.36 Edg/140.0"),
                "Edge, Windows",
            ),
            (
                format!("{apple} Version/18.0 Mobile/15E148 Safari/604.1"),
                "Safari, iPhone",
            ),
            (
                format!("{apple} CriOS/140.0 Mobile/15E148 Safari/604.1"),
                "Chrome, iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0".to_owned(),
                "Firefox, Linux",
            ),
            ("curl/8.5.0".to_owned(), "curl"),
            ("<script>".to_owned(), ""),
            (String::new(), ""),
        ] {
            assert_eq!(device(&said), called, "{said}");
        }
    }
}
