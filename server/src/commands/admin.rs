//! `server admin`: there are no default accounts, so the first administrator is invited from here.

use super::say;
use crate::boot;
use crate::config::Config;
use anyhow::anyhow;
use clap::Subcommand;
use domain::accounts::{Body, Role};
use domain::banks::BankCode;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use services::Error;
use services::members::invite::{InvitationForm, invite};

/// Whom to let in.
#[derive(Subcommand)]
pub enum Admin {
    /// Mail an invitation and print its link, which works once.
    Invite {
        /// The address the invitation goes to.
        #[arg(long)]
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// officer, approver, administrator or auditor; may be given several times. With `--bank`:
        /// bank_representative or bank_deputy.
        #[arg(long, default_values_t = [Role::Administrator])]
        role: Vec<Role>,
        /// The code of the bank that the person will act for, instead of the Federation.
        #[arg(long)]
        bank: Option<BankCode>,
        /// The language of the mail: ja or en.
        #[arg(long, default_value = "ja")]
        language: String,
    },
}

impl Admin {
    /// Carries it out.
    ///
    /// # Errors
    /// When the invitation is refused, or the database does not answer.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Admin::Invite {
            email,
            name,
            role,
            bank,
            language,
        } = self;
        let services = boot::for_mailing(config).await?;
        let form = InvitationForm {
            email,
            name,
            roles: role.iter().map(ToString::to_string).collect(),
            language,
            ..InvitationForm::default()
        };
        let body = bank.map_or(Body::Federation, Body::Bank);
        let link = invite(&services.system(), &body, &form)
            .await
            .map_err(in_words)?;
        say(&format!("{link}\n"))
    }
}

fn in_words(error: Error) -> anyhow::Error {
    match error {
        Error::Refused(Refusal::Invalid { fields }) => anyhow!(problems(&fields)),
        other => other.into(),
    }
}

fn problems(fields: &FieldErrors) -> String {
    let problems = fields.iter().map(|(field, problem)| match problem {
        FieldProblem::Missing => format!("--{field}: is needed"),
        FieldProblem::NotAnEmail => format!("--{field}: is not a mail address"),
        other => format!("--{field}: {other:?}"),
    });
    problems.collect::<Vec<_>>().join("; ")
}
