//! Days for other people's calendars (RFC 5545): whole days, each with a number that rises when it moves.

use chrono::{DateTime, NaiveDate, Utc};
use std::fmt::Write;

/// The longest line, in bytes, without its end (section 3.1).
const LINE: usize = 75;
/// Who made the file.
const MAKER: &str = "-//The Federation of Labour Banks//Rokin API Contract Portal//JA";

/// One whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayEvent {
    /// Names it for ever, wherever it moves.
    pub uid: String,
    /// How often it moved.
    pub sequence: usize,
    /// The day.
    pub day: NaiveDate,
    /// Whether it takes place no more.
    pub is_cancelled: bool,
    /// When it was last told.
    pub told_at: DateTime<Utc>,
    /// What it is.
    pub summary: String,
    /// What else is to be said.
    pub description: String,
    /// Where to read more.
    pub url: String,
}

/// The file that holds the days.
pub fn calendar_file(name: &str, events: &[DayEvent]) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, &format!("PRODID:{MAKER}"));
    line(&mut file, "CALSCALE:GREGORIAN");
    line(&mut file, "METHOD:PUBLISH");
    line(&mut file, &format!("X-WR-CALNAME:{}", text(name)));
    for event in events {
        write_event(&mut file, event);
    }
    line(&mut file, "END:VCALENDAR");
    file
}

/// The day after is the end, which does not belong to it (section 3.6.1).
fn write_event(file: &mut String, event: &DayEvent) {
    let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let at = event.told_at.format("%Y%m%dT%H%M%SZ").to_string();
    let end = event.day.succ_opt().unwrap_or(event.day);
    let status = match event.is_cancelled {
        true => "CANCELLED",
        false => "CONFIRMED",
    };
    for part in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", text(&event.uid)),
        format!("SEQUENCE:{}", event.sequence),
        format!("DTSTAMP:{at}"),
        format!("LAST-MODIFIED:{at}"),
        format!("DTSTART;VALUE=DATE:{}", day(event.day)),
        format!("DTEND;VALUE=DATE:{}", day(end)),
        format!("STATUS:{status}"),
        "TRANSP:TRANSPARENT".to_owned(),
        format!("SUMMARY:{}", text(&event.summary)),
        format!("DESCRIPTION:{}", text(&event.description)),
        format!("URL:{}", event.url),
        "END:VEVENT".to_owned(),
    ] {
        line(file, &part);
    }
}

/// A line, folded where it is too long, and never inside a character.
fn line(file: &mut String, content: &str) {
    let mut used = 0;
    for sign in content.chars() {
        if used + sign.len_utf8() > LINE {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(sign);
        used += sign.len_utf8();
    }
    file.push_str("\r\n");
}

/// Text as a value (section 3.3.11); what nobody sees has no place in it.
fn text(plain: &str) -> String {
    let mut escaped = String::new();
    for sign in plain.chars() {
        // Writing to a text does not fail.
        let _ = match sign {
            '\\' | ';' | ',' => write!(escaped, "\\{sign}"),
            '\n' => write!(escaped, "\\n"),
            other if other.is_control() => Ok(()),
            other => write!(escaped, "{other}"),
        };
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(summary: &str) -> DayEvent {
        DayEvent {
            uid: "opening-payments@portal.example".into(),
            sequence: 2,
            day: "2026-12-31".parse().unwrap(),
            is_cancelled: false,
            told_at: "2026-11-24T01:42:00Z".parse().unwrap(),
            summary: summary.into(),
            description: "一行目\n二行目; と, \\".into(),
            url: "https://portal.example/".into(),
        }
    }

    fn unfolded(file: &str) -> String {
        file.replace("\r\n ", "")
    }

    #[test]
    fn a_whole_day_ends_on_the_next() {
        let file = calendar_file("受付", &[event("受付開始")]);
        for part in [
            "DTSTART;VALUE=DATE:20261231\r\n",
            "DTEND;VALUE=DATE:20270101\r\n",
            "SEQUENCE:2\r\n",
            "STATUS:CONFIRMED\r\n",
            "DTSTAMP:20261124T014200Z\r\n",
        ] {
            assert!(file.contains(part), "{part}\n{file}");
        }
        assert!(unfolded(&file).contains("DESCRIPTION:一行目\\n二行目\\; と\\, \\\\\r\n"));
    }

    #[test]
    fn what_takes_place_no_more_is_cancelled() {
        let cancelled = DayEvent {
            is_cancelled: true,
            ..event("受付開始")
        };
        assert!(calendar_file("受付", &[cancelled]).contains("STATUS:CANCELLED\r\n"));
    }

    proptest! {
        // ASVS 1.2.1
        #[test]
        fn no_line_is_too_long_and_no_text_leaves_its_line(summary in ".{0,200}", rest in "[\r\n;,:\\\\\\PC]{0,80}") {
            let hostile = format!("{summary}{rest}");
            let file = calendar_file(&hostile, &[event(&hostile)]);
            let lines: Vec<&str> = file.split("\r\n").collect();
            prop_assert!(lines.iter().all(|line| line.len() <= LINE));
            prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert_eq!(unfolded(&file).split("\r\n").count(), 21);
        }
    }
}
