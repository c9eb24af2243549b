//! Every setting is checked before anything starts; what is wrong is named, and no secret is printed.

use crate::machine::{Machine, text};

/// A value that each setting cannot take. Folders are tried where they are used.
const MISTAKES: [(&str, &str); 32] = [
    ("ROKIN_DATABASE_URL", "mysql://localhost"),
    ("ROKIN_LISTEN", "3000"),
    ("ROKIN_BASE_URL", "http://portal.example.jp"),
    ("ROKIN_DEMONSTRATION", "yes"),
    ("ROKIN_DEMONSTRATION_DAYS_AHEAD", "-1"),
    ("ROKIN_SMTP_URL", "mail.example.jp"),
    ("ROKIN_MAIL_FROM", "nobody"),
    ("ROKIN_GATEWAY_KEY", "short"),
    ("ROKIN_LEAKED_PASSWORDS", "/nowhere"),
    ("ROKIN_TOKEN_KEY", "abc"),
    ("ROKIN_DATA_KEY", "abc"),
    ("ROKIN_SEAL_CERTIFICATE", "certificate.pem"),
    ("ROKIN_SEAL_KEY", "key.pem"),
    ("ROKIN_SEAL_TIMESTAMPS", "stamps.example.jp"),
    ("ROKIN_SESSION_IDLE_MINUTES", "0"),
    ("ROKIN_SESSION_ABSOLUTE_HOURS", "many"),
    ("ROKIN_STAFF_SESSION_IDLE_MINUTES", "1441"),
    ("ROKIN_STAFF_SESSION_ABSOLUTE_HOURS", "0"),
    ("ROKIN_REGISTERED_AGENTS_ONLY", "1"),
    ("ROKIN_UPLOAD_LIMIT_MEBIBYTES", "-1"),
    ("ROKIN_UPLOAD_QUOTA_MEBIBYTES", "0"),
    ("ROKIN_CLAMD", "127.0.0.1:3310"),
    ("ROKIN_REQUESTS_PER_MINUTE", "many"),
    ("ROKIN_TRUSTED_PROXIES", "10.0.0.1,proxy"),
    ("ROKIN_TLS_CERTIFICATE", "certificate.pem"),
    ("ROKIN_TLS_KEY", "key.pem"),
    ("ROKIN_SSO_ISSUER", "id.example.jp"),
    ("ROKIN_SSO_CLIENT_ID", ""),
    ("ROKIN_SSO_SCOPES", "profile email"),
    ("ROKIN_SSO_ROLES", "officers"),
    ("ROKIN_LOG_FORMAT", "xml"),
    ("ROKIN_LOG", "info=loud"),
];
const FOLDERS: [&str; 3] = ["ROKIN_FILES", "ROKIN_MAIL_FOLDER", "ROKIN_SITE_ROOT"];
/// What the provider of identities chooses, so that no text is wrong.
const ANY_TEXT: [&str; 4] = [
    "ROKIN_SSO_CLIENT_SECRET",
    "ROKIN_SSO_CLAIM",
    "ROKIN_SSO_ACR",
    "ROKIN_SSO_NAME",
];
/// Single sign-on that works: without it its other settings are not looked at.
const SINGLE_SIGN_ON: [(&str, &str); 3] = [
    ("ROKIN_SSO_ISSUER", "https://id.example.jp"),
    ("ROKIN_SSO_CLIENT_ID", "portal"),
    ("ROKIN_SSO_ROLES", "officers=officer"),
];

#[test]
fn every_mistake_is_named_in_one_line() {
    let machine = Machine::new();
    for mistake in MISTAKES {
        for command in [["serve"].as_slice(), &["migrate", "up"], &["config"]] {
            let environment: Vec<_> = SINGLE_SIGN_ON.into_iter().chain([mistake]).collect();
            let ended = machine.run(command, &environment);
            let told = text(&ended.stderr);
            assert_eq!(ended.status.code(), Some(2), "{mistake:?}: {told}");
            assert!(
                told.starts_with(&format!("server: {}: ", mistake.0)),
                "{told}"
            );
            assert_eq!((told.lines().count(), ended.stdout.len()), (1, 0), "{told}");
        }
    }
    assert!(
        !machine.folder().join("data").exists(),
        "something was begun"
    );
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let machine = Machine::new().migrated();
    let site = machine.folder().join("site");
    std::fs::create_dir(&site).unwrap();
    let site = site.display().to_string();
    let file = machine.file("file", "no folder");
    let below = format!("{file}/below");
    for setting in FOLDERS {
        let ended = machine.run(
            &["serve"],
            &[
                ("ROKIN_DEMONSTRATION", "true"),
                ("ROKIN_LISTEN", "127.0.0.1:0"),
                ("ROKIN_SITE_ROOT", &site),
                (setting, &below),
            ],
        );
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{setting}: {told}");
        assert!(told.contains(&format!("server: {setting}: ")), "{told}");
    }
}

