//! The table.

use crate::asks::Ask;
use crate::bundle::Bundle;
use crate::inside::Rates;
use crate::outside::Process;
use crate::sign_ins::Beside;
use std::fmt::Write;
use std::time::Duration;

/// Bytes of WebAssembly and JavaScript.
const CODE: f64 = 130.0;
/// Milliseconds from start to listening.
const START: f64 = 300.0;
/// Times the p95 of the home page by itself.
const BESIDE: f64 = 3.0;
/// Megabytes resident.
const MEMORY: f64 = 60.0;

/// Everything measured.
pub struct Figures {
    /// Requests by kind.
    pub rates: Rates,
    /// The home page beside people who sign in.
    pub beside: Beside,
    /// The browser's part.
    pub bundle: Bundle,
    /// The binary.
    pub process: Process,
}

/// The figures, and whether each aim is met.
pub fn table(figures: &Figures) -> String {
    let mut text = String::new();
    rates(&mut text, &figures.rates);
    text.push('\n');
    for fact in facts(figures) {
        fact.write(&mut text);
    }
    text
}

fn rates(text: &mut String, rates: &Rates) {
    let bare = rates
        .iter()
        .find(|(ask, _)| *ask == Ask::Bare)
        .map_or(f64::NAN, |(_, counted)| counted.rate());
    row(text, ["", "requests/s", "p95", "of bare", "aim", ""]);
    for (ask, counted) in rates {
        let part = counted.rate() / bare;
        let (aim, met) = ask.aim().map_or_else(Default::default, |aim| {
            (format!("≥ {:.0} %", aim * 100.0), word(part >= aim))
        });
        let rate = format!("{:.0}", counted.rate());
        let p95 = format!("{:.2} ms", milliseconds(counted.p95()));
        let part = format!("{:.1} %", part * 100.0);
        row(text, [ask.name(), &rate, &p95, &part, &aim, met]);
    }
}

/// One figure that is no rate.
struct Fact {
    name: &'static str,
    value: f64,
    unit: &'static str,
    /// At most this much.
    aim: Option<f64>,
}

impl Fact {
    fn write(&self, text: &mut String) {
        let met = self.aim.map_or("", |aim| word(self.value <= aim));
        let aim = self
            .aim
            .map_or_else(String::new, |aim| format!("≤ {aim:.0} {}", self.unit));
        let value = format!("{:.1} {}", self.value, self.unit);
        row(text, [self.name, &value, "", "", &aim, met]);
    }
}

fn facts(figures: &Figures) -> [Fact; 8] {
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let kilobytes = |bytes: usize| bytes as f64 / 1e3;
    let Figures {
        beside,
        bundle,
        process,
        ..
    } = figures;
    let fact = |name, (value, unit), aim| Fact {
        name,
        value,
        unit,
        aim,
    };
    [
        fact(
            "home page, p95 alone",
            (milliseconds(beside.alone.p95()), "ms"),
            None,
        ),
        fact(
            "beside 8 sign-ins in flight",
            (beside.ratio(), "×"),
            Some(BESIDE),
        ),
        fact("sign-ins meanwhile", (beside.sign_ins.rate(), "/s"), None),
        fact(
            "browser code, brotli",
            (kilobytes(bundle.code), "kB"),
            Some(CODE),
        ),
        fact("style sheet, brotli", (kilobytes(bundle.style), "kB"), None),
        fact(
            "start to listening",
            (milliseconds(process.start), "ms"),
            Some(START),
        ),
        fact(
            "memory after the load",
            (megabytes(process.resident), "MB"),
            Some(MEMORY),
        ),
        fact("memory at its peak", (megabytes(process.peak), "MB"), None),
    ]
}

fn word(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn row(text: &mut String, [name, value, p95, part, aim, met]: [&str; 6]) {
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "{name:<28}{value:>12}{p95:>12}{part:>10}{aim:>11}  {met}"
    );
}
