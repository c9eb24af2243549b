//! The page on which notice is given that a contract ends, or on which it ends at once.

use super::{address, has_place, head};
use crate::answer::Answer;
use crate::components::{ButtonKind, Choice, DateField, Field, FormButtons, RadioGroup, TextArea};
use crate::contracts::words::{date_words, typed_date};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, EndForm, Life};

/// The page.
pub async fn end_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, (EndForm::default(), Problems::default())).await
}

/// Gives notice, or ends the contract.
pub async fn end(page: Page, Path(id): Path<ContractId>, Form(form): Form<EndForm>) -> Answer {
    match services::contracts::end(&page.op, id, &form).await {
        Ok(()) if form.ending == "for_cause" => page.go_done(&address(id), "contract_ended"),
        Ok(()) => page.go_done(&address(id), "contract_notified"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// Whoever comes too late is led to the contract, which says where it stands.
async fn draw(page: Page, id: ContractId, (form, problems): (EndForm, Problems)) -> Answer {
    page.op.actor.require_role(Action::EndContract)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let life = contract.life.clone();
    let Some(life) = life.filter(|_| has_place(Action::EndContract, &contract)) else {
        return page.go(&address(id));
    };
    contract.office?;
    let title = say!(page.locale, contracts.end_title);
    let shown = (&page, &contract, &life);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), (&form, &problems))),
    )
}

type Shown<'a> = (&'a Page, &'a Contract, &'a Life);

fn body(
    (page, contract, life): Shown<'_>,
    title: String,
    (form, problems): (&EndForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let field = |name: &str| drawn.required(name, &label(t, name));
    let version = problems.version(form.version, contract.version).to_string();
    view! {
        {head(page, contract, (title, drawn.summary(|name| label(t, name))))}
        <form method="post" class="fields narrow">
            <p>{say!(t, contracts.end_lead)}</p>
            <input type="hidden" name="version" value=version />
            <RadioGroup
                field=field("ending")
                choices=choices(page, life)
                value=form.ending.clone()
            />
            {life.ends_on.is_none().then(|| notice(page, life, (form, &drawn)))}
            <TextArea
                field=field("reason").hint(say!(t, contracts.reason_hint))
                value=form.reason.clone()
                rows=4
            />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, contracts.end_button)
                back=address(contract.id)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}

/// Only what can still be done: after a notice nothing but ending it at once. A letter of the agent's that arrived in time
/// may be recorded late.
fn choices(page: &Page, life: &Life) -> Vec<Choice> {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let (until, notice_by) = (day(life.until), day(life.notice_by()));
    let is_open = life.ends_on.is_none();
    let in_time = page.op.today() <= life.notice_by();
    let not_renewed = is_open.then(|| {
        let hint = match in_time {
            true => say!(t, contracts.end_not_renewed_hint, until, notice_by),
            false => say!(t, contracts.end_not_renewed_late_hint, until, notice_by),
        };
        Choice::new("not_renewed", say!(t, contracts.end_not_renewed)).hint(hint)
    });
    let by_notice = is_open.then(|| {
        let months = life.period.notice_months;
        Choice::new("by_notice", say!(t, contracts.end_by_notice)).hint(say!(
            t,
            contracts.end_by_notice_hint,
            months
        ))
    });
    let for_cause = Choice::new("for_cause", say!(t, contracts.end_for_cause))
        .hint(say!(t, contracts.end_for_cause_hint));
    [not_renewed, by_notice, Some(for_cause)]
        .into_iter()
        .flatten()
        .collect()
}

/// What only a notice has: who gave it, when the agent's arrived, and the last day that it names.
fn notice(page: &Page, life: &Life, (form, drawn): (&EndForm, &FormView<'_>)) -> AnyView {
    let t = page.locale;
    let field = |name: &str| drawn.plain(name, &label(t, name));
    let given_by = match form.given_by.as_str() {
        "" => "federation".to_owned(),
        given_by => given_by.to_owned(),
    };
    let givers = vec![
        Choice::new("federation", say!(t, contracts.given_by_federation)),
        Choice::new("agent", say!(t, contracts.given_by_agent)),
    ];
    let received_on = typed_date(
        &form.received_on_year,
        &form.received_on_month,
        &form.received_on_day,
    );
    view! {
        <RadioGroup
            field=field("given_by").hint(say!(t, contracts.given_by_hint))
            choices=givers
            value=given_by
        />
        <DateField
            field=field("received_on").hint(say!(t, contracts.received_on_hint))
            words=date_words(t)
            value=received_on
        />
        {last_day(page, life, (form, field("last_day")))}
    }
    .into_any()
}

fn last_day(page: &Page, life: &Life, (form, field): (&EndForm, Field)) -> AnyView {
    let t = page.locale;
    let day = date(page.language(), life.period.earliest_end(page.op.today()));
    let field = field.hint(say!(t, contracts.last_day_hint, day));
    let value = typed_date(
        &form.last_day_year,
        &form.last_day_month,
        &form.last_day_day,
    );
    view! { <DateField field words=date_words(t) value /> }.into_any()
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "ending" => say!(t, contracts.ending),
        "given_by" => say!(t, contracts.given_by),
        "received_on" => say!(t, contracts.received_on),
        "last_day" => say!(t, contracts.last_day),
        _ => say!(t, contracts.reason),
    }
}
