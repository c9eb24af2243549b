//! People of the demonstration, signed in as they would be.

use domain::accounts::{Actor, Language};
use services::accounts::session::actor;
use services::accounts::sign_in::{SignInForm, sign_in};
use services::demo::PASSWORD;
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
        let session = sign_in(&op, &form, None).await?;
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
