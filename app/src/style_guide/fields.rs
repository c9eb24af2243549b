//! Fields: required, optional, wrong, chosen, dated, long.

use crate::components::{
    Checkbox, CheckboxGroup, Choice, DateField, DatePart, DateValue, DateWords, Entry,
    ErrorSummary, FileField, RadioGroup, SelectField, TextArea, TextField, Width,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use leptos::prelude::*;

/// One field of each kind.
pub fn fields(page: &Page, problems: &Problems) -> AnyView {
    let form = FormView::new(page, problems);
    let t = page.locale;
    let label = |text: &dyn std::fmt::Display| text.to_string();
    let listed = || {
        vec![
            Choice::new("yes", td_string!(t, style_guide.listed_yes).to_string()),
            Choice::new("no", td_string!(t, style_guide.listed_no).to_string()),
        ]
    };
    view! {
        <ErrorSummary heading=td_string!(t, common.error_summary, count = 2).to_string() errors=wrong(t) focus=false />
        <div class="samples two fields">
            <TextField
                field=form.required("company", &label(&td_string!(t, style_guide.company)))
                value=td_string!(t, style_guide.company_value).to_string()
            />
            <TextField
                field=form.optional("website", &label(&td_string!(t, style_guide.website)))
                value="https://"
                entry=Entry::url()
            />
            <TextField
                field=form
                    .required("corporate_number", &label(&td_string!(t, style_guide.corporate_number)))
                    .hint(td_string!(t, style_guide.corporate_hint).to_string())
                value="799990100427"
                entry=Entry::digits(Width::W240)
            />
            <RadioGroup
                field=form.required("listed", &label(&td_string!(t, style_guide.listed)))
                choices=listed()
                value="no"
            />
            <SelectField
                field=form.optional("kind", &label(&td_string!(t, style_guide.kind)))
                options=listed()
                blank=Some(td_string!(t, style_guide.choose).to_string())
            />
            {founded(t, &form)}
            <TextField
                field=form.optional("capital", &label(&td_string!(t, style_guide.capital)))
                value="98,000,000"
                entry=Entry::amount(td_string!(t, style_guide.yen).to_string())
            />
            {chosen(t, &form)}
            <TextArea field=form.optional("outline", &label(&td_string!(t, style_guide.outline))) rows=3 />
        </div>
    }
    .into_any()
}

/// The two wrong fields, as the summary lists them.
fn wrong(t: Locale) -> Vec<(String, String)> {
    vec![
        (
            "corporate_number".into(),
            td_string!(t, style_guide.corporate_error).to_string(),
        ),
        (
            "founded".into(),
            td_string!(t, style_guide.founded_wrong).to_string(),
        ),
    ]
}

/// What is checked, agreed to, and handed in.
fn chosen(t: Locale, form: &FormView<'_>) -> impl IntoView + use<> {
    let roles = vec![
        Choice::new("1", td_string!(t, style_guide.role_1).to_string())
            .hint(td_string!(t, style_guide.role_1_hint).to_string()),
        Choice::new("2", td_string!(t, style_guide.role_2).to_string()),
    ];
    let agree = td_string!(t, style_guide.agree).to_string();
    let file = td_string!(t, style_guide.file).to_string();
    view! {
        <CheckboxGroup
            field=form.required("roles", td_string!(t, style_guide.roles))
            choices=roles
            values=vec!["1".to_owned()]
        />
        <Checkbox
            field=form.required("agree", &agree).error(Some(td_string!(t, style_guide.agree_error).to_string()))
            text=agree.clone()
        />
        <FileField
            field=form.optional("file", &file).hint(td_string!(t, style_guide.file_hint).to_string())
            accept="application/pdf"
        />
    }
}

/// A date of which one part alone is wrong.
fn founded(t: Locale, form: &FormView<'_>) -> impl IntoView + use<> {
    let field = form
        .required("founded", td_string!(t, style_guide.founded))
        .error(Some(td_string!(t, style_guide.founded_error).to_string()));
    let words = DateWords {
        year: td_string!(t, style_guide.year).to_string(),
        month: td_string!(t, style_guide.month).to_string(),
        day: td_string!(t, style_guide.day).to_string(),
    };
    let value = DateValue {
        year: "2016".into(),
        month: "13".into(),
        day: "1".into(),
    };
    view! { <DateField field words value wrong=vec![DatePart::Month] /> }
}
