//! From the approval to the public register: the banks answer, both sides sign, the contract is concluded.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

#[path = "support/mod.rs"]
mod support;

#[path = "accounts/world.rs"]
#[allow(dead_code, reason = "only some of the people take part here")]
mod people;

#[path = "contracts/world.rs"]
#[allow(dead_code, reason = "the clients' tests use the rest")]
mod world;

#[path = "contracts/answering.rs"]
mod answering;
#[path = "contracts/at_once.rs"]
mod at_once;
#[path = "contracts/atomic.rs"]
mod atomic;
#[path = "contracts/board.rs"]
mod board;
#[path = "publications/checking.rs"]
mod checking;
#[path = "contracts/conclusion.rs"]
mod conclusion;
#[path = "contracts/consent_events.rs"]
mod consent_events;
#[path = "contracts/consent_rows.rs"]
mod consent_rows;
#[path = "contracts/consent_table.rs"]
mod consent_table;
#[path = "contracts/declining.rs"]
mod declining;
#[path = "contracts/delegating.rs"]
mod delegating;
#[path = "contracts/desk.rs"]
mod desk;
#[path = "contracts/drafts.rs"]
mod drafts;
#[path = "contracts/drawing_up.rs"]
mod drawing_up;
#[path = "publications/due.rs"]
mod due;
#[path = "contracts/judges.rs"]
mod judges;
#[path = "contracts/link.rs"]
mod link;
#[path = "contracts/overlap.rs"]
mod overlap;
#[path = "contracts/paper.rs"]
mod paper;
#[path = "contracts/proving.rs"]
mod proving;
#[path = "publications/recording.rs"]
mod publications;
#[path = "contracts/queue.rs"]
mod queue;
#[path = "contracts/rare_names.rs"]
mod rare_names;
#[path = "contracts/refusing.rs"]
mod refusing;
#[path = "publications/register.rs"]
mod register;
#[path = "contracts/reminding.rs"]
mod reminding;
#[path = "contracts/renewing.rs"]
mod renewing;
#[path = "publications/schema.rs"]
mod schema;
#[path = "contracts/signing.rs"]
mod signing;
#[path = "publications/suspended.rs"]
mod suspended;
#[path = "contracts/table.rs"]
mod table;
#[path = "contracts/templates.rs"]
mod templates;
#[path = "contracts/verification.rs"]
mod verification;
#[path = "publications/waiting.rs"]
mod waiting;
