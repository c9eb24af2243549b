//! What a client presents at the token endpoint, read from the bytes of its request (RFC 6749, sections 2.3.1
//! and 4.4.2). Nothing here asks the database, so that every request can be tried in a line.

use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::HashMap;

const FORM: &[u8] = b"application/x-www-form-urlencoded";
const UNREADABLE: Unreadable = Unreadable {
    error: "invalid_request",
    status: StatusCode::BAD_REQUEST,
};
const NOBODY: Unreadable = Unreadable {
    error: "invalid_client",
    status: StatusCode::UNAUTHORIZED,
};

/// A request for a token that can be read; whether the secret is right is not known yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Presented {
    /// The client's public name.
    pub client_id: String,
    /// Its secret, as it came.
    pub client_secret: String,
    /// The scopes asked for.
    pub scope: Option<String>,
}

/// Why a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The word of RFC 6749, section 5.2.
    pub error: &'static str,
    /// The status that goes with it.
    pub status: StatusCode,
}

impl Presented {
    /// Reads the grant and the client's credentials.
    ///
    /// # Errors
    /// The word for what is wrong: a field sent twice, another kind of body or grant, no credentials, or two.
    pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<Self, Unreadable> {
        let form: Vec<(String, String)> = url::form_urlencoded::parse(body).into_owned().collect();
        let fields: HashMap<&str, &str> =
            form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        if fields.len() != form.len() || !is_form(headers) {
            return Err(UNREADABLE);
        }
        match fields.get("grant_type") {
            None => return Err(UNREADABLE),
            Some(&"client_credentials") => {}
            Some(_) => {
                return Err(Unreadable {
                    error: "unsupported_grant_type",
                    ..UNREADABLE
                });
            }
        }
        let (client_id, client_secret) = credentials(headers, &fields)?;
        Ok(Presented {
            client_id,
            client_secret,
            scope: fields.get("scope").map(|scope| (*scope).to_owned()),
        })
    }
}

impl std::fmt::Debug for Presented {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Presented({}, …)", self.client_id)
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(FORM))
}

/// By HTTP Basic or in the body, never both (RFC 6749, section 2.3).
fn credentials(
    headers: &HeaderMap,
    fields: &HashMap<&str, &str>,
) -> Result<(String, String), Unreadable> {
    let header = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let in_body = fields.get("client_id").zip(fields.get("client_secret"));
    match (header, in_body) {
        (Some(_), Some(_)) => Err(UNREADABLE),
        (Some(header), None) => basic(header).ok_or(NOBODY),
        (None, Some((id, secret))) => Ok(((*id).to_owned(), (*secret).to_owned())),
        (None, None) => Err(NOBODY),
    }
}

/// Name and secret are form-encoded before they are joined (RFC 6749, section 2.3.1).
fn basic(header: &str) -> Option<(String, String)> {
    let encoded = header
        .get(..6)
        .filter(|scheme| scheme.eq_ignore_ascii_case("basic "))?;
    let joined = STANDARD.decode(header.get(encoded.len()..)?.trim()).ok()?;
    let joined = String::from_utf8(joined).ok()?;
    let (id, secret) = joined.split_once(':')?;
    Some((decoded(id)?, decoded(secret)?))
}

fn decoded(text: &str) -> Option<String> {
    let (name, _) = url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .next()?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 10.4.4
    #[test]
    fn of_all_grants_one_is_known() {
        let mut headers = HeaderMap::new();
        let kind = "application/x-www-form-urlencoded";
        headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
        let read = |grant: &str| {
            let body = format!("grant_type={grant}&client_id=a&client_secret=b");
            Presented::read(&headers, body.as_bytes()).map_err(|refused| refused.error)
        };
        assert!(read("client_credentials").is_ok());
        for grant in [
            "password",
            "authorization_code",
            "refresh_token",
            "implicit",
            "CLIENT_CREDENTIALS",
            "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer",
        ] {
            assert_eq!(
                read(grant).unwrap_err(),
                "unsupported_grant_type",
                "{grant}"
            );
        }
        assert_eq!(read("").unwrap_err(), "unsupported_grant_type");
    }
}
