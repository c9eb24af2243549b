//! Which entry of the navigation a page belongs to: its address says so, but for some that stand in another list.

use crate::factors::OVERVIEW;
use crate::page::Page;
use domain::accounts::{Body, BodyKind};

/// Marks the link of the page that is open, or of the list that it belongs to.
pub fn current(page: &Page, href: &str) -> Option<&'static str> {
    let kind = page.op.actor.body().map(Body::kind);
    let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
    section(&page.path, kind)
        .strip_prefix(href)
        .is_some_and(below)
        .then_some("page")
}

fn section(path: &str, kind: Option<BodyKind>) -> &str {
    let mut parts = path.trim_start_matches('/').split('/');
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    match (first.unwrap_or_default(), third) {
        ("cases", _) => "/queue",
        ("account", _) => OVERVIEW,
        ("banks", _) => "/register-of-agents",
        ("members", _) if second.is_some_and(|body| body.starts_with("bank")) => {
            "/members/federation"
        }
        // To an agent a contract is part of its application.
        ("contracts" | "clients", _) if kind == Some(BodyKind::Agent) => "/applications",
        ("contracts", Some("consents")) => "/consents",
        ("contracts", Some("publications")) => "/publications",
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_belongs_to_its_list() {
        let office = Some(BodyKind::Federation);
        for (path, list) in [
            ("/cases/1/history", "/queue"),
            ("/contracts", "/contracts"),
            ("/contracts/1/draft", "/contracts/1/draft"),
            ("/contracts/1/consents", "/consents"),
            ("/contracts/1/consents/2951", "/consents"),
            ("/contracts/1/publications", "/publications"),
            ("/contracts/1/publications/agent/notice", "/publications"),
            ("/members/banks", "/members/federation"),
            ("/members/banks/addresses/2951", "/members/federation"),
            ("/members/bank:2951/1", "/members/federation"),
            ("/account/security/totp", OVERVIEW),
            ("/suspensions/1/decide", "/suspensions/1/decide"),
        ] {
            assert_eq!(section(path, office), list, "{path}");
        }
        assert_eq!(section("/banks", None), "/register-of-agents");
        assert_eq!(section("/banks/2951", None), "/register-of-agents");
        assert_eq!(section("/", None), "/");
        let agent = Some(BodyKind::Agent);
        assert_eq!(section("/contracts/1/draft", agent), "/applications");
        assert_eq!(section("/clients/a", agent), "/applications");
        assert_eq!(section("/members/org:1", agent), "/members/org:1");
    }
}
