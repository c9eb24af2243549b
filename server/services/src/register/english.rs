//! The feed of the register in English.

use super::changes::{Change, Happened};
use super::feed::Head;
use domain::calendar::date_en;
use domain::contracts::StepKind;

pub(super) const HEAD: Head = Head {
    title: "Changes of the public register, Federation of Labour Banks",
    subtitle: "Conclusion, suspension, resumption, end and renewal of API connection contracts, and changes of the \
               labour banks they cover",
    author: "Business Department, Federation of Labour Banks",
};

/// Code, heading and sentence of a change.
pub(super) fn said(change: &Change) -> (&'static str, String, String) {
    let (code, what, more) = match &change.what {
        Happened::Concluded { effective_from } => {
            let day = effective_from.map(|day| format!("It takes effect on {}.", date_en(day)));
            ("concluded", "Contract concluded".to_owned(), day)
        }
        Happened::Step { kind, last_day } => {
            let day = last_day.map(|day| match kind {
                StepKind::Renewed => format!("The new period ends on {}.", date_en(day)),
                _ => format!("The last day of the contract is {}.", date_en(day)),
            });
            (kind.code(), step(*kind).to_owned(), day)
        }
        Happened::Uncovered { bank, from } => {
            let (bank, from) = (&bank.name_en, date_en(*from));
            let day = format!("From {from} on the contract does not cover {bank}.");
            ("coverage", format!("{bank} no longer covered"), Some(day))
        }
        Happened::AtBank(step) => {
            let word = if step.resumed { "resumed" } else { "suspended" };
            let bank = &step.bank.name_en;
            (step.code(), format!("Use {word} at {bank}"), None)
        }
    };
    let title = format!("{what}: {}", change.organisation_name);
    let summary = format!(
        "{} “{}” (contract {}): {what}. {}",
        change.organisation_name,
        change.service_name,
        change.number,
        more.unwrap_or_default()
    );
    (code, title, summary.trim_end().to_owned())
}

fn step(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Suspended => "Use suspended",
        StepKind::Resumed => "Use resumed",
        StepKind::Notified => "Notice of end given",
        StepKind::Ended => "Contract ended",
        StepKind::Renewed => "Contract renewed",
        StepKind::Replaced => "Contract replaced by its amendment",
    }
}
