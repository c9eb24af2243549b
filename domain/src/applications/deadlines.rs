//! By when the owner of the next step should act: one rule, so that no page and no list tells another day.

use super::stage::Stage;
use crate::calendar::{Holidays, business_date};
use chrono::NaiveDate;

/// 形式確認: business days the Federation takes to check a submission for completeness.
pub const COMPLETENESS_DAYS: u32 = 5;
/// 審査: business days the Federation takes to review a submission once it is known to be complete.
pub const REVIEW_DAYS: u32 = 20;
/// 決裁: business days an approver has for a proposal.
pub const DECISION_DAYS: u32 = 5;
/// 同意: business days the banks take to answer.
pub const CONSENT_DAYS: u32 = 10;

/// The day by which the step that is due now should be done; none where nothing is due. A review counts from
/// the last submission, because a correction is read like a first submission, and begins with the same check.
pub fn due_on(
    stage: &Stage,
    last_submitted_on: NaiveDate,
    holidays: &Holidays,
) -> Option<NaiveDate> {
    let after = |day, days| Some(holidays.add_business_days(day, days));
    match stage {
        Stage::Draft | Stage::Declined { .. } | Stage::Withdrawn { .. } => None,
        Stage::Submitted { at } => after(business_date(*at), COMPLETENESS_DAYS),
        Stage::InReview { .. } => after(last_submitted_on, COMPLETENESS_DAYS + REVIEW_DAYS),
        Stage::Returned { order, .. } => Some(order.due_on),
        Stage::Proposed { at, .. } => after(business_date(*at), DECISION_DAYS),
        Stage::Approved { at, .. } => after(business_date(*at), CONSENT_DAYS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::{CorrectionOrder, Declination};
    use crate::ids::PersonId;
    use chrono::{DateTime, Utc};
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Every stage, reached at `at`, with the day by which its step is due.
    fn stages(at: DateTime<Utc>) -> Vec<(Stage, Option<&'static str>)> {
        let (officer, proposer) = (PersonId(Uuid::nil()), PersonId(Uuid::nil()));
        let approver = PersonId(Uuid::max());
        let order = CorrectionOrder {
            sections: Vec::new(),
            criterion: "1-2".into(),
            reason: "登記と一致しません。".into(),
            due_on: day("2026-12-08"),
        };
        let declination = Declination {
            criterion: "1-2".into(),
            reason: "基準を満たしません。".into(),
        };
        let proposed = Stage::Proposed {
            proposer,
            memo: String::new(),
            at,
        };
        let approved = Stage::Approved {
            proposer,
            approver,
            at,
        };
        let declined = Stage::Declined {
            proposer,
            approver,
            declination,
            at,
        };
        vec![
            (Stage::Draft, None),
            (Stage::Submitted { at }, Some("2026-12-01")),
            (Stage::InReview { officer }, Some("2026-12-28")),
            (Stage::Returned { officer, order }, Some("2026-12-08")),
            (proposed, Some("2026-12-01")),
            (approved, Some("2026-12-08")),
            (declined, None),
            (Stage::Withdrawn { at }, None),
        ]
    }

    #[test]
    fn every_state_has_the_day_of_its_own_step() {
        // A Tuesday; the last instant of it in Japan.
        let at = "2026-11-24T14:59:59.999Z".parse().unwrap();
        // The last submission was on the Friday before, and Monday is a holiday.
        let holidays = [day("2026-11-23")].into_iter().collect();
        for (stage, expected) in stages(at) {
            let due = due_on(&stage, day("2026-11-20"), &holidays);
            assert_eq!(due, expected.map(day), "{}", stage.code());
        }
    }
}