#[test]
fn no_setting_escapes_these_tests() {
    let printed = text(&Machine::new().run(&["config"], &[]).stdout);
    let mistakes = MISTAKES.iter().map(|(name, _)| *name);
    let tried = mistakes.chain(FOLDERS).chain(ANY_TEXT);
    let mut tried: Vec<&str> = tried.collect();
    let mut there: Vec<&str> = printed
        .lines()
        .filter_map(|line| Some(line.split_once('=')?.0))
        .collect();
    tried.sort_unstable();
    there.sort_unstable();
    assert_eq!(tried, there);
}

#[test]
fn secrets_are_masked_wherever_they_come_from() {
    let machine = Machine::new();
    let (key, seed) = ("open-sesame-open-sesame-open-sesame", "00ff".repeat(16));
    let file = machine.file(
        "rokin.toml",
        &format!("gateway_key = \"{key}\"\ntoken_key = \"{seed}\"\ndata_key = \"{seed}\"\n"),
    );
    let printed = machine.run(
        &["--config", &file, "config"],
        &[
            (
                "ROKIN_DATABASE_URL",
                "postgres://rokin:open-sesame@db/rokin",
            ),
            (
                "ROKIN_SMTP_URL",
                "smtps://rokin:open-sesame@mail.example.jp",
            ),
        ],
    );
    let printed = text(&printed.stdout);
    for line in [
        "ROKIN_DATABASE_URL=postgres://rokin:********@db/rokin",
        "ROKIN_SMTP_URL=smtps://rokin:********@mail.example.jp",
        "ROKIN_GATEWAY_KEY=********",
        "ROKIN_TOKEN_KEY=********",
        "ROKIN_DATA_KEY=********",
    ] {
        assert!(
            printed.lines().any(|printed| printed == line),
            "{line}\n{printed}"
        );
    }
    assert!(!printed.contains("open-sesame") && !printed.contains(&seed));
}

#[test]
fn a_mistake_in_a_secret_does_not_print_it() {
    let machine = Machine::new();
    for (name, secret) in [
        ("ROKIN_GATEWAY_KEY", "open-sesame"),
        ("ROKIN_TOKEN_KEY", "open-sesame"),
        ("ROKIN_SMTP_URL", "http://rokin:open-sesame@mail"),
        ("ROKIN_DATABASE_URL", "mysql://rokin:open-sesame@db"),
    ] {
        let ended = machine.run(&["config"], &[(name, secret)]);
        assert_eq!(ended.status.code(), Some(2), "{name}");
        assert!(!text(&ended.stderr).contains("open-sesame"), "{name}");
    }
}

#[test]
fn the_demonstration_listens_on_this_machine_alone() {
    let machine = Machine::new();
    let demonstration = ("ROKIN_DEMONSTRATION", "true");
    for address in ["0.0.0.0:3000", "[::]:3000", "192.0.2.1:3000"] {
        let ended = machine.run(&["serve"], &[demonstration, ("ROKIN_LISTEN", address)]);
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{told}");
        assert!(told.starts_with("server: ROKIN_LISTEN: "), "{told}");
    }
    for address in ["127.0.0.1:3000", "[::1]:3000"] {
        let ended = machine.run(&["config"], &[demonstration, ("ROKIN_LISTEN", address)]);
        assert!(ended.status.success(), "{}", text(&ended.stderr));
    }
}

#[test]
fn the_environment_goes_before_the_file() {
    let machine = Machine::new();
    let file = machine.file(
        "rokin.toml",
        "listen = \"127.0.0.1:4000\"\nsession_idle_minutes = 45\ndemonstration = true\n",
    );
    let by_name = machine.run(&["config", "--config", &file], &[]);
    let environment = [
        ("ROKIN_CONFIG", file.as_str()),
        ("ROKIN_LISTEN", "127.0.0.1:5000"),
    ];
    let by_environment = machine.run(&["config"], &environment);
    for (printed, port) in [(by_name, "4000"), (by_environment, "5000")] {
        let printed = text(&printed.stdout);
        for line in [
            format!("ROKIN_LISTEN=127.0.0.1:{port}"),
            "ROKIN_SESSION_IDLE_MINUTES=45".to_owned(),
            "ROKIN_DEMONSTRATION=true".to_owned(),
        ] {
            assert!(
                printed.lines().any(|printed| printed == line),
                "{line}\n{printed}"
            );
        }
    }
}

#[test]
fn a_mistake_in_the_file_is_named_too() {
    let machine = Machine::new();
    for (content, named) in [
        ("lissen = \"127.0.0.1:4000\"\n", "lissen"),
        (
            "session_idle_minutes = \"long\"\n",
            "ROKIN_SESSION_IDLE_MINUTES",
        ),
        ("listen = \n", "ROKIN_CONFIG"),
    ] {
        let file = machine.file("rokin.toml", content);
        let ended = machine.run(&["--config", &file, "config"], &[]);
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{content}: {told}");
        assert!(told.starts_with(&format!("server: {named}: ")), "{told}");
    }
    let ended = machine.run(&["--config", "/nowhere/rokin.toml", "config"], &[]);
    assert!(text(&ended.stderr).starts_with("server: ROKIN_CONFIG: "));
}
