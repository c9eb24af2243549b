//! The binary as an operator meets it: what it prints, and how it ends.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

use std::process::{Command, Output};
use tempfile::TempDir;

/// A folder of its own for each test, and nothing of the surrounding configuration.
struct Machine(TempDir);

impl Machine {
    fn new() -> Self {
        Machine(tempfile::tempdir().unwrap())
    }

    fn run(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
        let surrounding = std::env::vars().map(|(name, _)| name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        for name in surrounding.filter(|name| name.starts_with("ROKIN_")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.0.path())
            .args(arguments)
            .envs(environment.iter().copied())
            .output()
            .unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_bad_setting_ends_at_once_and_is_named_in_one_line() {
    let machine = Machine::new();
    let ended = machine.run(&["serve"], &[("ROKIN_LISTEN", "everywhere")]);
    assert_eq!(ended.status.code(), Some(2));
    let told = text(&ended.stderr);
    assert!(told.starts_with("server: ROKIN_LISTEN: "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn serving_needs_a_key_for_tokens_outside_the_demonstration() {
    let machine = Machine::new();
    let ended = machine.run(&["serve"], &[]);
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("ROKIN_TOKEN_KEY"));
}

#[test]
fn serving_waits_for_the_migrations() {
    let machine = Machine::new();
    let ended = machine.run(&["serve"], &[("ROKIN_DEMONSTRATION", "true")]);
    assert_eq!(ended.status.code(), Some(1));
    assert!(text(&ended.stderr).contains("server migrate up"));
}

#[test]
fn settings_are_printed_without_secrets() {
    let machine = Machine::new();
    let key = "the-key-of-the-gateway-0123456789";
    let printed = machine.run(&["config"], &[("ROKIN_GATEWAY_KEY", key)]);
    let printed = text(&printed.stdout);
    assert!(
        printed.contains("ROKIN_GATEWAY_KEY=********\n"),
        "{printed}"
    );
    assert!(!printed.contains(key));
}

#[test]
fn the_first_administrator_is_invited_and_the_trail_is_intact() {
    let machine = Machine::new();
    let up = machine.run(&["migrate", "up"], &[]);
    assert!(up.status.success(), "{}", text(&up.stderr));
    assert!(
        !text(&up.stdout).contains("Pending"),
        "{}",
        text(&up.stdout)
    );

    let who = [
        "admin",
        "invite",
        "--email",
        "kanri@example.jp",
        "--name",
        "大橋 誠",
    ];
    let invited = machine.run(&who, &[]);
    assert!(invited.status.success(), "{}", text(&invited.stderr));
    assert!(text(&invited.stdout).starts_with("http://localhost:3000/invitation/"));

    let verified = machine.run(&["audit", "verify"], &[]);
    assert_eq!(
        verified.status.code(),
        Some(0),
        "{}",
        text(&verified.stderr)
    );
    assert!(text(&verified.stdout).starts_with("intact: 1 events"));
}

#[test]
fn an_invitation_that_is_refused_says_why() {
    let machine = Machine::new();
    machine.run(&["migrate", "up"], &[]);
    let who = ["admin", "invite", "--email", "nobody", "--name", "大橋 誠"];
    let refused = machine.run(&who, &[]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("--email"),
        "{}",
        text(&refused.stderr)
    );
}
