//! An identity provider in the hands of the tests: it says whatever it is told to.

use crate::support::with_settings;
use crate::world::visitor;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::accounts::{RoleMap, SignOnProblem};
use domain::refusal::Refusal;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use services::Services;
use services::accounts::single_sign_on::{Asks, Outcome, Returned, begin, finish};
use services::secrets::tokens::Token;
use services::settings::{Secret, SingleSignOn};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use url::{Url, form_urlencoded};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

pub const CLIENT: &str = "portal";
pub const OHASHI: &str = "ohashi@rokin.example";
const ROLES: &str = "officers=officer,approvers=approver,chuo=bank_representative@2963,\
    okinawa=bank_deputy@2997";

/// The provider.
pub struct Provider {
    server: MockServer,
    seed: u8,
}

/// A sign-in under way.
pub struct Begun {
    pub query: HashMap<String, String>,
    pub browser: Token,
}

impl Provider {
    /// A provider, and the portal that trusts it.
    pub async fn of(services: &Services) -> (Self, Services) {
        Provider::with_metadata(services, json!({})).await
    }

    /// The same, which says more of itself.
    pub async fn with_metadata(services: &Services, more: Value) -> (Self, Services) {
        let provider = Provider {
            server: MockServer::start().await,
            seed: 7,
        };
        let issuer = provider.issuer();
        let mut metadata = json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
            "userinfo_endpoint": format!("{issuer}/me"),
        });
        for (name, value) in more.as_object().unwrap() {
            metadata[name] = value.clone();
        }
        provider
            .says("/.well-known/openid-configuration", metadata)
            .await;
        provider.shows_key().await;
        let settings = provider.settings();
        let services = with_settings(services, |all| all.single_sign_on = Some(settings));
        (provider, services)
    }

    pub fn issuer(&self) -> String {
        self.server.uri()
    }

    fn settings(&self) -> SingleSignOn {
        SingleSignOn {
            issuer: self.issuer(),
            client_id: CLIENT.into(),
            client_secret: Some(Secret::new("open sesame")),
            scopes: "openid profile email".into(),
            claim: "groups".into(),
            roles: RoleMap::parse(ROLES).unwrap(),
            acr: Some("urn:two-factors".into()),
            name: None,
        }
    }

    async fn says(&self, place: &str, what: Value) {
        let answer = ResponseTemplate::new(200).set_body_json(what);
        Mock::given(path(place))
            .respond_with(answer)
            .mount(&self.server)
            .await;
    }

    async fn shows_key(&self) {
        let mut key = Jwk::from_encoding_key(&key(self.seed), Algorithm::EdDSA).unwrap();
        key.common.key_id = Some(self.key_id());
        let keys = json!({ "keys": [key] });
        let answer = ResponseTemplate::new(200).set_body_json(keys);
        Mock::given(path("/keys"))
            .respond_with(answer)
            .with_priority(100 - self.seed)
            .mount(&self.server)
            .await;
    }

    /// Signs with another key from now on.
    pub async fn changes_its_key(&mut self) {
        self.seed += 1;
        self.shows_key().await;
    }

    fn key_id(&self) -> String {
        format!("key-{}", self.seed)
    }

    /// What it says of Ohashi when everything is as it should be.
    pub fn claims(&self, services: &Services, (begun, groups): (&Begun, &[&str])) -> Value {
        let now = services.clock.now().timestamp();
        json!({
            "iss": self.issuer(),
            "aud": CLIENT,
            "sub": "248289761001",
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": begun.query["nonce"],
            "email": OHASHI,
            "email_verified": true,
            "name": "大橋 直樹",
            "groups": groups,
        })
    }

    pub fn signed(&self, claims: &Value) -> String {
        self.signed_as(self.header(), claims)
    }

    /// What stands over its tokens.
    pub fn header(&self) -> Header {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.key_id());
        header
    }

    pub fn signed_as(&self, header: Header, claims: &Value) -> String {
        encode(&header, claims, &key(self.seed)).unwrap()
    }

    /// Its public key as everybody may read it.
    pub async fn public_key(&self) -> Value {
        let keys = reqwest::get(format!("{}/keys", self.server.uri())).await;
        let keys = keys.unwrap().bytes().await.unwrap();
        let mut keys: Value = serde_json::from_slice(&keys).unwrap();
        keys["keys"][0].take()
    }

    /// The next code becomes this ID token.
    pub async fn gives(&self, id_token: &str) {
        let tokens = json!({
            "token_type": "Bearer",
            "access_token": "an access token",
            "id_token": id_token,
        });
        self.answers("/token", ResponseTemplate::new(200).set_body_json(tokens))
            .await;
    }

    /// The next question is answered so.
    pub async fn answers(&self, place: &str, answer: ResponseTemplate) {
        Mock::given(path(place))
            .respond_with(answer)
            .up_to_n_times(1)
            .with_priority(1)
            .mount(&self.server)
            .await;
    }

    /// What the portal posted to the token endpoint last, with what it proved itself by.
    pub async fn was_asked(&self) -> (HashMap<String, String>, String) {
        let requests = self.server.received_requests().await.unwrap();
        let asked = requests
            .iter()
            .rfind(|request| request.url.path() == "/token");
        let asked = asked.unwrap();
        let form = form_urlencoded::parse(&asked.body).into_owned().collect();
        let proof = asked.headers["authorization"].to_str().unwrap();
        let proof = STANDARD.decode(proof.strip_prefix("Basic ").unwrap());
        (form, String::from_utf8(proof.unwrap()).unwrap())
    }

    /// Ohashi signs in, being in these groups there.
    pub async fn sends(&self, services: &Services, groups: &[&str]) -> Outcome {
        self.sends_with(services, groups, json!({})).await
    }

    /// The same, with something said otherwise; `null` leaves it out.
    pub async fn sends_with(&self, services: &Services, groups: &[&str], other: Value) -> Outcome {
        let begun = begins(services, "/queue").await;
        let mut claims = self.claims(services, (&begun, groups));
        for (name, value) in other.as_object().unwrap() {
            match value {
                Value::Null => drop(claims.as_object_mut().unwrap().remove(name)),
                value => claims[name] = value.clone(),
            }
        }
        self.gives(&self.signed(&claims)).await;
        begun.comes_back(services).await
    }
}

