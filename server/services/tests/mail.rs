//! Mails as they leave: over SMTP, as files, and with what hostile names try to put into headers.
#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod support;

use domain::accounts::Language;
use services::Services;
use services::mail::{Letter, Mail, list_kept};
use services::outbox::{Job, worker};
use std::fs;
use support::{databases, services, with_settings};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

fn receipt(to_name: &str, receipt_number: &str, organisation: &str) -> Mail {
    Mail {
        to: "saeki@hinata.example".into(),
        to_name: to_name.into(),
        language: Language::Ja,
        letter: Letter::ApplicationReceived {
            receipt_number: receipt_number.into(),
            organisation: organisation.into(),
            service: "ひなた家計簿".into(),
            url: "https://portal.example/applications/1".into(),
            resubmitted: false,
        },
    }
}

async fn send(services: &Services, mail: Mail) {
    let op = services.system();
    let mut tx = op.begin().await.unwrap();
    tx.enqueue(&op, Job::SendMail(Box::new(mail)))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(worker::run_due(services).await.unwrap(), 1);
}

/// The message of the only mail in the folder.
fn message(services: &Services) -> String {
    let files = fs::read_dir(&services.settings.mail_folder).unwrap();
    let path = files
        .map(|file| file.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "eml"));
    fs::read_to_string(path.unwrap()).unwrap()
}

/// An SMTP server that takes one mail and hands back everything it was told.
async fn smtp_server() -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taking = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let (mut lines, mut told, mut in_data) =
            (BufReader::new(read).lines(), String::new(), false);
        write.write_all(b"220 ready\r\n").await.unwrap();
        while let Some(line) = lines.next_line().await.unwrap() {
            told.push_str(&line);
            told.push('\n');
            let answer = match line.as_str() {
                "." => "250 taken\r\n",
                _ if in_data => continue,
                "DATA" => "354 go on\r\n",
                "QUIT" => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
            in_data = line == "DATA";
            write.write_all(answer.as_bytes()).await.unwrap();
            if line == "." {
                break;
            }
        }
        told
    });
    (port, taking)
}

#[tokio::test]
async fn mails_go_over_smtp_where_a_server_is_set() {
    let (services, _) = services().await;
    let (port, taking) = smtp_server().await;
    let url = format!("smtp://127.0.0.1:{port}").parse().unwrap();
    let services = with_settings(&services, |settings| settings.smtp_url = Some(url));
    send(
        &services,
        receipt("佐伯 真帆", "R2026-0123", "ひなた家計簿株式会社"),
    )
    .await;
    let told = taking.await.unwrap();
    assert!(told.contains("RCPT TO:<saeki@hinata.example>"), "{told}");
    assert!(told.contains("Subject: =?utf-8?"), "{told}");
    assert!(told.contains("Auto-Submitted: auto-generated"), "{told}");
    assert!(list_kept(&services.system()).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_kept_mail_is_a_message_and_a_line_in_the_list() {
    for (services, _) in databases().await {
        send(
            &services,
            receipt("佐伯 真帆", "R2026-0123", "ひなた家計簿株式会社"),
        )
        .await;
        let message = message(&services);
        assert!(
            message.contains("Date: Tue, 24 Nov 2026 01:42:00 +0000"),
            "{message}"
        );
        assert!(message.contains("@rokin.example>"), "message id: {message}");
        assert!(
            message.contains("Reply-To: rokinren_dairi@rokinbank.or.jp"),
            "{message}"
        );
        assert!(
            message.contains("text/plain") && message.contains("text/html"),
            "{message}"
        );
        let kept = list_kept(&services.system()).await.unwrap();
        assert_eq!(kept[0].subject, "申込みを受け付けました（R2026-0123）");
        assert_eq!(kept[0].links, ["https://portal.example/applications/1"]);
        assert!(
            kept[0].text.contains("03-3295-9359"),
            "the contact in force"
        );
    }
}

// ASVS 1.3.11
#[tokio::test]
async fn names_cannot_add_headers() {
    let attack = "山田\r\nBcc: victim@example.com\r\n\r\n<b>";
    let (services, _) = services().await;
    send(&services, receipt(attack, attack, attack)).await;
    let message = message(&services);
    let (headers, _) = message.split_once("\r\n\r\n").unwrap();
    assert!(!headers.to_lowercase().contains("\nbcc:"), "{headers}");
    assert!(
        headers.contains("Content-Type: multipart/alternative"),
        "{headers}"
    );
    let kept = list_kept(&services.system()).await.unwrap();
    assert!(!kept[0].subject.contains(['\r', '\n']));
    assert!(!kept[0].text.lines().any(|line| line.starts_with("Bcc:")));
}

// ASVS 13.4.2
#[tokio::test]
async fn the_list_is_for_the_demonstration_only() {
    let (services, _) = services().await;
    let services = with_settings(&services, |settings| settings.demonstration = false);
    let error = list_kept(&services.system()).await.unwrap_err();
    assert_eq!(error.refusal(), Some(&domain::refusal::Refusal::NotFound));
}
