//! The line of time of one scope family, drawn from its announcement; the same points follow as a list.

use crate::components::{FlowStep, Glyph, Timeline, TimelineLine, TimelineMark, TimelinePoint};
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use chrono::{Datelike, Days, Months, NaiveDate};
use domain::accounts::Language;
use domain::calendar::{business_date, month_day_ja};
use domain::intake::{Intake, Readiness};
use leptos::prelude::*;
use services::intake::FamilyStatus;

/// How many month names fit under the line.
const MONTH_NAMES: u32 = 11;
/// How many per cent a label above the line needs.
const LABEL: f64 = 10.0;

/// The first and the day after the last day drawn.
#[derive(Clone, Copy)]
struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

/// What is drawn: the day, its mark, its title and its date in words, for the list and beside the mark.
struct Moment {
    day: NaiveDate,
    mark: Option<TimelineMark>,
    title: String,
    words: String,
    near: String,
}

/// The line of time; none while no date is announced.
pub fn timeline(page: &Page, status: &FamilyStatus) -> Option<impl IntoView + use<>> {
    let readiness = status.intake.readiness()?;
    let opens = status.intake.opening_day()?;
    let announced = business_date(status.announcement.as_ref()?.announced_at);
    let moments = moments(page, &status.intake, (announced, opens, readiness));
    let span = Span::over(moments.iter().map(|moment| moment.day))?;
    let today = moments.iter().find(|moment| moment.mark.is_none())?;
    let family = words::family(page.locale, status.family);
    let day = words::date(page.language(), opens);
    let line = TimelineLine {
        label: say!(page.locale, home.timeline_label, family, day),
        opens: span.at(opens),
        today: (
            span.at(today.day),
            format!("{} {}", today.words, today.title),
        ),
        months: span.months(page.language()),
    };
    let points = points(span, &moments);
    let steps = steps(page, moments);
    Some(view! { <Timeline line points steps /> })
}

fn moments(
    page: &Page,
    intake: &Intake,
    (announced, opens, readiness): (NaiveDate, NaiveDate, &Readiness),
) -> Vec<Moment> {
    let t = page.locale;
    let today = page.op.today();
    let day = |day| words::date(page.language(), day);
    let ready = if t == Locale::ja {
        readiness.date_ja()
    } else {
        readiness.date_en()
    };
    let mut all = vec![
        Moment {
            day: announced,
            mark: Some(TimelineMark::Ring),
            title: say!(t, home.point_announced),
            words: day(announced),
            near: short(page, announced),
        },
        Moment {
            day: opens,
            mark: Some(TimelineMark::Start),
            title: say!(t, home.point_opens),
            words: day(opens),
            near: short(page, opens),
        },
        Moment {
            day: readiness.date(),
            mark: Some(TimelineMark::Term),
            title: say!(t, home.point_ready),
            words: ready.clone(),
            near: ready,
        },
        Moment {
            day: today,
            mark: None,
            title: super::status::state(t, intake).1,
            words: say!(t, home.point_today, day = short(page, today)),
            near: String::new(),
        },
    ];
    all.sort_by_key(|moment| moment.day);
    all
}

/// A day without its year, since the months under the line tell it.
fn short(page: &Page, day: NaiveDate) -> String {
    match page.language() {
        Language::Ja => month_day_ja(day),
        Language::En => day.format("%-d %b (%a)").to_string(),
    }
}

/// The marks above the line. Where two labels would cover each other the earlier one stays away, as the
/// facts above and the list say it too.
fn points(span: Span, moments: &[Moment]) -> Vec<TimelinePoint> {
    let mut points = Vec::new();
    let mut next = f64::INFINITY;
    for moment in moments.iter().rev() {
        let Some(mark) = moment.mark else { continue };
        let at = span.at(moment.day);
        // Near the right edge a label ends at the edge, and begins earlier than its mark.
        let begins = at.min(100.0 - LABEL);
        let fits = begins + LABEL <= next;
        let said = |text: &str| if fits { text.to_owned() } else { String::new() };
        points.push(TimelinePoint {
            at,
            mark,
            title: said(&moment.title),
            date: said(&moment.near),
        });
        if fits {
            next = begins;
        }
    }
    points.reverse();
    points
}

fn steps(page: &Page, moments: Vec<Moment>) -> Vec<FlowStep> {
    let today = page.op.today();
    let step = |moment: Moment| {
        let (glyph, step, due) = match moment.mark {
            None => (
                Glyph::Now,
                format!("{} {}", moment.words, moment.title),
                String::new(),
            ),
            Some(_) if moment.day <= today => (Glyph::Done, moment.title, moment.words),
            Some(_) => (Glyph::Open, moment.title, moment.words),
        };
        FlowStep {
            glyph,
            step,
            owner: String::new(),
            due,
        }
    };
    moments.into_iter().map(step).collect()
}

impl Span {
    /// Whole months around the days, with a little room after the last one.
    fn over(days: impl Iterator<Item = NaiveDate> + Clone) -> Option<Self> {
        let from = days.clone().min()?.with_day(1)?;
        let last = days.max()?;
        let months = u32::try_from(last.signed_duration_since(from).num_days() / 300).ok()? + 1;
        let to = last
            .with_day(1)?
            .checked_add_months(Months::new(months + 1))?;
        Some(Span { from, to })
    }

    /// Where a day lies, in per cent.
    fn at(self, day: NaiveDate) -> f64 {
        let days = |to: NaiveDate| {
            f64::from(
                i32::try_from(to.signed_duration_since(self.from).num_days()).unwrap_or(i32::MAX),
            )
        };
        100.0 * days(day) / days(self.to).max(1.0)
    }

    /// The months to name, as few as fit, each with its place; a year is written where it begins.
    fn months(self, language: Language) -> Vec<(f64, String)> {
        let months =
            u32::try_from(self.to.signed_duration_since(self.from).num_days() / 30).unwrap_or(0);
        let step = [1, 2, 3, 6, 12, 24, 60]
            .into_iter()
            .find(|step| months / step <= MONTH_NAMES)
            .unwrap_or(120);
        let mut named = Vec::new();
        let mut month = Some(self.from);
        let mut year = None;
        let end = self.to.checked_sub_days(Days::new(10)).unwrap_or(self.to);
        while let Some(first) = month.filter(|first| *first < end) {
            let new_year = year != Some(first.year());
            named.push((self.at(first), name(language, first, new_year)));
            year = Some(first.year());
            month = first.checked_add_months(Months::new(step));
        }
        named
    }
}

fn name(language: Language, first: NaiveDate, with_year: bool) -> String {
    match (language, with_year) {
        (Language::Ja, true) => format!("{}年{}月", first.year(), first.month()),
        (Language::Ja, false) => format!("{}月", first.month()),
        (Language::En, true) => first.format("%b %Y").to_string(),
        (Language::En, false) => first.format("%b").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_line_holds_every_day_and_few_names() {
        for (first, last) in [("2026-07-15", "2027-03-31"), ("2018-02-28", "2026-11-22")] {
            let span = Span::over([day(first), day(last)].into_iter()).unwrap();
            assert!(span.at(day(first)) >= 0.0 && span.at(day(last)) < 100.0);
            let months = span.months(Language::Ja);
            assert!((2..=13).contains(&months.len()), "{months:?}");
        }
    }

    #[test]
    fn a_year_is_written_where_it_begins() {
        let span = Span::over([day("2026-11-15"), day("2027-02-01")].into_iter()).unwrap();
        let names: Vec<String> = span
            .months(Language::Ja)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        assert_eq!(names[..3], ["2026年11月", "12月", "2027年1月"]);
    }
}
