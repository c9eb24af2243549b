//! Every mistake in the configuration is told with the setting's name, and no secret is printed.

use super::{Config, LogFormat, Sources};
use std::io::Write;

fn sources(pairs: &[(&str, &str)]) -> Sources {
    let environment = pairs
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()))
        .collect();
    Sources::read(None, environment).unwrap()
}

fn error(pairs: &[(&str, &str)]) -> String {
    Config::check(&sources(pairs)).unwrap_err().to_string()
}

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
        ("ROKIN_SMTP_URL", "mail.example.jp"),
        ("ROKIN_MAIL_FROM", "nobody"),
        ("ROKIN_GATEWAY_KEY", "short"),
        ("ROKIN_TOKEN_KEY", "abc"),
        ("ROKIN_SESSION_IDLE_MINUTES", "0"),
        ("ROKIN_SESSION_ABSOLUTE_HOURS", "many"),
        ("ROKIN_REGISTERED_AGENTS_ONLY", "1"),
        ("ROKIN_UPLOAD_LIMIT_MEBIBYTES", "-1"),
        ("ROKIN_TRUSTED_PROXY", "proxy"),
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
fn idle_ends_before_the_end() {
    let pairs = [
        ("ROKIN_SESSION_IDLE_MINUTES", "90"),
        ("ROKIN_SESSION_ABSOLUTE_HOURS", "1"),
    ];
    assert!(error(&pairs).starts_with("ROKIN_SESSION_IDLE_MINUTES: "));
}

#[test]
fn tokens_are_not_signed_without_a_key() {
    let none = Config::check(&sources(&[])).unwrap();
    let told = none.for_services(None).unwrap_err().to_string();
    assert!(told.starts_with("ROKIN_TOKEN_KEY: "), "{told}");
    assert!(
        none.for_services(services::settings::TokenKey::of_seed([7; 32]))
            .is_ok()
    );
    let seed = "00ff".repeat(16);
    let with_key = Config::check(&sources(&[("ROKIN_TOKEN_KEY", &seed)])).unwrap();
    assert!(with_key.for_services(None).is_ok());
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
    ])
    .print();
    assert!(!printed.contains("open-sesame"), "{printed}");
    assert!(printed.contains("ROKIN_DATABASE_URL=postgres://rokin:********@db/rokin\n"));
    assert!(printed.contains("ROKIN_LISTEN=127.0.0.1:3000\n"));
}
