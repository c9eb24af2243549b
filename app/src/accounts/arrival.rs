//! Where a person goes after signing in.

use crate::language::is_local;
use domain::accounts::{Actor, Body, BodyKind};

/// The page wanted before signing in, if it is one of ours; else where the person's work begins.
pub fn destination<'a>(next: &'a str, actor: &Actor) -> &'a str {
    if is_local(next) { next } else { home(actor) }
}

/// Where the work of the actor begins, under the hat they wear.
pub fn home(actor: &Actor) -> &'static str {
    match actor.body().map(Body::kind) {
        Some(BodyKind::Federation) => "/queue",
        Some(BodyKind::Agent) => "/applications",
        Some(BodyKind::Bank) => "/bank",
        None => "/hats",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 3.7.2
    #[test]
    fn nobody_is_sent_to_another_site() {
        let agent = Actor::Anonymous;
        assert_eq!(
            destination("/contracts/1?tab=2", &agent),
            "/contracts/1?tab=2"
        );
        for foreign in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "x",
        ] {
            assert_eq!(destination(foreign, &agent), "/hats", "{foreign}");
        }
    }
}
