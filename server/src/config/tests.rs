//! Every mistake in the configuration is told with the setting's name, and no secret is printed.

use super::{Config, Drawn, LogFormat, Sources};
use crate::demonstration_keys::passing_seal_key;
use services::settings::{DataKey, TokenKey};
use std::io::Write;

fn sources(pairs: &[(&str, &str)]) -> Sources {
    let environment = pairs
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect();
    Sources::read(None, environment).unwrap()
}

fn drawn() -> Drawn {
    Drawn {
        token_key: TokenKey::of_seed([7; 32]),
        data_key: DataKey::of_bytes([7; 32]),
        seal_key: passing_seal_key().ok(),
    }
}

fn error(pairs: &[(&str, &str)]) -> String {
    Config::check(&sources(pairs)).unwrap_err().to_string()
}

// ASVS 13.4.2
#[test]
fn without_configuration_the_defaults_hold() {
    let config = Config::check(&sources(&[])).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.base_url(), "http://localhost:3000");
    assert_eq!(config.database_url.expose(), "sqlite://data/rokin.db");
    assert_eq!(config.upload_limit(), 20 * 1024 * 1024);
    assert_eq!(config.log_format, LogFormat::Text);
    assert!(!config.demonstration());
}

#[test]
fn every_mistake_names_its_setting() {
    let mistakes = [
        ("ROKIN_DATABASE_URL", "mysql://localhost"),
        ("ROKIN_LISTEN", "3000"),
        ("ROKIN_BASE_URL", "http://portal.example.jp"),
        ("ROKIN_BASE_URL", "https://portal.example.jp/portal"),
        ("ROKIN_DEMONSTRATION", "yes"),
        ("ROKIN_DEMONSTRATION_DAYS_AHEAD", "-1"),
        ("ROKIN_SMTP_URL", "mail.example.jp"),
        ("ROKIN_MAIL_FROM", "nobody"),
        ("ROKIN_GATEWAY_KEY", "short"),
        ("ROKIN_TOKEN_KEY", "abc"),
        ("ROKIN_DATA_KEY", "00ff"),
        ("ROKIN_SEAL_CERTIFICATE", "certificate.pem"),
        ("ROKIN_SEAL_KEY", "key.pem"),
        ("ROKIN_SEAL_TIMESTAMPS", "ftp://stamps.example.jp"),
        ("ROKIN_SESSION_IDLE_MINUTES", "0"),
        ("ROKIN_SESSION_ABSOLUTE_HOURS", "many"),
        ("ROKIN_REGISTERED_AGENTS_ONLY", "1"),
        ("ROKIN_UPLOAD_LIMIT_MEBIBYTES", "-1"),
        ("ROKIN_UPLOAD_QUOTA_MEBIBYTES", "0"),
        ("ROKIN_CLAMD", "127.0.0.1:3310"),
        ("ROKIN_LEAKED_PASSWORDS", "/nowhere"),
        ("ROKIN_REQUESTS_PER_MINUTE", "-1"),
        ("ROKIN_TRUSTED_PROXIES", "10.0.0.1,proxy"),
        ("ROKIN_TLS_CERTIFICATE", "certificate.pem"),
        ("ROKIN_TLS_KEY", "key.pem"),
        ("ROKIN_LOG_FORMAT", "xml"),
        ("ROKIN_LOG", "info=loud"),
    ];
    for mistake in mistakes {
        let told = error(&[mistake]);
        assert!(
            told.starts_with(&format!("{}: ", mistake.0)),
            "{mistake:?}: {told}"
        );
    }
}

#[test]
fn the_demonstration_stays_on_this_machine() {
    let told = error(&[
        ("ROKIN_DEMONSTRATION", "true"),
        ("ROKIN_LISTEN", "0.0.0.0:3000"),
    ]);
    assert!(told.starts_with("ROKIN_LISTEN: "), "{told}");
}

#[test]
fn only_the_clock_of_the_demonstration_is_ahead() {
    let ahead = ("ROKIN_DEMONSTRATION_DAYS_AHEAD", "60");
    let told = error(&[ahead]);
    assert!(
        told.starts_with("ROKIN_DEMONSTRATION_DAYS_AHEAD: "),
        "{told}"
    );
    let pairs = [ahead, ("ROKIN_DEMONSTRATION", "true")];
    let config = Config::check(&sources(&pairs)).unwrap();
    assert_eq!(config.days_ahead, chrono::Days::new(60));
}

#[test]
fn idle_ends_before_the_end() {
    let pairs = [
        ("ROKIN_SESSION_IDLE_MINUTES", "90"),
        ("ROKIN_SESSION_ABSOLUTE_HOURS", "1"),
    ];
    assert!(error(&pairs).starts_with("ROKIN_SESSION_IDLE_MINUTES: "));
}

