//! Values for variables: what a contract says once the parties, the service and the banks are known.

use super::variable::{ARTICLE, Variable};
use super::{Clause, Wording, WordingError};
use crate::accounts::Language;
use crate::calendar::formal_date;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a contract says while the first day of effect is open.
pub(super) const UNDECIDED_DATE: &str = "契約の締結の際に定める日";
/// The same in English.
const UNDECIDED_DATE_EN: &str = "the day to be fixed at conclusion";

/// The characters of a name that a form takes, at most.
const NAME_MAX: usize = 120;

/// What a wording may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variables {
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
    /// In which language days and articles are named.
    pub language: Language,
}

/// A wording with its variables filled, ready to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The sentence over the signatures.
    pub closing: String,
    /// The articles in order.
    pub clauses: Vec<Article>,
}

/// One article as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The words between the brackets after the article's number.
    pub heading: String,
    /// The numbered paragraphs; further lines of a paragraph are its items.
    pub paragraphs: Vec<String>,
    /// 1 to 3 where the article is one of the terms that the law has published.
    pub statutory: Option<u8>,
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

impl Wording {
    /// Replaces every variable by its value.
    ///
    /// # Errors
    /// [`WordingError::UnknownVariable`] and [`WordingError::UnclosedVariable`].
    pub fn fill(&self, variables: &Variables) -> Result<Filled, WordingError> {
        let fill = |text: &str| self.replace(text, variables);
        let article = |clause| self.article(clause, variables);
        Ok(Filled {
            title: fill(&self.title)?,
            preamble: fill(&self.preamble)?,
            closing: fill(&self.closing)?,
            clauses: self.clauses.iter().map(article).collect::<Result<_, _>>()?,
        })
    }

    /// The same articles as they will be read: with their values, and still by their names.
    ///
    /// # Errors
    /// As [`Wording::fill`].
    pub fn read(&self, variables: &Variables) -> Result<Wording, WordingError> {
        let filled = self.fill(variables)?;
        let pairs = self.clauses.iter().zip(filled.clauses);
        let clauses = pairs.map(|(clause, article)| Clause {
            heading: article.heading,
            paragraphs: article.paragraphs,
            ..clause.clone()
        });
        Ok(Wording {
            title: filled.title,
            preamble: filled.preamble,
            closing: filled.closing,
            clauses: clauses.collect(),
            period: self.period,
        })
    }

    /// The three terms that the law has published, in their order.
    ///
    /// # Errors
    /// [`WordingError::StatutoryTerm`] where one is missing, empty or there twice.
    pub fn terms(&self, variables: &Variables) -> Result<[Term; 3], WordingError> {
        Ok([
            self.term(1, variables)?,
            self.term(2, variables)?,
            self.term(3, variables)?,
        ])
    }

    fn article(&self, clause: &Clause, variables: &Variables) -> Result<Article, WordingError> {
        let fill = |text: &String| {
            let filled = self.replace(text, variables);
            filled.map_err(|error| error.within(&clause.heading))
        };
        Ok(Article {
            heading: fill(&clause.heading)?,
            paragraphs: clause
                .paragraphs
                .iter()
                .map(fill)
                .collect::<Result<_, _>>()?,
            statutory: clause.statutory,
        })
    }

    fn term(&self, number: u8, variables: &Variables) -> Result<Term, WordingError> {
        let is_meant = |clause: &&Clause| clause.statutory == Some(number);
        let mut found = self.clauses.iter().filter(is_meant);
        let (Some(clause), None) = (found.next(), found.next()) else {
            return Err(WordingError::StatutoryTerm(number));
        };
        let article = self.article(clause, variables)?;
        let text = article.paragraphs.join("\n");
        match text.trim().is_empty() {
            true => Err(WordingError::StatutoryTerm(number)),
            false => Ok(Term {
                number,
                heading: article.heading,
                text,
            }),
        }
    }

    pub(super) fn replace(
        &self,
        text: &str,
        variables: &Variables,
    ) -> Result<String, WordingError> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, opened)) = rest.split_once("{{") {
            let (name, after) = opened.split_once("}}").ok_or_else(WordingError::unclosed)?;
            filled.push_str(before);
            filled.push_str(&self.value(name.trim(), variables)?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, name: &str, variables: &Variables) -> Result<String, WordingError> {
        let unknown = || WordingError::unknown(name);
        if let Some(key) = name.strip_prefix(ARTICLE) {
            let number = self.number(key).ok_or_else(unknown)?;
            return Ok(match variables.language {
                Language::Ja => format!("第{number}条"),
                Language::En => format!("Article {number}"),
            });
        }
        let variable = Variable::named(name).ok_or_else(unknown)?;
        Ok(match variable {
            Variable::FederationName => one_line(&variables.federation_name),
            Variable::AgentName => one_line(&variables.agent_name),
            Variable::ServiceName => one_line(&variables.service_name),
            Variable::Scopes => items(&variables.scopes),
            Variable::BankCount => variables.bank_count.to_string(),
            Variable::EffectiveFrom => variables.day(),
            Variable::Period => period(self.period.months, variables.language),
            Variable::Notice => notice(self.period.notice_months, variables.language),
        })
    }
}

impl Variables {
    /// No values: they only prove that every variable of a wording is known.
    pub(super) fn none() -> Self {
        Variables {
            federation_name: String::new(),
            agent_name: String::new(),
            service_name: String::new(),
            scopes: Vec::new(),
            bank_count: 0,
            effective_from: None,
            language: Language::Ja,
        }
    }

    /// Values as long as the forms take them: what fits with them fits with all others.
    pub(super) fn longest() -> Self {
        let name = "字".repeat(NAME_MAX);
        Variables {
            federation_name: name.clone(),
            agent_name: name.clone(),
            service_name: name,
            scopes: vec!["入出金明細の照会".to_owned(); 3],
            bank_count: 99,
            effective_from: None,
            language: Language::Ja,
        }
    }

    fn day(&self) -> String {
        match (self.language, self.effective_from) {
            (Language::Ja, Some(day)) => formal_date(day),
            (Language::En, Some(day)) => day.format("%-d %B %Y").to_string(),
            (Language::Ja, None) => UNDECIDED_DATE.to_owned(),
            (Language::En, None) => UNDECIDED_DATE_EN.to_owned(),
        }
    }
}

/// A typed line break must not start a new item of the contract.
fn one_line(value: &str) -> String {
    value.replace(char::is_control, " ")
}

/// How long one period is: whole years as years.
fn period(months: u32, language: Language) -> String {
    match (language, months % 12) {
        (Language::Ja, 0) => format!("{}年間", months / 12),
        (Language::Ja, _) => format!("{months}か月間"),
        (Language::En, 0) => counted(months / 12, "year"),
        (Language::En, _) => counted(months, "month"),
    }
}

fn notice(months: u32, language: Language) -> String {
    match language {
        Language::Ja => format!("{months}か月"),
        Language::En => counted(months, "month"),
    }
}

fn counted(count: u32, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    }
}

fn items(values: &[String]) -> String {
    let numbered = values.iter().enumerate();
    numbered
        .map(|(index, value)| format!("({})　{}", index + 1, one_line(value)))
        .collect::<Vec<_>>()
        .join("\n")
}
