//! From words to a message as it travels (RFC 5322): text and HTML side by side, one sender, one recipient.

use super::Mail;
use super::one_line::one_line;
use super::render::{Rendered, portal};
use crate::operation::Operation;
use anyhow::Context;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use uuid::Uuid;

/// The message of a job. Its id stays the same when the job is tried again, so that a mail that arrived
/// twice can be known as one.
pub(super) fn compose(
    op: &Operation,
    job: Uuid,
    mail: &Mail,
    words: &Rendered,
) -> anyhow::Result<Message> {
    let from = sender(op, mail)?;
    let id = format!("<{job}@{}>", from.email.domain());
    let to = mail
        .to
        .parse()
        .context("the recipient's address cannot be used")?;
    let mut message = Message::builder()
        .message_id(Some(id))
        .date(op.now.into())
        .from(from)
        .to(Mailbox::new(Some(one_line(&mail.to_name)), to))
        .subject(words.subject.as_str())
        .raw_header(automatic());
    for header in mail.letter.stop().into_iter().flat_map(stopping) {
        message = message.raw_header(header);
    }
    if let Some(address) = &words.reply_to {
        let address = address
            .parse()
            .context("the contact's address cannot be used")?;
        message = message.reply_to(Mailbox::new(None, address));
    }
    message
        .multipart(parts(job, words))
        .context("the mail cannot be put together")
}

fn sender(op: &Operation, mail: &Mail) -> anyhow::Result<Mailbox> {
    let configured = &op.services.settings.mail_from;
    let mut from: Mailbox = configured
        .parse()
        .context("the sender's address cannot be used")?;
    from.name
        .get_or_insert_with(|| portal(mail.language).to_owned());
    Ok(from)
}

/// Asks other machines not to answer (RFC 3834).
fn automatic() -> HeaderValue {
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    HeaderValue::new(name, "auto-generated".to_owned())
}

/// Lets the reader's mail program stop such mails with one press (RFC 8058). The address is one word, which neither has
/// to be encoded nor can be folded.
fn stopping(address: &str) -> [HeaderValue; 2] {
    let name = HeaderName::new_from_ascii_str;
    let target = format!("<{address}>");
    [
        HeaderValue::dangerous_new_pre_encoded(name("List-Unsubscribe"), target.clone(), target),
        HeaderValue::new(
            name("List-Unsubscribe-Post"),
            "List-Unsubscribe=One-Click".to_owned(),
        ),
    ]
}

fn parts(job: Uuid, words: &Rendered) -> MultiPart {
    MultiPart::alternative()
        .boundary(format!("part-{}", job.simple()))
        .singlepart(SinglePart::plain(words.text.clone()))
        .singlepart(SinglePart::html(words.html.clone()))
}
