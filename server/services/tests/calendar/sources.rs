//! What ships and what is served, against programs that know nothing of ours: national holidays as another library
//! computes them, and calendar files as another library reads them.

use crate::announcements::{administrator, announced, end_of, ready_on, withdrawn};
use crate::support::{services, wait};
use chrono::{Datelike, Duration, NaiveDate};
use serde_json::{Value, json};
use services::calendar::{days_off, holidays};
use services::intake::opening_calendar;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The days in the years given on which the banks do not work.
const DAYS_OFF: &str = r#"
import datetime, json, sys
import jpholiday
off = []
for year in json.load(sys.stdin):
    day = datetime.date(year, 1, 1)
    while day.year == year:
        turn = (day.month, day.day) in [(12, 31), (1, 1), (1, 2), (1, 3)]
        if day.weekday() >= 5 or turn or jpholiday.is_holiday(day):
            off.append(day.isoformat())
        day += datetime.timedelta(days=1)
print(json.dumps(off))
"#;

/// What a calendar file says, day by day.
const EVENTS: &str = r#"
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
text = lambda event, name: str(event[name])
print(json.dumps([{
    "uid": text(event, "UID"), "sequence": int(event["SEQUENCE"]), "status": text(event, "STATUS"),
    "start": event.decoded("DTSTART").isoformat(), "end": event.decoded("DTEND").isoformat(),
    "stamp": event.decoded("DTSTAMP").isoformat(), "summary": text(event, "SUMMARY"),
    "description": text(event, "DESCRIPTION"),
} for event in calendar.walk("VEVENT")]))
"#;

/// The Python with the packages of `.ci/requirements.txt`; without it nothing is compared, and the tests fail.
static PYTHON: LazyLock<PathBuf> = LazyLock::new(|| {
    let script = Path::new(ROOT).join(".ci/python.sh");
    let made = Command::new(script)
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(made.status.success(), "there is no Python to compare with");
    PathBuf::from(String::from_utf8(made.stdout).unwrap().trim())
});

fn python(program: &str, input: &[u8]) -> Value {
    let mut running = Command::new(&*PYTHON)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(input).unwrap();
    let ended = running.wait_with_output().unwrap();
    assert!(ended.status.success(), "{program}");
    serde_json::from_slice(&ended.stdout).unwrap()
}

#[tokio::test]
async fn the_business_days_that_ship_are_those_of_an_independent_source() {
    let (services, _) = services().await;
    let admin = administrator(&services).await;
    let table = days_off(&admin).await.unwrap();
    let (first, last) = (table.keys().next().unwrap(), table.keys().last().unwrap());
    let years: Vec<i32> = (first.year()..=last.year()).collect();
    assert!(years.contains(&2018) && years.contains(&2028), "{years:?}");
    let theirs: Vec<NaiveDate> =
        serde_json::from_value(python(DAYS_OFF, json!(years).to_string().as_bytes())).unwrap();
    let counted = holidays(admin.db()).await.unwrap();
    let begin = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap();
    let ours: Vec<NaiveDate> = begin
        .iter_days()
        .take_while(|day| day.year() <= last.year())
        .filter(|day| !counted.is_business_day(*day))
        .collect();
    assert_eq!(ours, theirs);
}

#[tokio::test]
async fn the_calendar_file_says_the_opening_to_another_reader() {
    let (services, clock) = services().await;
    let admin = administrator(&services).await;
    let read = async || {
        let file = opening_calendar(&admin).await.unwrap();
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        python(EVENTS, file.as_bytes())
    };
    let first = read().await;
    assert_eq!(first.as_array().unwrap().len(), 1, "{first}");
    let told = |events: &Value| {
        let event = &events[0];
        assert_eq!(event["uid"], first[0]["uid"]);
        let part = |name: &str| event[name].as_str().unwrap().to_owned();
        (
            event["sequence"].as_u64().unwrap(),
            part("start"),
            part("status"),
        )
    };
    let confirmed = "CONFIRMED".to_owned();
    assert_eq!(told(&first), (0, "2019-09-30".into(), confirmed.clone()));
    assert_eq!(first[0]["end"], "2019-10-01");
    let summary = first[0]["summary"].as_str().unwrap();
    assert_eq!(
        summary,
        "照会系の受付開始 / Intake for account information opens"
    );

    let steps = [
        (end_of("2027", "8"), "2027-02-28", "CONFIRMED"),
        (end_of("2026", "12"), "2026-06-30", "CONFIRMED"),
        (ready_on("2026-11-20"), "2026-05-20", "CONFIRMED"),
        (withdrawn(), "2026-05-20", "CANCELLED"),
    ];
    for (sequence, (form, start, status)) in (1..).zip(steps) {
        wait(&services, &clock, Duration::hours(1));
        announced(&services, &admin, &form).await;
        let events = read().await;
        assert_eq!(told(&events), (sequence, start.into(), status.into()));
        let stamp = services.clock.now().format("%Y-%m-%dT%H:%M:%S+00:00");
        assert_eq!(events[0]["stamp"], stamp.to_string());
    }
}
