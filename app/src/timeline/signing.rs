//! The facts of steps about signatures: who signed, who recorded a sheet and who looked at it, who was named, and why.

use super::details::Facts;
use crate::i18n::*;
use crate::page::Page;
use domain::contracts::SigningMethod;
use services::audit::timeline::Entry;

/// The facts, a sentence each.
pub fn of_signing(page: &Page, verb: &str, facts: &Facts<'_>) -> Vec<Option<String>> {
    let t = page.locale;
    match verb {
        "contract_signed_by_agent" | "contract_signed_by_federation" => {
            let signature = facts.within("signature");
            let on = on_paper(&signature).then(|| signature.day(page, "on"));
            vec![
                signer(t, &signature),
                on.flatten().map(|day| say!(t, trail.d_sheet, day)),
                looked(t, facts),
            ]
        }
        "sheet_recorded" => vec![
            facts
                .text("signer")
                .map(|name| say!(t, trail.d_signer, name)),
            facts
                .day(page, "signed_on")
                .map(|day| say!(t, trail.d_sheet, day)),
        ],
        "signing_delegated" | "delegation_revoked" => vec![
            facts.text("name"),
            facts
                .day(page, "until")
                .map(|day| say!(t, trail.d_until, day)),
        ],
        "sheet_returned" | "signing_declined" | "negotiation_ended" => vec![facts.text("reason")],
        _ => Vec::new(),
    }
}

/// Who signed, where the step is a signature on paper.
pub fn signer_on_paper(entry: &Entry) -> Option<String> {
    let signature = Facts::of(entry).within("signature");
    on_paper(&signature)
        .then(|| signature.text("name"))
        .flatten()
}

fn on_paper(signature: &Facts<'_>) -> bool {
    signature.text("method").as_deref() == Some(SigningMethod::Paper.code())
}

fn signer(t: Locale, signature: &Facts<'_>) -> Option<String> {
    let (name, title) = (signature.text("name")?, signature.text("title"));
    let name = match title {
        Some(title) => format!("{title} {name}"),
        None => name,
    };
    Some(say!(t, trail.d_signer, name))
}

/// Who recorded the sheet, and who found the signature on it.
fn looked(t: Locale, facts: &Facts<'_>) -> Option<String> {
    let (one, other) = (facts.text("recorded_by")?, facts.text("confirmed_by")?);
    Some(say!(t, signing.looked, one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use serde_json::json;

    fn signed(method: SigningMethod) -> Entry {
        Entry {
            at: DateTime::UNIX_EPOCH,
            actor_name: "決裁 者".into(),
            helper_name: None,
            verb: "contract_signed_by_agent".into(),
            before: None,
            after: Some(json!({
                "signature": { "name": "山田 太郎", "title": "代表取締役", "method": method },
                "recorded_by": "担当 者",
                "confirmed_by": "決裁 者",
            })),
            bank: None,
        }
    }

    #[test]
    fn a_sheet_was_signed_by_its_signer_and_not_by_whoever_looked_at_it() {
        let paper = signed(SigningMethod::Paper);
        assert_eq!(signer_on_paper(&paper).as_deref(), Some("山田 太郎"));
        let facts = Facts::of(&paper);
        let told = looked(Locale::ja, &facts).unwrap();
        assert!(
            told.contains("担当 者") && told.contains("決裁 者"),
            "{told}"
        );
        let told = signer(Locale::en, &facts.within("signature")).unwrap();
        assert!(told.contains("代表取締役 山田 太郎"), "{told}");
        assert_eq!(signer_on_paper(&signed(SigningMethod::SecondFactor)), None);
    }
}
