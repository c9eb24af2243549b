//! Accounts come and change wholly or not at all: when the trail, the link or the mail cannot be written, no
//! row changes.

use crate::support::{databases, fails_wholly};
use crate::world::*;
use domain::accounts::Body;
use services::accounts::confirm_address::confirm_address;
use services::accounts::register::register;
use services::accounts::reset_password::{request_reset, set_password};
use services::members::accept::{AcceptForm, accept_invitation};
use services::members::invite::invite;

const LINKED: &[&str] = &["audit_event", "mailed_link", "outbox_job"];

// ASVS 2.3.3
#[tokio::test]
async fn a_half_made_registration_does_not_exist() {
    for (services, _clock) in databases().await {
        let (op, form) = (visitor(&services), registration(HANAKO, 1));
        let step = async || register(&op, &form).await;
        fails_wholly(&services, LINKED, step).await;
        fails_wholly(&services, &["membership"], step).await;
        step().await.unwrap();

        let token = last_token(&services).await;
        let confirm = async || confirm_address(&op, &token).await;
        fails_wholly(&services, &["audit_event"], confirm).await;
        confirm().await.unwrap();
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
    }
}

#[tokio::test]
async fn a_half_made_invitation_does_not_exist() {
    for (services, _clock) in databases().await {
        let (op, form) = (
            services.system(),
            invitation("ohashi@rokin.example", &["officer"]),
        );
        let step = async || invite(&op, &Body::Federation, &form).await;
        fails_wholly(&services, LINKED, step).await;
        step().await.unwrap();

        let (token, visitor) = (last_token(&services).await, visitor(&services));
        let form = AcceptForm {
            name: "大橋 誠".into(),
            password: PASSWORD.into(),
        };
        let accept = async || accept_invitation(&visitor, &token, &form).await;
        fails_wholly(&services, &["audit_event", "membership"], accept).await;
        accept().await.unwrap();
    }
}

#[tokio::test]
async fn a_half_reset_password_is_the_old_one() {
    for (services, _clock) in databases().await {
        hanako_has_an_account(&services).await;
        let op = visitor(&services);
        let ask = async || request_reset(&op, HANAKO).await;
        fails_wholly(&services, &["mailed_link", "outbox_job"], ask).await;
        ask().await.unwrap();

        let token = last_token(&services).await;
        let set = async || set_password(&op, &token, OTHER_PASSWORD).await;
        fails_wholly(&services, &["audit_event", "outbox_job", "session"], set).await;
        assert!(signs_in(&services, HANAKO, PASSWORD).await.is_ok());
        set().await.unwrap();
    }
}
