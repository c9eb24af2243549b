//! Everybody at every door: without a session, with an old or an invented one, of another body, with another
//! role. Whoever is turned away changed nothing.

use crate::ask::{Answer, answer, usual};
use crate::ground::Ground;
use crate::people::Browser;
use crate::rows::{Door, PAGES, Row};
use crate::things::{BANK, Story, Things};
use axum::http::Method;
use domain::accounts::{Body, BodyKind, Role};
use domain::permissions::Action;

/// Who comes to the door of a thing.
#[derive(Clone, Debug)]
struct Comer {
    browser: Browser,
    /// Nothing where there is no session.
    role: Option<(Role, bool)>,
}

impl Comer {
    fn without_session(browser: Browser) -> Self {
        Comer {
            browser,
            role: None,
        }
    }
}

/// What the door answers. Those who see nothing of a thing are not told that there is one.
fn expected(door: Door, comer: &Comer) -> Answer {
    let Some((role, is_own)) = comer.role else {
        return match door {
            Door::Open => Answer::Let,
            Door::Shut => Answer::NotFound,
            _ => Answer::SignIn,
        };
    };
    let may = |action: Action| action.roles().contains(&role);
    let let_if = |passes: bool, otherwise: Answer| if passes { Answer::Let } else { otherwise };
    match door {
        Door::Open | Door::SignedIn => Answer::Let,
        Door::May(action) => let_if(may(action), Answer::Forbidden),
        Door::Own(action) if is_own => let_if(may(action), Answer::Forbidden),
        Door::Own(_) => Answer::NotFound,
        Door::Sight if may(Action::ReadCases) => Answer::Let,
        Door::Sight if may(Action::ReadOwn) => let_if(is_own, Answer::NotFound),
        // To a bank every address of the kind is forbidden, whether there is something or not.
        Door::Sight => Answer::Forbidden,
        Door::Shut => Answer::NotFound,
        Door::Key => Answer::SignIn,
    }
}

impl Ground {
    async fn comers(&self, story: Story) -> (Things, Vec<Comer>) {
        let things = self.things(story).await;
        let stranger = self.stranger(story).await;
        let bank = Body::Bank(BANK.parse().unwrap());
        let invented = Browser::with_cookie("an invented session", "AAAAAAAAAAAAAAAAAAAAAA");
        let stale = self.stale(Role::Owner, &things.owner).await;
        let mut comers: Vec<Comer> = [Browser::anonymous(), invented, stale]
            .map(Comer::without_session)
            .into();
        for role in Role::ALL {
            let bodies = match role.kind() {
                BodyKind::Agent => vec![things.owner.clone(), stranger.clone()],
                BodyKind::Federation => vec![Body::Federation],
                BodyKind::Bank => vec![bank.clone()],
            };
            for body in bodies {
                let browser = self.person(role, &body).await;
                let role = Some((role, body == things.owner));
                comers.push(Comer { browser, role });
            }
        }
        (things, comers)
    }
}

/// That a bank opened what it was asked is written down, the first time.
pub const NOTES_ITS_READER: &str = "/bank/contracts/{id}";
/// Whoever signs second does not see the text before.
const SHOWN_IN_TURN: &str = "/contracts/{id}/pdf";

/// Comes to a door, and tells what was not as expected.
async fn try_door(
    ground: &Ground,
    (method, door, row): (Method, Door, &Row),
    (address, comer): (&str, &Comer),
) -> Option<String> {
    let expected = match (expected(door, comer), row.path) {
        (Answer::Let, SHOWN_IN_TURN) => shown_in_turn(row.of, comer),
        (answer, _) => answer,
    };
    let got = match method {
        Method::GET => ground.get(&comer.browser, address).await,
        // What is let in would take effect here; the use-cases' own tests try that.
        _ if expected == Answer::Let => return None,
        _ => ground.post(&comer.browser, address, usual(row)).await,
    };
    let (got, who) = (answer(&got), &comer.browser.who);
    // Whoever could do it to nothing at all may be told so before anything is looked for.
    let hidden = matches!(door, Door::Own(_)) && expected == Answer::NotFound;
    let is_wrong = got != expected && !(hidden && got == Answer::Forbidden);
    is_wrong.then(|| format!("{method} {address} by {who}: {got:?}, not {expected:?}"))
}

/// What is answered to those who may see the contract at all: there is no text before it was drawn up, and the
/// approvers, who sign second here, do not see it while the agent signs.
fn shown_in_turn(story: Story, comer: &Comer) -> Answer {
    let is_approver = matches!(comer.role, Some((Role::Approver, _)));
    match story {
        Story::Asked => Answer::NotFound,
        Story::Signing if is_approver => Answer::NotFound,
        _ => Answer::Let,
    }
}

/// The same address in every state of a contract.
pub async fn the_text_of_a_contract_is_shown_in_turn(ground: &Ground) {
    let row = PAGES.iter().find(|row| row.path == SHOWN_IN_TURN).unwrap();
    let states = [
        Story::Asked,
        Story::Signing,
        Story::Countersigning,
        Story::Issued,
        Story::Suspended,
    ];
    let mut wrong = Vec::new();
    for story in states {
        let (things, comers) = ground.comers(story).await;
        let address = things.address(row.path);
        let row = Row { of: story, ..*row };
        for comer in &comers {
            let tried = (Method::GET, row.get.unwrap(), &row);
            wrong.extend(try_door(ground, tried, (&address, comer)).await);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub async fn everybody_passes_their_own_doors_and_nobody_elses(ground: &Ground) {
    let mut wrong = Vec::new();
    for story in Story::ALL {
        let (things, comers) = ground.comers(story).await;
        for row in PAGES.iter().filter(|row| row.of == story) {
            let address = ground.address(row, &things).await;
            for comer in &comers {
                wrong.extend(come(ground, row, (&things, &address, comer)).await);
            }
        }
    }
    let told = wrong.join("\n");
    assert!(wrong.is_empty(), "{} wrong:\n{told}", wrong.len());
}

/// Comes to both doors of an address; nothing changes but that a bank's first reader is written down.
async fn come(
    ground: &Ground,
    row: &Row,
    (things, address, comer): (&Things, &str, &Comer),
) -> Vec<String> {
    let (trail, jobs) = ground.done().await;
    let reads = |(role, _)| Action::ReadBank.roles().contains(&role);
    let is_noted = row.path == NOTES_ITS_READER
        && comer.role.is_some_and(reads)
        && ground.is_unopened(things).await;
    let mut wrong = Vec::new();
    for (method, door) in [(Method::GET, row.get), (Method::POST, row.post)] {
        // What is still a parameter leads to nothing at all.
        if let Some(door) = door.filter(|_| !address.contains('{')) {
            wrong.extend(try_door(ground, (method, door, row), (address, comer)).await);
        }
    }
    if ground.done().await != (trail + i64::from(is_noted), jobs) {
        let who = &comer.browser.who;
        wrong.push(format!("{address} by {who}: changed something else"));
    }
    wrong
}
