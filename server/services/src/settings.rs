//! What the use-cases need to know of the configuration; the server reads and checks it at start.

use chrono::Duration;
use std::path::PathBuf;
use url::Url;

/// The settings of the running portal.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address people type, without a trailing slash; links in mails start with it.
    pub base_url: String,
    /// Whether invented data and the pages of the demonstration are there.
    pub demonstration: bool,
    /// Only agents whose registration is complete may submit.
    pub registered_agents_only: bool,
    /// Where mails are sent; without it they are kept as files.
    pub smtp_url: Option<Url>,
    /// Where mails are kept when there is no SMTP server.
    pub mail_folder: PathBuf,
    /// The sender's address.
    pub mail_from: String,
    /// A session ends after this long without a request.
    pub session_idle: Duration,
    /// A session ends this long after sign-in, whatever happens.
    pub session_absolute: Duration,
    /// How long an access token is good for (RFC 6749, section 4.2.2 `expires_in`).
    pub token_lifetime: Duration,
    /// The largest file taken, in bytes.
    pub upload_limit: u64,
}
