//! The opening as a file for one's own calendar.

use crate::answer::Answer;
use crate::download::attachment;
use crate::page::Page;

/// The file (RFC 5545).
pub async fn file(page: Page) -> Answer {
    let calendar = services::intake::opening_calendar(&page.op).await?;
    let media_type = "text/calendar; charset=utf-8";
    Ok(attachment(calendar.into_bytes(), media_type, "opening.ics"))
}
