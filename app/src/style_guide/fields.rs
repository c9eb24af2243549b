//! Fields: required, optional, wrong, chosen, dated, long.

use crate::components::{
    Checkbox, CheckboxGroup, Choice, DateField, DateValue, DateWords, Entry, ErrorSummary,
    FileField, RadioGroup, SelectField, TextArea, TextField, Width,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use domain::forms::DatePart;
use leptos::prelude::*;

/// One field of each kind.
pub fn fields(page: &Page, problems: &Problems) -> AnyView {
    let form = FormView::new(page, problems);
    let t = page.locale;
    let listed = || {
        vec![
            Choice::new("yes", say!(t, style_guide.listed_yes)),
            Choice::new("no", say!(t, style_guide.listed_no)),
        ]
    };
    view! {
        <ErrorSummary heading=say!(t, common.error_summary, count = 2) errors=wrong(t) focus=false />
        <div class="samples two fields">
            <TextField
                field=form.required("company", &say!(t, style_guide.company))
                value=say!(t, style_guide.company_value)
            />
            <TextField
                field=form.optional("website", &say!(t, style_guide.website))
                value="https://"
                entry=Entry::url()
            />
            <TextField
                field=form
                    .required("corporate_number", &say!(t, style_guide.corporate_number))
                    .hint(say!(t, style_guide.corporate_hint))
                value="799990100427"
                entry=Entry::digits(Width::W240)
            />
            <RadioGroup
                field=form.required("listed", &say!(t, style_guide.listed))
                choices=listed()
                value="no"
            />
            <SelectField
                field=form.optional("kind", &say!(t, style_guide.kind))
                options=listed()
                blank=Some(say!(t, style_guide.choose))
            />
            {founded(t, &form)}
            <TextField
                field=form.optional("capital", &say!(t, style_guide.capital))
                value="98,000,000"
                entry=Entry::amount(say!(t, style_guide.yen))
            />
            {chosen(t, &form)}
            <TextArea field=form.optional("outline", &say!(t, style_guide.outline)) rows=3 />
        </div>
    }
    .into_any()
}

/// The two wrong fields, as the summary lists them.
fn wrong(t: Locale) -> Vec<(String, String)> {
    vec![
        (
            "corporate_number".into(),
            say!(t, style_guide.corporate_error),
        ),
        ("founded".into(), say!(t, style_guide.founded_wrong)),
    ]
}

/// What is checked, agreed to, and handed in.
fn chosen(t: Locale, form: &FormView<'_>) -> impl IntoView + use<> {
    let roles = vec![
        Choice::new("1", say!(t, style_guide.role_1)).hint(say!(t, style_guide.role_1_hint)),
        Choice::new("2", say!(t, style_guide.role_2)),
    ];
    let agree = say!(t, style_guide.agree);
    let file = say!(t, style_guide.file);
    view! {
        <CheckboxGroup
            field=form.required("roles", td_string!(t, style_guide.roles))
            choices=roles
            values=vec!["1".to_owned()]
        />
        <Checkbox
            field=form.required("agree", &agree).error(Some(say!(t, style_guide.agree_error)))
            text=agree.clone()
        />
        <FileField
            field=form.optional("file", &file).hint(say!(t, style_guide.file_hint))
            accept="application/pdf"
        />
    }
}

/// A date of which one part alone is wrong.
fn founded(t: Locale, form: &FormView<'_>) -> impl IntoView + use<> {
    let field = form
        .required("founded", td_string!(t, style_guide.founded))
        .error(Some(say!(t, style_guide.founded_error)))
        .wrong_parts(vec![DatePart::Month]);
    let words = DateWords {
        year: say!(t, style_guide.year),
        month: say!(t, style_guide.month),
        day: say!(t, style_guide.day),
    };
    let value = DateValue {
        year: "2016".into(),
        month: "13".into(),
        day: "1".into(),
    };
    view! { <DateField field words value /> }
}
