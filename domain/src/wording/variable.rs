//! What a wording may ask for, by name and by kind: one list for those who fill it, who check it and who explain it.

/// A value that a contract puts into its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    /// The Federation's name.
    FederationName,
    /// The agent's name.
    AgentName,
    /// The name of the service that connects.
    ServiceName,
    /// The scopes applied for.
    Scopes,
    /// How many banks are covered.
    BankCount,
    /// The first day of effect.
    EffectiveFrom,
    /// The length of one period.
    Period,
    /// The length of the notice that ends it.
    Notice,
}

/// Of what kind the value of a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableKind {
    /// Words in one line.
    Text,
    /// Numbered items, one a line.
    Items,
    /// A whole number.
    Count,
    /// A day, or the words for one that is not fixed yet.
    Day,
    /// A length of time in years or months.
    Months,
}

/// How a variable begins that is replaced by the number of an article.
pub const ARTICLE: &str = "article:";

impl Variable {
    /// Every variable.
    pub const ALL: [Variable; 8] = [
        Variable::FederationName,
        Variable::AgentName,
        Variable::ServiceName,
        Variable::Scopes,
        Variable::BankCount,
        Variable::EffectiveFrom,
        Variable::Period,
        Variable::Notice,
    ];

    /// As it stands between the braces.
    pub fn name(self) -> &'static str {
        match self {
            Variable::FederationName => "federation_name",
            Variable::AgentName => "agent_name",
            Variable::ServiceName => "service_name",
            Variable::Scopes => "scopes",
            Variable::BankCount => "bank_count",
            Variable::EffectiveFrom => "effective_from",
            Variable::Period => "period",
            Variable::Notice => "notice",
        }
    }

    /// The variable of a name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Variable::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Of what kind its value is.
    pub fn kind(self) -> VariableKind {
        match self {
            Variable::FederationName | Variable::AgentName | Variable::ServiceName => {
                VariableKind::Text
            }
            Variable::Scopes => VariableKind::Items,
            Variable::BankCount => VariableKind::Count,
            Variable::EffectiveFrom => VariableKind::Day,
            Variable::Period | Variable::Notice => VariableKind::Months,
        }
    }
}