// ASVS 13.2.3
#[test]
fn nothing_is_signed_or_sealed_without_a_key() {
    let none = Config::check(&sources(&[])).unwrap();
    let told = |drawn| none.for_services(drawn).unwrap_err().to_string();
    let without_token_key = Drawn {
        token_key: None,
        ..drawn()
    };
    let told_of_token_key = told(without_token_key);
    assert!(
        told_of_token_key.starts_with("ROKIN_TOKEN_KEY: "),
        "{told_of_token_key}"
    );
    let without_data_key = Drawn {
        data_key: None,
        ..drawn()
    };
    let told_of_data_key = told(without_data_key);
    assert!(
        told_of_data_key.starts_with("ROKIN_DATA_KEY: "),
        "{told_of_data_key}"
    );
    let without_seal_key = Drawn {
        seal_key: None,
        ..drawn()
    };
    let told_of_seal_key = told(without_seal_key);
    assert!(
        told_of_seal_key.starts_with("ROKIN_SEAL_KEY: "),
        "{told_of_seal_key}"
    );
    assert!(none.for_services(drawn()).is_ok());
    let seed = "00ff".repeat(16);
    let keys = [
        ("ROKIN_TOKEN_KEY", seed.as_str()),
        ("ROKIN_DATA_KEY", seed.as_str()),
    ];
    let with_keys = Config::check(&sources(&keys)).unwrap();
    let sealing = Drawn {
        seal_key: passing_seal_key().ok(),
        ..Drawn::default()
    };
    assert!(with_keys.for_services(sealing).is_ok());
}

#[test]
fn the_environment_lies_over_the_file() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(
        file,
        "listen = \"127.0.0.1:4000\"\nupload_limit_mebibytes = 5\ndemonstration = true"
    )
    .unwrap();
    let environment = [("ROKIN_LISTEN".to_owned(), "127.0.0.1:5000".to_owned())];
    let sources = Sources::read(Some(file.path()), environment.into_iter().collect()).unwrap();
    let config = Config::check(&sources).unwrap();
    assert_eq!(config.listen.port(), 5000);
    assert_eq!(config.upload_limit(), 5 * 1024 * 1024);
    assert!(config.demonstration());
}

const SINGLE_SIGN_ON: [(&str, &str); 3] = [
    ("ROKIN_SSO_ISSUER", "https://id.example.jp/realms/rokin"),
    ("ROKIN_SSO_CLIENT_ID", "portal"),
    ("ROKIN_SSO_ROLES", "officers=officer,chuo=bank_deputy@2963"),
];

#[test]
fn single_sign_on_is_off_until_there_is_an_issuer() {
    let settings = |pairs: &[_]| {
        let config = Config::check(&sources(pairs)).unwrap();
        config.for_services(drawn()).unwrap().single_sign_on
    };
    assert!(settings(&[]).is_none());
    let known = settings(&SINGLE_SIGN_ON).unwrap();
    assert_eq!(known.issuer, "https://id.example.jp/realms/rokin");
    assert_eq!(known.scopes, "openid profile email");
    assert_eq!(known.claim, "groups");
    assert!(known.client_secret.is_none());
}

#[test]
fn every_mistake_in_single_sign_on_names_its_setting() {
    let mistakes = [
        ("ROKIN_SSO_ISSUER", "id.example.jp"),
        ("ROKIN_SSO_ISSUER", "http://id.example.jp"),
        ("ROKIN_SSO_ISSUER", "https://id.example.jp/?realm=rokin"),
        ("ROKIN_SSO_CLIENT_ID", ""),
        ("ROKIN_SSO_SCOPES", "profile email"),
        ("ROKIN_SSO_ROLES", ""),
        ("ROKIN_SSO_ROLES", "officers"),
        ("ROKIN_SSO_ROLES", "owners=owner"),
        ("ROKIN_SSO_ROLES", "chuo=bank_deputy"),
    ];
    for mistake in mistakes {
        let kept = SINGLE_SIGN_ON
            .into_iter()
            .filter(|(name, _)| *name != mistake.0);
        let told = error(&kept.chain([mistake]).collect::<Vec<_>>());
        let named = told.starts_with(&format!("{}: ", mistake.0));
        assert!(named, "{mistake:?}: {told}");
    }
    // Alone they would silently mean nothing.
    for alone in [SINGLE_SIGN_ON[1], SINGLE_SIGN_ON[2]] {
        let told = error(&[alone]);
        assert!(told.starts_with("ROKIN_SSO_ISSUER: "), "{told}");
    }
}

#[test]
fn a_misspelt_name_in_the_file_is_told() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "lissen = \"127.0.0.1:4000\"").unwrap();
    let told = Sources::read(Some(file.path()), config::Map::new())
        .err()
        .unwrap()
        .to_string();
    assert!(told.starts_with("lissen: "), "{told}");
}

#[test]
fn printing_masks_secrets() {
    let printed = sources(&[
        (
            "ROKIN_DATABASE_URL",
            "postgres://rokin:open-sesame@db/rokin",
        ),
        (
            "ROKIN_SMTP_URL",
            "smtps://rokin:open-sesame@mail.example.jp",
        ),
        ("ROKIN_GATEWAY_KEY", "open-sesame"),
        ("ROKIN_TOKEN_KEY", "open-sesame"),
        ("ROKIN_DATA_KEY", "open-sesame"),
        ("ROKIN_SSO_CLIENT_SECRET", "open-sesame"),
    ])
    .print();
    assert!(!printed.contains("open-sesame"), "{printed}");
    assert!(printed.contains("ROKIN_DATABASE_URL=postgres://rokin:********@db/rokin\n"));
    assert!(printed.contains("ROKIN_LISTEN=127.0.0.1:3000\n"));
}
