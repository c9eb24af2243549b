//! The facts of a step that a reader wants without opening anything: numbers, days, sections, reasons.

use super::signing::of_signing;
use crate::i18n::*;
use crate::page::Page;
use crate::sections::section_title;
use crate::words::date;
use chrono::NaiveDate;
use domain::applications::Section;
use serde_json::Value;
use services::audit::timeline::Entry;

/// The facts, a sentence each; most steps need none.
pub fn details(page: &Page, entry: &Entry) -> Vec<String> {
    let t = page.locale;
    let facts = Facts::of(entry);
    let found = match entry.verb.as_str() {
        "application_submitted" | "application_resubmitted" => vec![
            facts
                .text("receipt_number")
                .map(|number| say!(t, trail.d_receipt, number)),
            facts
                .count("revision")
                .map(|count| say!(t, trail.d_revision, count)),
        ],
        "section_saved" => vec![facts.section(t)],
        "document_added" | "document_removed" => vec![facts.text("file_name")],
        "correction_requested" => vec![
            facts.sections(t),
            facts.criterion(t),
            facts.text("reason"),
            facts
                .day(page, "due_on")
                .map(|day| say!(t, trail.d_due, day)),
        ],
        "application_proposed" => vec![facts.text("memo")],
        "application_declined" => vec![facts.criterion(t), facts.text("reason")],
        "application_sent_back" | "client_revoked" => vec![facts.text("reason")],
        "registration_verified" => vec![
            facts.text("number"),
            facts
                .day(page, "list_on")
                .map(|day| say!(t, trail.d_list_on, day)),
        ],
        _ => of_contract(page, entry, &facts),
    };
    found.into_iter().flatten().collect()
}

fn bank_name(t: Locale, entry: &Entry) -> Option<String> {
    entry.bank.as_ref().map(|bank| match t {
        Locale::ja => bank.ja.clone(),
        Locale::en => bank.en.clone(),
    })
}

fn of_contract(page: &Page, entry: &Entry, facts: &Facts<'_>) -> Vec<Option<String>> {
    let t = page.locale;
    let effective = || {
        let day = facts.day(page, "effective_from");
        day.map(|day| say!(t, trail.d_effective, day))
    };
    match entry.verb.as_str() {
        "consents_opened" => vec![facts.progress(t)],
        "consent_recorded" | "consent_given" => vec![facts.answer(t, entry)],
        "draft_issued" | "draft_found_material" => vec![
            facts
                .count("number")
                .map(|number| say!(t, trail.d_draft, number)),
            facts.text("note").or_else(|| facts.text("reason")),
        ],
        "contract_drawn_up" => vec![effective()],
        "contract_concluded" => vec![
            facts
                .text("number")
                .map(|number| say!(t, trail.d_contract, number)),
            effective(),
        ],
        "contract_suspended" | "contract_resumed" | "contract_notified" | "contract_ended"
        | "contract_renewed" | "contract_replaced" | "amendment_opened" => vec![
            facts.text("reason"),
            facts
                .day(page, "last_day")
                .map(|day| say!(t, contracts.step_until, day)),
        ],
        "client_requested" | "client_suspended" | "client_resumed" | "client_ended" => {
            vec![facts.text("client_name")]
        }
        "client_issued" => vec![
            facts
                .text("client_id")
                .map(|number| say!(t, trail.d_client, number)),
        ],
        _ => of_banks(page, entry, facts),
    }
}

fn of_banks(page: &Page, entry: &Entry, facts: &Facts<'_>) -> Vec<Option<String>> {
    let t = page.locale;
    match entry.verb.as_str() {
        "suspension_requested"
        | "suspension_accepted"
        | "suspension_declined"
        | "suspension_lifted"
        | "consent_reopened" => vec![bank_name(t, entry), facts.text("reason")],
        "consent_withdrawn" => vec![
            bank_name(t, entry),
            facts
                .day(page, "from")
                .map(|day| say!(t, consents.withdrawn_from, day)),
            facts.text("reason"),
        ],
        "consent_deadline_moved" => vec![
            facts
                .day(page, "due_on")
                .map(|day| say!(t, trail.d_due, day)),
            facts.text("reason"),
        ],
        _ => of_signing(page, &entry.verb, facts),
    }
}

/// What was recorded, read leniently: old events may lack what new ones carry.
pub(super) struct Facts<'a>(Option<&'a Value>);

impl<'a> Facts<'a> {
    /// What a step brought, or else what it took away.
    pub(super) fn of(entry: &'a Entry) -> Self {
        Facts(entry.after.as_ref().or(entry.before.as_ref()))
    }

    /// Facts within the facts.
    pub(super) fn within(&self, name: &str) -> Facts<'a> {
        Facts(self.get(name))
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0?.get(name)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.get(name)?
            .as_str()
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    fn count(&self, name: &str) -> Option<u64> {
        self.get(name)?.as_u64()
    }

    pub(super) fn day(&self, page: &Page, name: &str) -> Option<String> {
        let day: NaiveDate = self.get(name)?.as_str()?.parse().ok()?;
        Some(date(page.language(), day))
    }

    fn section(&self, t: Locale) -> Option<String> {
        let section: Section = self.get("section")?.as_str()?.parse().ok()?;
        Some(section_title(t, section))
    }

    fn sections(&self, t: Locale) -> Option<String> {
        let codes = self.get("sections")?.as_array()?;
        let titles: Vec<String> = codes
            .iter()
            .filter_map(|code| code.as_str()?.parse::<Section>().ok())
            .map(|section| section_title(t, section))
            .collect();
        let list = titles.join(td_string!(t, review.list_comma));
        Some(say!(t, trail.d_sections, list))
    }

    fn criterion(&self, t: Locale) -> Option<String> {
        let code = self.text("criterion")?;
        Some(say!(t, trail.d_criterion, code))
    }

    /// A bank is called by its name; its code alone only where nobody knows the name.
    fn answer(&self, t: Locale, entry: &Entry) -> Option<String> {
        let code = self.text("bank")?;
        let bank = entry.bank.as_ref().map_or(code, |bank| match t {
            Locale::ja => bank.ja.clone(),
            Locale::en => bank.en.clone(),
        });
        let answer = self.get("answer")?.get("answer")?.as_str()?;
        Some(match answer {
            "consented" => say!(t, trail.d_bank_consented, bank),
            "refused" => say!(t, trail.d_bank_refused, bank),
            _ => say!(t, trail.d_bank_unanswered, bank),
        })
    }

    fn progress(&self, t: Locale) -> Option<String> {
        let (banks, consented) = (self.count("banks")?, self.count("consented")?);
        Some(say!(t, trail.d_progress, banks, consented))
    }
}
