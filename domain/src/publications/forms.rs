//! What is typed about a publication: where and since when, and how a bank was told.

use super::{Notice, NoticeWay, Published};
use crate::forms::{FieldErrors, FieldProblem, date_parts, optional_text, url};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The characters of a note on a notice, at most.
const NOTE_MAX: usize = 200;
/// What every published address begins with.
const SECURE: &str = "https://";

/// Where it is published, and since when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// The address of the page.
    pub address: String,
    /// The first day: its year.
    pub published_year: String,
    /// Its month.
    pub published_month: String,
    /// Its day.
    pub published_day: String,
    /// The version of the publication that was shown.
    pub version: i64,
}

/// How a bank was told, and when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeForm {
    /// The code of a [`NoticeWay`].
    pub way: String,
    /// The day: its year.
    pub notified_year: String,
    /// Its month.
    pub notified_month: String,
    /// Its day.
    pub notified_day: String,
    /// Whom, or what shows it.
    pub note: String,
    /// The version of the publication that was shown.
    pub version: i64,
}

impl PublishForm {
    /// Reads the form; nothing is published before the conclusion, or tomorrow.
    ///
    /// # Errors
    /// The problems, field by field; `Unchanged` where a correction corrects nothing.
    pub fn parse(
        &self,
        (concluded_on, today): (NaiveDate, NaiveDate),
        before: Option<&Published>,
    ) -> Result<Published, Refusal> {
        let mut errors = FieldErrors::default();
        let address = url(&mut errors, "address", &self.address);
        if !address.is_empty() && !address.starts_with(SECURE) {
            errors.push("address", FieldProblem::NotSecure);
        }
        let parts = [
            &self.published_year,
            &self.published_month,
            &self.published_day,
        ];
        let on = date_parts(&mut errors, "published", parts.map(String::as_str));
        within(&mut errors, ("published", on), (concluded_on, today));
        let published = Published {
            address,
            // There is a day wherever there is no error.
            on: on.unwrap_or_default(),
        };
        if errors.is_empty() && before == Some(&published) {
            errors.push("address", FieldProblem::Unchanged);
        }
        Ok(errors.into_result(published)?)
    }
}

impl NoticeForm {
    /// Reads the form.
    ///
    /// # Errors
    /// The problems, field by field.
    pub fn parse(&self, (concluded_on, today): (NaiveDate, NaiveDate)) -> Result<Notice, Refusal> {
        let mut errors = FieldErrors::default();
        let way = NoticeWay::of_code(&self.way).filter(|way| NoticeWay::BY_HAND.contains(way));
        if way.is_none() {
            errors.push("way", FieldProblem::NotChosen);
        }
        let parts = [
            &self.notified_year,
            &self.notified_month,
            &self.notified_day,
        ];
        let on = date_parts(&mut errors, "notified", parts.map(String::as_str));
        within(&mut errors, ("notified", on), (concluded_on, today));
        let note = optional_text(&mut errors, "note", &self.note, NOTE_MAX);
        let notice = Notice {
            on: on.unwrap_or_default(),
            way: way.unwrap_or(NoticeWay::Mail),
            note: note.unwrap_or_default(),
        };
        Ok(errors.into_result(notice)?)
    }
}

fn within(
    errors: &mut FieldErrors,
    (field, day): (&str, Option<NaiveDate>),
    (earliest, today): (NaiveDate, NaiveDate),
) {
    match day {
        Some(day) if day > today => errors.push(field, FieldProblem::FutureDate { today }),
        Some(day) if day < earliest => errors.push(field, FieldProblem::TooEarly { earliest }),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::DatePart;

    const ADDRESS: &str = "https://www.example.jp/openapi/contracts";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn form(address: &str, on: &str) -> PublishForm {
        let mut parts = on.split('-').map(str::to_owned);
        PublishForm {
            address: address.into(),
            published_year: parts.next().unwrap_or_default(),
            published_month: parts.next().unwrap_or_default(),
            published_day: parts.next().unwrap_or_default(),
            version: 1,
        }
    }

    fn problem<T>(parsed: Result<T, Refusal>, field: &str) -> Option<FieldProblem> {
        match parsed {
            Err(Refusal::Invalid { fields }) => fields.get(field).cloned(),
            _ => None,
        }
    }

    #[test]
    fn a_publication_has_a_secure_address_and_a_day_since_the_conclusion() {
        let (earliest, today) = (day("2026-11-20"), day("2026-11-24"));
        let parse = |address, on| form(address, on).parse((earliest, today), None);
        for on in ["2026-11-20", "2026-11-24"] {
            let published = parse(ADDRESS, on).unwrap();
            assert_eq!(
                (published.address.as_str(), published.on),
                (ADDRESS, day(on))
            );
        }
        let wrong = |address, field| problem(parse(address, "2026-11-24"), field).unwrap();
        let insecure = wrong("http://www.example.jp/", "address");
        assert_eq!(insecure, FieldProblem::NotSecure);
        assert_eq!(wrong("", "address"), FieldProblem::Missing);
        for address in [
            "https://127.0.0.1/",
            "https://localhost/",
            "https://[::1]/",
            "ftp://www.example.jp/",
            "https://user:secret@www.example.jp/",
        ] {
            assert_eq!(
                wrong(address, "address"),
                FieldProblem::NotAUrl,
                "{address}"
            );
        }
        let on = |text| problem(parse(ADDRESS, text), "published");
        assert_eq!(on("2026-11-19"), Some(FieldProblem::TooEarly { earliest }));
        assert_eq!(on("2026-11-25"), Some(FieldProblem::FutureDate { today }));
        let part = DatePart::Day;
        assert_eq!(on("2026-11-31"), Some(FieldProblem::DatePartWrong { part }));
        assert_eq!(on(""), Some(FieldProblem::Missing));
    }

    #[test]
    fn a_correction_corrects_something() {
        let bounds = (day("2026-11-20"), day("2026-11-24"));
        let before = form(ADDRESS, "2026-11-20").parse(bounds, None).unwrap();
        let same = form(ADDRESS, "2026-11-20").parse(bounds, Some(&before));
        assert_eq!(problem(same, "address"), Some(FieldProblem::Unchanged));
        let other = form(ADDRESS, "2026-11-21").parse(bounds, Some(&before));
        assert!(other.is_ok());
    }

    #[test]
    fn a_notice_by_hand_is_none_of_the_portals() {
        let bounds = (day("2026-11-20"), day("2026-11-24"));
        let notice = |way: &str| {
            let form = NoticeForm {
                way: way.into(),
                notified_year: "2026".into(),
                notified_month: "11".into(),
                notified_day: "24".into(),
                note: "業務部 本間".into(),
                version: 1,
            };
            form.parse(bounds)
        };
        assert_eq!(notice("letter").unwrap().way, NoticeWay::Letter);
        for way in ["portal", "", "pigeon"] {
            assert_eq!(
                problem(notice(way), "way"),
                Some(FieldProblem::NotChosen),
                "{way}"
            );
        }
    }
}
