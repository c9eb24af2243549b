//! The wording of the contract as versioned data. Variables are typed and replaced once, as text: a value can neither bring in
//! another variable nor markup, and an unknown variable is an error and not a hole in a contract.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contract_document::Clause;
use super::contract_view::formal_date;

const DEFAULT: &str = include_str!("../../assets/contract_template_ja.json");
const UNDECIDED_DATE: &str = "契約の締結の際に定める日";

/// One version of the wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTemplate {
    /// The name of this version, kept with every contract made from it.
    pub version: String,
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The sentence over the signatures.
    pub closing: String,
    /// The articles in order.
    pub clauses: Vec<TemplateClause>,
}

/// One article before its variables are filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateClause {
    /// The name by which other articles refer to this one.
    pub key: String,
    /// The words between the brackets after the article's number.
    pub heading: String,
    /// 1 to 3 where the article is one of the terms that the law has published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<u8>,
    /// The paragraphs; further lines of a paragraph are its items.
    pub paragraphs: Vec<String>,
}

/// What a template may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateVariables {
    /// `{{federation_name}}`
    pub federation_name: String,
    /// `{{agent_name}}`
    pub agent_name: String,
    /// `{{service_name}}`
    pub service_name: String,
    /// `{{scopes}}`, one item a line.
    pub scopes: Vec<String>,
    /// `{{bank_count}}`
    pub bank_count: usize,
    /// `{{effective_from}}`
    pub effective_from: Option<NaiveDate>,
}

/// A template with its variables filled, ready for a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledTemplate {
    /// The version it was made from.
    pub version: String,
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The sentence over the signatures.
    pub closing: String,
    /// The articles in order.
    pub clauses: Vec<Clause>,
}

/// One of the three terms that both sides publish.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// 1 liability for users' damage, 2 users' information, 3 chained providers.
    pub number: u8,
    /// The article's heading.
    pub heading: String,
    /// The article's paragraphs, one a line.
    pub text: String,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// The file is not a template.
    #[error("the template cannot be read: {0}")]
    Unreadable(String),
    /// A variable that nobody defines.
    #[error("the template asks for an unknown variable: {0}")]
    UnknownVariable(String),
    /// Two braces that are never closed.
    #[error("the template opens a variable and does not close it")]
    UnclosedVariable,
    /// Two articles with one name.
    #[error("the template has two articles named {0}")]
    DuplicateKey(String),
    /// One of the three terms is missing, empty or there twice.
    #[error("the template must have the statutory term {0} exactly once, and not empty")]
    StatutoryTerm(u8),
}

/// Reads the wording that ships with the portal.
pub fn default_template() -> Result<ContractTemplate, TemplateError> {
    ContractTemplate::parse(DEFAULT)
}

/// Gives the three terms that the law has published, in their order.
pub fn statutory_terms(
    template: &ContractTemplate,
    variables: &TemplateVariables,
) -> Result<[Term; 3], TemplateError> {
    Ok([
        template.term(1, variables)?,
        template.term(2, variables)?,
        template.term(3, variables)?,
    ])
}

impl ContractTemplate {
    /// Reads a template and refuses one that could not become a contract.
    pub fn parse(json: &str) -> Result<Self, TemplateError> {
        let template: Self = serde_json::from_str(json)
            .map_err(|error| TemplateError::Unreadable(error.to_string()))?;
        template.check_keys()?;
        let sample = TemplateVariables::sample();
        template.fill(&sample)?;
        statutory_terms(&template, &sample)?;
        Ok(template)
    }

    /// Replaces every variable by its value.
    pub fn fill(&self, variables: &TemplateVariables) -> Result<FilledTemplate, TemplateError> {
        let fill = |text: &str| self.replace(text, variables);
        Ok(FilledTemplate {
            version: self.version.clone(),
            title: fill(&self.title)?,
            preamble: fill(&self.preamble)?,
            closing: fill(&self.closing)?,
            clauses: self
                .clauses
                .iter()
                .map(|clause| self.fill_clause(clause, variables))
                .collect::<Result<_, _>>()?,
        })
    }

    fn fill_clause(
        &self,
        clause: &TemplateClause,
        variables: &TemplateVariables,
    ) -> Result<Clause, TemplateError> {
        Ok(Clause {
            heading: self.replace(&clause.heading, variables)?,
            paragraphs: clause
                .paragraphs
                .iter()
                .map(|paragraph| self.replace(paragraph, variables))
                .collect::<Result<_, _>>()?,
            statutory: clause.statutory,
        })
    }

    fn term(&self, number: u8, variables: &TemplateVariables) -> Result<Term, TemplateError> {
        let mut found = self
            .clauses
            .iter()
            .filter(|clause| clause.statutory == Some(number));
        let (Some(clause), None) = (found.next(), found.next()) else {
            return Err(TemplateError::StatutoryTerm(number));
        };
        let clause = self.fill_clause(clause, variables)?;
        let text = clause.paragraphs.join("\n");
        if text.trim().is_empty() {
            return Err(TemplateError::StatutoryTerm(number));
        }
        Ok(Term {
            number,
            heading: clause.heading,
            text,
        })
    }

    fn replace(&self, text: &str, variables: &TemplateVariables) -> Result<String, TemplateError> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, opened)) = rest.split_once("{{") {
            let (name, after) = opened
                .split_once("}}")
                .ok_or(TemplateError::UnclosedVariable)?;
            filled.push_str(before);
            filled.push_str(&self.value(name.trim(), variables)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, name: &str, variables: &TemplateVariables) -> Result<String, TemplateError> {
        let unknown = || TemplateError::UnknownVariable(name.to_owned());
        if let Some(key) = name.strip_prefix("article:") {
            return self.article(key).ok_or_else(unknown);
        }
        match name {
            "federation_name" => Ok(one_line(&variables.federation_name)),
            "agent_name" => Ok(one_line(&variables.agent_name)),
            "service_name" => Ok(one_line(&variables.service_name)),
            "scopes" => Ok(items(&variables.scopes)),
            "bank_count" => Ok(variables.bank_count.to_string()),
            "effective_from" => Ok(variables
                .effective_from
                .map_or_else(|| UNDECIDED_DATE.to_owned(), formal_date)),
            _ => Err(unknown()),
        }
    }

    fn article(&self, key: &str) -> Option<String> {
        let index = self.clauses.iter().position(|clause| clause.key == key)?;
        Some(format!("第{}条", index + 1))
    }

    fn check_keys(&self) -> Result<(), TemplateError> {
        let mut seen = BTreeSet::new();
        match self.clauses.iter().find(|clause| !seen.insert(&clause.key)) {
            Some(clause) => Err(TemplateError::DuplicateKey(clause.key.clone())),
            None => Ok(()),
        }
    }
}

impl TemplateVariables {
    /// Any values: they only prove that every variable of a template is known.
    fn sample() -> Self {
        Self {
            federation_name: String::new(),
            agent_name: String::new(),
            service_name: String::new(),
            scopes: Vec::new(),
            bank_count: 0,
            effective_from: None,
        }
    }
}

/// A typed line break must not start a new item of the contract.
fn one_line(value: &str) -> String {
    value.replace(char::is_control, " ")
}

fn items(values: &[String]) -> String {
    let numbered = values.iter().enumerate();
    numbered
        .map(|(index, value)| format!("({})　{}", index + 1, one_line(value)))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
#[path = "template_tests.rs"]
mod tests;
