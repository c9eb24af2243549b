//! The settings of single sign-on: together or not at all.

use super::Invalid;
use super::check::{Check, parse, require_tls};
use domain::accounts::RoleMap;
use services::settings::{Secret, SingleSignOn};
use url::Url;

/// What means nothing without an issuer.
const WITH_ISSUER: [&str; 5] = [
    "sso_client_id",
    "sso_client_secret",
    "sso_roles",
    "sso_acr",
    "sso_name",
];

impl Check<'_> {
    pub(super) fn single_sign_on(&self) -> Result<Option<SingleSignOn>, Invalid> {
        let Some(issuer) = self.0.get("sso_issuer") else {
            return match WITH_ISSUER.iter().find(|name| self.0.get(name).is_some()) {
                Some(_) => Err(Invalid::new(
                    "sso_issuer",
                    "is needed by the other settings of single sign-on",
                )),
                None => Ok(None),
            };
        };
        Ok(Some(SingleSignOn {
            issuer: checked_issuer("sso_issuer", issuer)?,
            client_id: self.text("sso_client_id")?,
            client_secret: self.0.get("sso_client_secret").map(Secret::new),
            scopes: self.scopes("sso_scopes")?,
            claim: self.text("sso_claim")?,
            roles: self.roles("sso_roles")?,
            acr: self.0.get("sso_acr"),
            name: self.0.get("sso_name"),
        }))
    }

    fn scopes(&self, name: &str) -> Result<String, Invalid> {
        let text = self.text(name)?;
        if text.split(' ').any(|scope| scope == "openid") {
            Ok(text)
        } else {
            Err(Invalid::new(name, format!("`{text}` asks for no openid")))
        }
    }

    fn roles(&self, name: &str) -> Result<RoleMap, Invalid> {
        RoleMap::parse(&self.text(name)?).map_err(|bad| Invalid::new(name, bad.to_string()))
    }
}

/// An issuer is compared letter by letter, so it stays as it was written.
fn checked_issuer(name: &str, text: String) -> Result<String, Invalid> {
    let url: Url = parse(name, &text, "an address such as https://id.example.jp")?;
    require_tls(name, &url)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Invalid::new(name, "has neither a query nor a fragment"));
    }
    Ok(text)
}