/// Somebody leaves for the provider.
pub async fn begins(services: &Services, next: &str) -> Begun {
    begins_to(services, (next, Asks::IfNeeded)).await
}

/// The same, who may have to show anew who they are.
pub async fn begins_to(services: &Services, wanted: (&str, Asks)) -> Begun {
    let begun = begin(&visitor(services), wanted).await.unwrap();
    let address = Url::parse(&begun.address).unwrap();
    Begun {
        query: address.query_pairs().into_owned().collect(),
        browser: begun.browser,
    }
}

impl Begun {
    pub fn returned(&self) -> Returned {
        Returned {
            code: "the code".into(),
            state: self.query["state"].clone(),
            ..Returned::default()
        }
    }

    /// The provider sends the browser back.
    pub async fn comes_back(&self, services: &Services) -> Outcome {
        self.brings(services, &self.returned()).await
    }

    pub async fn brings(&self, services: &Services, returned: &Returned) -> Outcome {
        finish(&visitor(services), returned, Some(self.browser.clone())).await
    }
}

/// Why there is no session.
pub fn problem(outcome: Outcome) -> SignOnProblem {
    match outcome.session.unwrap_err().refusal() {
        Some(Refusal::SignOn { problem }) => *problem,
        other => panic!("{other:?}"),
    }
}

/// What PKCE's method S256 makes of a verifier.
pub fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// An Ed25519 key, in PKCS#8 (RFC 8410, section 7).
fn key(seed: u8) -> EncodingKey {
    let mut der = hex::decode("302e020100300506032b657004220420").unwrap();
    der.extend([seed; 32]);
    let body = STANDARD.encode(der);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n");
    EncodingKey::from_ed_pem(pem.as_bytes()).unwrap()
}

/// A question of one kind only is answered so.
pub async fn answers_get(provider: &Provider, place: &str, answer: ResponseTemplate) {
    Mock::given(method("GET"))
        .and(path(place))
        .respond_with(answer)
        .with_priority(1)
        .mount(&provider.server)
        .await;
}
