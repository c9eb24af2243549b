//! The table.

use crate::asks::Ask;
use crate::bundle::Bundle;
use crate::inside::Rates;
use crate::outside::Process;
use std::fmt::Write;
use std::time::Duration;

/// Bytes of WebAssembly and JavaScript.
const CODE: f64 = 130.0;
/// Milliseconds from start to listening.
const START: f64 = 300.0;
/// Megabytes resident.
const MEMORY: f64 = 60.0;

/// Everything measured.
pub struct Figures {
    /// Requests by kind.
    pub rates: Rates,
    /// The browser's part.
    pub bundle: Bundle,
    /// The binary.
    pub process: Process,
}

/// The figures, and whether each aim is met.
pub fn table(figures: &Figures) -> String {
    let mut text = String::new();
    let bare = figures
        .rates
        .iter()
        .find(|(ask, _)| *ask == Ask::Bare)
        .map_or(f64::NAN, |(_, counted)| counted.rate());
    row(&mut text, ["", "requests/s", "p95", "of bare", "aim", ""]);
    for (ask, counted) in &figures.rates {
        let part = counted.rate() / bare;
        let (aim, met) = ask.aim().map_or_else(Default::default, |aim| {
            (format!("≥ {:.0} %", aim * 100.0), word(part >= aim))
        });
        let rate = format!("{:.0}", counted.rate());
        let p95 = format!("{:.2} ms", milliseconds(counted.p95()));
        let part = format!("{:.1} %", part * 100.0);
        row(&mut text, [ask.name(), &rate, &p95, &part, &aim, met]);
    }
    text.push('\n');
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let kilobytes = |bytes: usize| bytes as f64 / 1e3;
    let Figures {
        bundle, process, ..
    } = figures;
    let facts = [
        (
            "browser code, brotli",
            kilobytes(bundle.code),
            "kB",
            Some(CODE),
        ),
        ("style sheet, brotli", kilobytes(bundle.style), "kB", None),
        (
            "start to listening",
            milliseconds(process.start),
            "ms",
            Some(START),
        ),
        (
            "memory after the load",
            megabytes(process.resident),
            "MB",
            Some(MEMORY),
        ),
        ("memory at its peak", megabytes(process.peak), "MB", None),
    ];
    for (name, value, unit, aim) in facts {
        let met = aim.map_or("", |aim| word(value <= aim));
        let aim = aim.map_or_else(String::new, |aim| format!("≤ {aim:.0} {unit}"));
        row(
            &mut text,
            [name, &format!("{value:.1} {unit}"), "", "", &aim, met],
        );
    }
    text
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
