//! Who plays: the invented agents, their services, and how far each has come.

use crate::error::Result;
use domain::organisations::{CorporateNumber, OrganisationForm};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Corporate numbers whose base begins with 9999 are given to nobody.
const UNUSED_BASE: u64 = 999_901_003_000;

/// All there is to play.
#[derive(Deserialize)]
pub(super) struct Script {
    pub(super) kinds: BTreeMap<String, Kind>,
    pub(super) agents: Vec<Agent>,
}

/// What services of one kind say of themselves.
#[derive(Deserialize)]
pub(super) struct Kind {
    pub(super) outline: String,
    pub(super) data_flow: String,
    pub(super) purpose: String,
}

/// One agent.
#[derive(Deserialize)]
pub(super) struct Agent {
    /// The word in its addresses.
    pub(super) slug: String,
    name: String,
    kana: String,
    pub(super) kind: String,
    pub(super) service: String,
    office: String,
    number: u32,
    postal_code: String,
    address: String,
    #[serde(default = "president")]
    pub(super) title: String,
    pub(super) representative: String,
    pub(super) person: String,
    pub(super) story: Story,
    /// Business days since the submission, or since the beginning of what was never submitted.
    pub(super) days: u32,
    /// The officer who has the case.
    pub(super) officer: String,
    #[serde(default)]
    pending: bool,
    #[serde(default)]
    deemed: bool,
    /// Business days from the submission to the decision.
    #[serde(default = "usual_decision")]
    pub(super) decided_after: u32,
    /// How many sections of a draft are filled in.
    #[serde(default)]
    pub(super) sections: usize,
    #[serde(default)]
    pub(super) mistakes: bool,
    pub(super) moved_to: Option<String>,
    /// Business days from today until the correction is due; negative when overdue.
    #[serde(default)]
    pub(super) due_in: i32,
    pub(super) returned: Option<Returned>,
    pub(super) declined: Option<Declined>,
    /// Banks that answered one by one, refused, or have not answered.
    #[serde(default)]
    pub(super) answered: Vec<String>,
    #[serde(default)]
    pub(super) refused: Vec<String>,
    #[serde(default)]
    pub(super) unanswered: Vec<String>,
    pub(super) client: Option<Client>,
}

/// How far an agent has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Story {
    Registered,
    Draft,
    Submitted,
    InReview,
    Returned,
    Resubmitted,
    Proposed,
    SentBack,
    Declined,
    Withdrawn,
    /// The banks are being asked.
    Consents,
    /// Every bank has answered.
    Answered,
    AwaitingAgent,
    AwaitingFederation,
    Concluded,
}

/// How far the client under a concluded contract is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Client {
    Requested,
    Used,
}

/// What is to be corrected.
#[derive(Deserialize)]
pub(super) struct Returned {
    pub(super) sections: Vec<String>,
    pub(super) criterion: String,
    pub(super) reason: String,
}

/// Why an application is declined.
#[derive(Deserialize)]
pub(super) struct Declined {
    pub(super) criterion: String,
    pub(super) reason: String,
}

/// Reads the script.
pub(super) fn script() -> Result<Script> {
    Ok(serde_json::from_str(include_str!("agents.json"))?)
}

fn usual_decision() -> u32 {
    6
}

fn president() -> String {
    "代表取締役".to_owned()
}

impl Agent {
    /// The address of the agent's person.
    pub(super) fn email(&self) -> String {
        format!("{}@example.jp", self.slug)
    }

    /// An address on the agent's own site.
    pub(super) fn site(&self, path: &str) -> String {
        format!("https://www.{}.example.jp/{path}", self.slug)
    }

    /// What the agent types about itself; `place` makes its corporate number.
    pub(super) fn organisation(&self, place: usize) -> OrganisationForm {
        let [year, month, day] = if self.deemed {
            ["2025", "8", "18"]
        } else {
            [""; 3]
        };
        let basis = if self.deemed {
            "deemed_from_banking_act"
        } else {
            "labour_bank_act"
        };
        let status = if self.pending {
            "pending"
        } else {
            "registered"
        };
        OrganisationForm {
            name: self.name.clone(),
            name_kana: self.kana.clone(),
            corporate_number: corporate_number(place),
            registration_status: status.to_owned(),
            registration_number: format!("{}（電代）第{}号", self.office, self.number),
            registration_basis: basis.to_owned(),
            notified_on_year: year.to_owned(),
            notified_on_month: month.to_owned(),
            notified_on_day: day.to_owned(),
            postal_code: self.postal_code.clone(),
            address: self.address.clone(),
            representative_title: self.title.clone(),
            representative_name: self.representative.clone(),
            website: self.site(""),
        }
    }
}

fn corporate_number(place: usize) -> String {
    let base = UNUSED_BASE + place as u64 * 37;
    CorporateNumber::from_base(&base.to_string()).map_or_else(|_| String::new(), |n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_thirty_agents_can_register_and_every_story_is_told() {
        let script = script().unwrap();
        assert_eq!(script.agents.len(), 30);
        let today = "2026-11-24".parse().unwrap();
        for (place, agent) in script.agents.iter().enumerate() {
            let organisation = agent.organisation(place).parse(today).unwrap();
            assert!(organisation.corporate_number.as_str()[1..].starts_with("9999"));
            assert!(script.kinds.contains_key(&agent.kind), "{}", agent.slug);
        }
        let told = |story| {
            script
                .agents
                .iter()
                .filter(|agent| agent.story == story)
                .count()
        };
        assert_eq!(told(Story::Concluded), 3);
        assert_eq!(told(Story::AwaitingAgent), 1);
        assert_eq!(told(Story::AwaitingFederation), 1);
    }
}
