//! What the pages of the steps share: loading the case, the frame around a form, the fields that several have.

use super::words::obstacle;
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, Choice, Crumb, DateField, DateValue, DateWords, Field,
    SelectField,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use domain::ids::ApplicationId;
use domain::permissions::Denial;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::criteria::Criterion;
use services::review::{Case, CaseAction, case};

/// A step of a case with everything its page shows.
pub struct Step {
    /// The case as it stands.
    pub case: Case,
    /// The criteria in force.
    pub criteria: Vec<Criterion>,
    action: CaseAction,
}

impl Step {
    /// Loads the case for a step.
    ///
    /// # Errors
    /// As the case page; [`Refusal::NotAllowed`] where the step belongs to another role.
    pub async fn load(
        page: &Page,
        id: ApplicationId,
        action: CaseAction,
    ) -> services::Result<Self> {
        let case = case(&page.op, id).await?;
        if let Err(denial @ (Denial::Role | Denial::OwnOrganisation)) = case.permitted.of(action) {
            return Err(Refusal::from(denial).into());
        }
        let criteria = services::criteria::list(&page.op).await?;
        Ok(Step {
            case,
            criteria,
            action,
        })
    }

    /// Why the step cannot be taken, told before anything is typed; what was typed already is never lost.
    fn blocked(&self, page: &Page, problems: &Problems) -> Option<String> {
        let reason = self
            .case
            .permitted
            .of(self.action)
            .err()
            .filter(|_| problems.is_empty())?;
        Some(obstacle(
            page.locale,
            reason,
            self.case.application.stage.code(),
        ))
    }

    /// The version of the case to send back.
    pub fn version(&self, problems: &Problems, seen: i64) -> String {
        problems
            .version(seen, self.case.application.version)
            .to_string()
    }

    /// Draws the page: what is wrong, heading and lead, then the form, or why there is none.
    pub fn show(
        &self,
        page: &Page,
        (problems, wrong): (&Problems, AnyView),
        (title, lead, form): (String, String, AnyView),
    ) -> Answer {
        let blocked = self.blocked(page, problems);
        page.show_form(problems, Frame::Office, (&title, || {
            let (wrong, form) = match blocked {
                Some(heading) => (().into_any(), stop(page, &self.case, heading)),
                None => (wrong, form),
            };
            view! {
                {breadcrumb(page, &self.case, &title)}
                {wrong}
                <header class="page-head">
                    <h1>{title.clone()} <span class="also" lang="ja">{self.case.application.organisation_name.clone()}</span></h1>
                    <p>{lead}</p>
                </header>
                {form}
            }
        }))
    }
}

fn breadcrumb(page: &Page, case: &Case, here: &str) -> impl IntoView + use<> {
    let t = page.locale;
    let above = vec![
        Crumb::new(say!(t, review.queue_title), "/queue"),
        Crumb::new(case.application.number().to_owned(), back(case)),
    ];
    let label = say!(t, common.nav_breadcrumb);
    view! { <Breadcrumb label above here=here.to_owned() /> }
}

/// The address of the case.
pub fn back(case: &Case) -> String {
    format!("/cases/{}", case.application.id)
}

fn stop(page: &Page, case: &Case, heading: String) -> AnyView {
    let text = say!(page.locale, review.back_to_case);
    let href = back(case);
    view! {
        <div class="narrow">
            <Banner kind=BannerKind::Info heading>
                <p><a href=href>{text}</a></p>
            </Banner>
        </div>
    }
    .into_any()
}

/// The criterion that is cited.
pub fn criterion(
    page: &Page,
    field: Field,
    (criteria, value): (&[Criterion], &str),
) -> impl IntoView + use<> {
    let language = page.language();
    let options = criteria
        .iter()
        .map(|one| {
            Choice::new(
                one.code.clone(),
                format!("{} {}", one.code, one.title(language)),
            )
        })
        .collect();
    let blank = Some(say!(page.locale, review.f_choose));
    let value = value.to_owned();
    view! { <SelectField field options value blank /> }
}

/// A day in three parts.
pub fn day(t: Locale, field: Field, parts: [&str; 3]) -> impl IntoView + use<> {
    let words = DateWords {
        year: say!(t, review.f_year),
        month: say!(t, review.f_month),
        day: say!(t, review.f_day),
    };
    let [year, month, day] = parts.map(str::to_owned);
    view! { <DateField field words value=DateValue { year, month, day } /> }
}
