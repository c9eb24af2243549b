//! The line of time of one scope family: its announcements, its opening and its readiness; the same points follow as a
//! list.

use crate::components::{
    FlowStep, Glyph, Timeline, TimelineLine, TimelineMark, TimelinePoint, TimelineTable,
};
use crate::page::Page;
use crate::words;
use chrono::{Datelike, Days, Months, NaiveDate};
use domain::accounts::Language;
use domain::calendar::{business_date, month_day_ja};
use domain::intake::{Intake, Readiness};
use leptos::prelude::*;
use services::intake::{Announcement, FamilyStatus};

/// How many month names fit under the line.
const MONTH_NAMES: u32 = 11;
/// How long before the opening an announcement still belongs to the picture of the home page.
const EARLIER: Months = Months::new(12);
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

/// The announcements that are drawn, the newest first.
pub struct Picture<'a>(Vec<&'a Announcement>);

impl<'a> Picture<'a> {
    /// Everything that was ever announced.
    pub fn of_all(status: &FamilyStatus, all: &'a [Announcement]) -> Self {
        Picture(
            all.iter()
                .filter(|one| one.family == status.family)
                .collect(),
        )
    }

    /// What led to the date that counts, while one does; older plans would press it into a corner.
    pub fn of_now(status: &FamilyStatus, all: &'a [Announcement]) -> Self {
        let Picture(mut told) = Picture::of_all(status, all);
        let from = status
            .intake
            .opening_day()
            .and_then(|day| day.checked_sub_months(EARLIER));
        let counts = status.announcement.as_ref().map(|one| one.id);
        told.retain(|one| {
            let is_near = from.is_some_and(|from| business_date(one.announced_at) >= from);
            from.is_some() && (is_near || Some(one.id) == counts)
        });
        Picture(told)
    }
}

/// The line of time; none where no date was ever announced.
pub fn timeline(
    page: &Page,
    status: &FamilyStatus,
    Picture(told): Picture<'_>,
) -> Option<impl IntoView + use<>> {
    told.iter().find(|one| one.readiness.is_some())?;
    let moments = moments(page, status, &told);
    let span = Span::over(moments.iter().map(|moment| moment.day))?;
    let today = moments.iter().find(|moment| moment.mark.is_none())?;
    let family = words::family(page.locale, status.family);
    let opens = status.intake.opening_day();
    let label = match opens {
        Some(opens) => {
            let day = words::date(page.language(), opens);
            say!(page.locale, home.timeline_label, family, day)
        }
        None => say!(page.locale, home.timeline_label_none, family),
    };
    let line = TimelineLine {
        label,
        opens: opens.map(|opens| span.at(opens)),
        today: (
            span.at(today.day),
            format!("{} {}", today.words, today.title),
        ),
        months: span.months(page.language()),
    };
    let points = points(span, &moments);
    let steps = steps(page, moments);
    let t = page.locale;
    let table = TimelineTable {
        summary: say!(t, home.timeline_table),
        heads: [say!(t, home.timeline_what), say!(t, home.timeline_when)],
    };
    Some(view! { <Timeline line points steps table /> })
}

fn moments(page: &Page, status: &FamilyStatus, told: &[&Announcement]) -> Vec<Moment> {
    let today = page.op.today();
    let mut all: Vec<Moment> = told.iter().rev().map(|one| announced(page, one)).collect();
    all.extend(terms(page, &status.intake));
    all.push(Moment {
        day: today,
        mark: None,
        title: super::status::standing(page.locale, status).1,
        words: say!(page.locale, home.point_today, day = short(page, today)),
        near: String::new(),
    });
    all.sort_by_key(|moment| moment.day);
    all
}

/// That something was announced, and in which words.
fn announced(page: &Page, one: &Announcement) -> Moment {
    let day = business_date(one.announced_at);
    let what = words::announcement(page.locale, one.kind);
    let date = words::date(page.language(), day);
    Moment {
        day,
        mark: Some(TimelineMark::Ring),
        title: what,
        words: match &one.readiness {
            Some(readiness) => {
                let when = written(page, readiness);
                say!(page.locale, home.point_told, date, when)
            }
            None => date,
        },
        near: short(page, day),
    }
}

/// The opening and the readiness that count, while there are any.
fn terms(page: &Page, intake: &Intake) -> Vec<Moment> {
    let t = page.locale;
    let (Some(opens), Some(readiness)) = (intake.opening_day(), intake.readiness()) else {
        return Vec::new();
    };
    let ready = written(page, readiness);
    vec![
        Moment {
            day: opens,
            mark: Some(TimelineMark::Start),
            title: say!(t, home.point_opens),
            words: words::date(page.language(), opens),
            near: short(page, opens),
        },
        Moment {
            day: readiness.date(),
            mark: Some(TimelineMark::Term),
            title: say!(t, home.point_ready),
            words: ready.clone(),
            near: ready,
        },
    ]
}

/// The date as exactly as it was announced.
fn written(page: &Page, readiness: &Readiness) -> String {
    match page.language() {
        Language::Ja => readiness.date_ja(),
        Language::En => readiness.date_en(),
    }
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
            None => (Glyph::Now, moment.title, moment.words),
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
        let length = self.to.signed_duration_since(self.from).num_days();
        // The name of a month must not leave the picture at its end.
        let room = u64::try_from(length / 15).unwrap_or_default().max(10);
        let end = self.to.checked_sub_days(Days::new(room)).unwrap_or(self.to);
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
mod tests;
