//! The officer looks at the changes once more and issues the draft, or throws it away.

use super::clauses::changed_articles;
use super::{address, frame, may_work, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Choice, FormButtons, RadioGroup, TextArea};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::contracts::drafts::{self, DraftPage, IssueForm, Listed};

/// The version that was shown.
#[derive(Deserialize)]
pub struct Seen {
    /// Of the draft.
    pub version: i64,
}

/// What a page asks before something is lost.
pub(super) struct Asked {
    pub title: String,
    pub lead: String,
    pub verb: String,
}

/// The changes and the form.
pub async fn issue_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let drafts = load(&page, id).await?;
    if drafts.open.is_none() {
        return page.go(&address(&drafts, ""));
    }
    draw(&page, id, (IssueForm::default(), Problems::default())).await
}

/// Issues the draft.
pub async fn issue(page: Page, Path(id): Path<ContractId>, Form(form): Form<IssueForm>) -> Answer {
    match drafts::issue(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "draft_issued"),
        Err(error) => draw(&page, id, (form, Problems::of(error)?)).await,
    }
}

/// Asks before the draft is thrown away.
pub async fn discard_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let drafts = load(&page, id).await?;
    if drafts.open.is_none() {
        return page.go(&address(&drafts, ""));
    }
    draw_discard(&page, id, Problems::default()).await
}

/// Throws it away.
pub async fn discard(page: Page, Path(id): Path<ContractId>, Form(seen): Form<Seen>) -> Answer {
    match drafts::discard(&page.op, id, seen.version).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "draft_discarded"),
        Err(error) => draw_discard(&page, id, Problems::of(error)?).await,
    }
}

/// The drafts of a contract, for whoever may work on them now.
pub(super) async fn load(page: &Page, id: ContractId) -> services::Result<DraftPage> {
    page.op.actor.require(Action::DraftText)?;
    let drafts = drafts::show(&page.op, id).await?;
    drafts.office?;
    match may_work(page, &drafts) {
        true => Ok(drafts),
        false => Err(Refusal::WrongState.into()),
    }
}

async fn draw_discard(page: &Page, id: ContractId, problems: Problems) -> Answer {
    let drafts = load(page, id).await?;
    drafts.open.as_ref().ok_or(Refusal::WrongState)?;
    let t = page.locale;
    let number = drafts.last().map_or(0, |last| last.number);
    let asked = Asked {
        title: say!(t, drafts.discard_title),
        lead: say!(t, drafts.discard_lead, number),
        verb: say!(t, drafts.discard),
    };
    ask(page, id, (asked, problems)).await
}

/// A page that asks once more.
pub(super) async fn ask(
    page: &Page,
    id: ContractId,
    (asked, problems): (Asked, Problems),
) -> Answer {
    let drafts = load(page, id).await?;
    let t = page.locale;
    let seen = drafts.desk().map_or(0, |desk| desk.version);
    let body = || {
        view! {
            {way(page, &drafts, Some(&asked.title))}
            {Labelled::new(page, &problems, Vec::new()).summary()}
            <header class="page-head"><h1>{asked.title.clone()}</h1></header>
            <form method="post" class="stack narrow">
                <p>{asked.lead.clone()}</p>
                <input type="hidden" name="version" value=seen.to_string() />
                <FormButtons
                    kind=ButtonKind::Danger
                    text=asked.verb.clone()
                    back=address(&drafts, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, frame(page), (&asked.title, body))
}

async fn draw(page: &Page, id: ContractId, (form, problems): (IssueForm, Problems)) -> Answer {
    let drafts = load(page, id).await?;
    let open = drafts.open.clone().ok_or(Refusal::WrongState)?;
    let last = drafts.last().unwrap_or(&open);
    let title = say!(page.locale, drafts.issue_title);
    let body = || {
        view! {
            {way(page, &drafts, Some(&title))}
            {Labelled::new(page, &problems, names(page.locale)).summary()}
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(page.locale, drafts.issue_lead)}</p>
            </header>
            {changed_articles(page, &drafts, (last, &open))}
            {fields(page, &open, (&form, &problems))}
        }
    };
    page.show_form(&problems, frame(page), (&title, body))
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("note", say!(t, drafts.f_note)),
        ("materiality", say!(t, drafts.f_materiality)),
    ]
}

fn fields(page: &Page, open: &Listed, (form, problems): (&IssueForm, &Problems)) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let choices = vec![
        Choice::new("material", say!(t, drafts.material)).hint(say!(t, drafts.material_hint)),
        Choice::new("immaterial", say!(t, drafts.immaterial)).hint(say!(t, drafts.immaterial_hint)),
    ];
    let note = labels.required("note").hint(say!(t, drafts.note_hint));
    let version = problems.version(form.version, open.version);
    view! {
        <form method="post" class="fields narrow section-gap" novalidate>
            <input type="hidden" name="version" value=version.to_string() />
            <TextArea field=note value=form.note.clone() rows=4 />
            <RadioGroup
                field=labels.required("materiality")
                choices
                value=form.materiality.clone()
            />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, drafts.issue) />
            </div>
        </form>
    }
    .into_any()
}
