//! Words that the pages of the template share.

use crate::components::Glyph;
use crate::i18n::*;
use domain::templates::TemplateStage;
use domain::wording::{Variable, VariableKind};
use services::templates::StepKind;

/// Shape and word of where a version stands.
pub fn stage(t: Locale, stage: TemplateStage, in_force: bool) -> (Glyph, String) {
    match stage {
        TemplateStage::InWork => (Glyph::Half, say!(t, templates.stage_in_work)),
        TemplateStage::Proposed => (Glyph::Wait, say!(t, templates.stage_proposed)),
        TemplateStage::Released if in_force => (Glyph::Now, say!(t, templates.stage_in_force)),
        TemplateStage::Released => (Glyph::Done, say!(t, templates.stage_past)),
    }
}

/// What happened to a version; a change of one article is not told.
pub fn step(t: Locale, kind: StepKind) -> Option<String> {
    Some(match kind {
        StepKind::Begun => say!(t, templates.step_begun),
        StepKind::Proposed => say!(t, templates.step_proposed),
        StepKind::SentBack => say!(t, templates.step_sent_back),
        StepKind::Released => say!(t, templates.step_released),
        StepKind::Changed => return None,
    })
}

/// Of what kind a variable is.
pub fn kind(t: Locale, kind: VariableKind) -> String {
    match kind {
        VariableKind::Text => say!(t, templates.kind_text),
        VariableKind::Items => say!(t, templates.kind_items),
        VariableKind::Count => say!(t, templates.kind_count),
        VariableKind::Day => say!(t, templates.kind_day),
        VariableKind::Months => say!(t, templates.kind_months),
    }
}

/// What a variable stands for.
pub fn meaning(t: Locale, variable: Variable) -> String {
    match variable {
        Variable::FederationName => say!(t, templates.m_federation_name),
        Variable::AgentName => say!(t, templates.m_agent_name),
        Variable::ServiceName => say!(t, templates.m_service_name),
        Variable::Scopes => say!(t, templates.m_scopes),
        Variable::BankCount => say!(t, templates.m_bank_count),
        Variable::EffectiveFrom => say!(t, templates.m_effective_from),
        Variable::Period => say!(t, templates.m_period),
        Variable::Notice => say!(t, templates.m_notice),
    }
}

/// The length of a period: whole years as years.
pub fn period(t: Locale, months: u32) -> String {
    match months % 12 {
        0 => {
            let count = months / 12;
            say!(t, templates.period_years, count)
        }
        _ => {
            let count = months;
            say!(t, templates.period_months, count)
        }
    }
}
