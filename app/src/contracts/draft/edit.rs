//! The officer changes an article, or adds one.

use super::{address, frame, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Choice, FormButtons, SelectField, TextArea, TextField};
use crate::contracts::headings::heading_words;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use domain::wording::{Clause, ClauseForm};
use leptos::prelude::*;
use services::contracts::drafts::{self, DraftPage, Listed};

/// What is shown: the drafts, the one to change, and the article's key where there is one already.
struct Shown {
    drafts: DraftPage,
    desk: Listed,
    key: Option<String>,
}

/// The form of one article.
pub async fn edit_page(page: Page, Path((id, key)): Path<(ContractId, String)>) -> Answer {
    let shown = load(&page, id, Some(key)).await?;
    let form = ClauseForm::of(shown.clause().ok_or(Refusal::NotFound)?);
    draw(&page, &shown, (&form, &Problems::default()))
}

/// Changes the article.
pub async fn edit(
    page: Page,
    Path((id, key)): Path<(ContractId, String)>,
    Form(form): Form<ClauseForm>,
) -> Answer {
    match drafts::edit_clause(&page.op, id, &key, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "clause_saved"),
        Err(error) => {
            let problems = Problems::of(error)?;
            draw(
                &page,
                &load(&page, id, Some(key)).await?,
                (&form, &problems),
            )
        }
    }
}

/// The form of a new article.
pub async fn add_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let shown = load(&page, id, None).await?;
    let last = shown.desk.wording.clauses.last();
    let form = ClauseForm {
        after: last.map(|clause| clause.key.clone()).unwrap_or_default(),
        ..ClauseForm::default()
    };
    draw(&page, &shown, (&form, &Problems::default()))
}

/// Adds the article.
pub async fn add(page: Page, Path(id): Path<ContractId>, Form(form): Form<ClauseForm>) -> Answer {
    match drafts::add_clause(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}/draft"), "clause_saved"),
        Err(error) => {
            let problems = Problems::of(error)?;
            draw(&page, &load(&page, id, None).await?, (&form, &problems))
        }
    }
}

async fn load(page: &Page, id: ContractId, key: Option<String>) -> services::Result<Shown> {
    page.op.actor.require(Action::DraftText)?;
    let drafts = drafts::show(&page.op, id).await?;
    let state = State::Contract(drafts.state);
    page.op.actor.require_now(Action::DraftText, state)?;
    drafts.office?;
    let desk = drafts.desk().ok_or(Refusal::NotFound)?.clone();
    let shown = Shown { drafts, desk, key };
    match shown.key.is_none() || shown.clause().is_some() {
        true => Ok(shown),
        false => Err(Refusal::NotFound.into()),
    }
}

impl Shown {
    fn clause(&self) -> Option<&Clause> {
        self.desk.wording.clause(self.key.as_deref()?)
    }

    /// Every article after which a new one can stand.
    fn places(&self, t: Locale) -> Vec<Choice> {
        let clauses = self.desk.wording.clauses.iter().enumerate();
        clauses
            .map(|(index, clause)| {
                let heading = heading_words(t, &self.drafts.headings, &clause.heading);
                let number = index + 1;
                Choice::new(clause.key.clone(), say!(t, drafts.after, number, heading))
            })
            .collect()
    }
}

fn draw(page: &Page, shown: &Shown, (form, problems): (&ClauseForm, &Problems)) -> Answer {
    let t = page.locale;
    let (title, save) = match shown.key {
        Some(_) => (say!(t, drafts.edit_title), say!(t, drafts.save)),
        None => (say!(t, drafts.add_title), say!(t, drafts.add_save)),
    };
    let names = vec![
        ("heading", say!(t, drafts.f_heading)),
        ("text", say!(t, drafts.f_text)),
        ("after", say!(t, drafts.f_after)),
    ];
    let labels = Labelled::new(page, problems, names);
    let text = labels
        .required("text")
        .hint(say!(t, drafts.text_hint, sample = "{{agent_name}}"));
    let place = shown.key.is_none().then(|| {
        let field = labels.required("after");
        view! { <SelectField field options=shown.places(t) value=form.after.clone() /> }
    });
    let version = problems.version(form.version, shown.desk.version);
    let body = || {
        view! {
            {way(page, &shown.drafts, Some(&title))}
            <form method="post" class="fields" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, drafts.edit_lead)}</p>
                </header>
                <input type="hidden" name="version" value=version.to_string() />
                {place}
                <TextField field=labels.required("heading") value=form.heading.clone() />
                <TextArea field=text value=form.text.clone() rows=16 />
                <FormButtons
                    text=save.clone()
                    back=address(&shown.drafts, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title, body))
}
