//! From an empty machine to the first administrator.

use crate::machine::{DATA_KEY, Machine, text};

// ASVS 13.2.3
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
    let without = machine.run(&who, &[]);
    assert!(text(&without.stderr).contains("ROKIN_DATA_KEY"));
    let invited = machine.run(&who, &[DATA_KEY]);
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
    let refused = machine.run(&who, &[DATA_KEY]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        text(&refused.stderr).contains("--email"),
        "{}",
        text(&refused.stderr)
    );
}
