//! People of the demonstration, signed in as they would be.

use anyhow::Context;
use domain::accounts::{Actor, FactorForm, Language};
use services::accounts::session::actor;
use services::accounts::sign_in::{Entered, SignInForm, sign_in};
use services::demo::{self, PASSWORD};
use services::factors::begin_totp::begin_totp;
use services::factors::confirm_totp::confirm_totp;
use services::factors::sign_in as second_step;
use services::secrets::tokens::Token;
use services::{Operation, Services};

/// Somebody with a session.
pub struct Person {
    session: Token,
    actor: Actor,
}

impl Person {
    /// Signs the person of an address in.
    pub async fn sign_in(services: &Services, email: &str) -> anyhow::Result<Self> {
        let op = services.operation(Actor::Anonymous, Language::Ja);
        let form = SignInForm {
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
        };
        let session = match sign_in(&op, &form).await? {
            Entered::Session(session) => session,
            Entered::FactorAsked(pending) => give_code(&op, (&pending, email)).await?,
        };
        let actor = actor(&op, &session).await?;
        Ok(Person { session, actor })
    }

    /// The same person with an authenticator app, set up just now: seeing a secret asks for one.
    pub async fn with_app(self, services: &Services) -> anyhow::Result<Self> {
        let op = self.operation(services);
        begin_totp(&op).await?;
        let email = op.actor.identity().context("nobody")?.email.clone();
        let session = confirm_totp(&op, &self.session, &code(&op, &email).await?).await?;
        let actor = actor(&op, &session).await?;
        Ok(Person { session, actor })
    }

    /// An operation of this person.
    pub fn operation(&self, services: &Services) -> Operation {
        services.operation(self.actor.clone(), Language::Ja)
    }

    /// The header line that a browser sends along.
    pub fn cookie(&self) -> String {
        format!("cookie: __Host-session={}\r\n", self.session.expose())
    }
}

async fn code(op: &Operation, email: &str) -> anyhow::Result<String> {
    let (codes, _) = demo::codes(op).await?;
    let mut own = codes.into_iter().filter(|shown| shown.email == email);
    own.find_map(|shown| shown.code).context("a code")
}

/// The demonstration shows the code that the person's app would.
async fn give_code(op: &Operation, (pending, email): (&Token, &str)) -> anyhow::Result<Token> {
    let form = FactorForm {
        code: code(op, email).await?,
        ..FactorForm::default()
    };
    Ok(second_step::sign_in(op, (pending, &form)).await?)
}
