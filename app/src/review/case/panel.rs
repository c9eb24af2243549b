//! The side panel: what is next and by when, what is checked, what can be done.

use super::{actions, checks};
use crate::components::{PanelBox, SidePanel};
use crate::page::Page;
use crate::review::words;
use crate::words::{business_days, date, overdue, owner};
use domain::applications::Owner;
use domain::contracts::{ContractState, Standing};
use leptos::prelude::*;
use services::review::Case;

/// The boxes.
pub fn panel(page: &Page, case: &Case) -> impl IntoView + use<> {
    let t = page.locale;
    let checks = checks::checks(page, case);
    let done = checks.iter().filter(|check| check.done()).count();
    let count = Some(format!("{done} / {}", checks.len()));
    let list = checks::list(checks);
    let next = next(page, case);
    let actions = actions::actions(page, case);
    view! {
        <SidePanel>
            <PanelBox heading=say!(t, review.panel_next) next=true>{next}</PanelBox>
            <PanelBox heading=say!(t, review.panel_checks) count>{list}</PanelBox>
            <PanelBox heading=say!(t, review.panel_actions)>{actions}</PanelBox>
            <p>{say!(t, review.maker_checker)}</p>
        </SidePanel>
    }
}

fn next(page: &Page, case: &Case) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &case.application;
    let contract = case.contract.map(|(_, standing)| standing);
    let task = words::next(t, application.stage.code(), contract);
    let who = acts(case, contract);
    let owner = (who != Owner::Nobody).then(|| {
        let owner = owner(t, who);
        view! { <p>{say!(t, review.panel_owner, owner)}</p> }
    });
    let officer = case.officer_name.clone().map(|name| {
        view! { <p>{say!(t, review.panel_officer, name)}</p> }
    });
    let due = deadline(page, case);
    view! { <p class="task">{task}</p> {owner} {officer} {due} }
}

/// The day by which the next step should be done, and how far away it is.
pub fn deadline(page: &Page, case: &Case) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let contract = case.contract.map(|(_, standing)| standing);
    // Signatures have no day; what is over has none either.
    let counts = contract.is_none_or(|one| one.state() == ContractState::AwaitingConsents);
    let counts = counts && acts(case, contract) != Owner::Nobody;
    let (due_on, left) = (case.application.due_on.filter(|_| counts)?, case.days_left?);
    let day = date(page.language(), due_on);
    let (class, far) = match left {
        late if late < 0 => (Some("overdue"), Some(overdue(t, -late))),
        0 if due_on == page.op.today() => (Some("strong"), Some(say!(t, review.panel_today))),
        0 => (None, None),
        left => {
            let days = business_days(t, left);
            (None, Some(say!(t, review.panel_left, days)))
        }
    };
    let far = far.map(|words| view! { <p class=class>{words}</p> });
    Some(view! { <p>{say!(t, review.panel_due, day)}</p> {far} })
}

/// Who acts next: after the approval the contract tells.
fn acts(case: &Case, contract: Option<Standing>) -> Owner {
    let contract = contract.map(Standing::owner);
    contract.unwrap_or_else(|| case.application.stage.owner())
}
