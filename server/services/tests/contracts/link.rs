//! A bank without an account is mailed a link, and answers by it with a mailed code.

use crate::answering::CONDITION;
use crate::people::refusal;
use crate::world::{World, worlds};
use domain::consents::Way;
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Denial;
use domain::refusal::Refusal;
use services::consents::{self, LinkForm, LinkPage};
use services::mail::Letter;
use services::secrets::tokens::Token;

/// The link that a bank was mailed last, and every code.
async fn letters(world: &World, bank_email: &str) -> (Option<Token>, Vec<String>) {
    let (mut link, mut codes) = (None, Vec::new());
    for mail in crate::people::mails(&world.services).await {
        match mail.letter {
            Letter::ConsentRequested { link: to, .. } if mail.to == bank_email => {
                link = to.rsplit('/').next().map(Token::presented);
            }
            Letter::ConsentCode { code } => codes.push(code),
            _ => {}
        }
    }
    (link, codes)
}

/// A portal in which Okinawa has an address and has not answered, and was asked by hand.
async fn asked(world: &World) -> Token {
    world
        .bank_has_address("2997", "okinawa@bank.example.jp")
        .await;
    world.records("2997", "unanswered").await.unwrap();
    assert_eq!(
        consents::remind(&world.officer(), world.contract, None)
            .await
            .unwrap(),
        1
    );
    letters(world, "okinawa@bank.example.jp").await.0.unwrap()
}

fn link_form(page: &LinkPage, code: &str) -> LinkForm {
    LinkForm {
        answer: "conditional".into(),
        note: CONDITION.into(),
        name: "金城 海".into(),
        title: "業務部 次長".into(),
        code: code.into(),
        draft: page.asked.drafts.last().unwrap().number,
        version: page.asked.version,
    }
}

#[tokio::test]
async fn a_bank_without_an_account_answers_by_link_with_a_mailed_code() {
    for world in worlds().await {
        let token = asked(&world).await;
        let op = crate::people::visitor(&world.services);
        let page = consents::asked_by_link(&op, &token).await.unwrap();
        assert_eq!((page.bank.code.as_str(), page.code_is_out), ("2997", false));
        let guessed = consents::answer_by_link(&op, &token, &link_form(&page, "123456")).await;
        let wrong = FieldErrors::one("code", FieldProblem::WrongCode);
        assert_eq!(refusal(guessed), wrong.into());
        consents::send_code(&op, &token).await.unwrap();
        let (_, codes) = letters(&world, "").await;
        consents::answer_by_link(&op, &token, &link_form(&page, &codes[0]))
            .await
            .unwrap();
        let board = world.board().await;
        let row = board.rows.last().unwrap();
        let given = row.consent.answer.given().unwrap();
        assert_eq!(
            (given.by.as_str(), given.way),
            ("業務部 次長 金城 海", Way::Link)
        );
        assert!(row.asked.opened && row.asked.letters == 1);
        // The code is spent.
        let page = consents::asked_by_link(&op, &token).await.unwrap();
        let again = consents::answer_by_link(&op, &token, &link_form(&page, &codes[0])).await;
        assert!(matches!(refusal(again), Refusal::Invalid { .. }));
    }
}

#[tokio::test]
async fn five_wrong_codes_or_ten_minutes_void_a_code_and_five_codes_the_link() {
    for world in worlds().await {
        let token = asked(&world).await;
        let op = crate::people::visitor(&world.services);
        for _ in 0..5 {
            consents::send_code(&op, &token).await.unwrap();
        }
        assert_eq!(
            refusal(consents::send_code(&op, &token).await),
            Refusal::CodesSpent
        );
        let (_, codes) = letters(&world, "").await;
        let right = codes.last().unwrap();
        let wrong = if right == "000000" {
            "111111"
        } else {
            "000000"
        };
        let page = consents::asked_by_link(&op, &token).await.unwrap();
        for _ in 0..5 {
            let guess = consents::answer_by_link(&op, &token, &link_form(&page, wrong)).await;
            assert!(matches!(refusal(guess), Refusal::Invalid { .. }));
        }
        let late = consents::answer_by_link(&op, &token, &link_form(&page, right)).await;
        assert!(matches!(refusal(late), Refusal::Invalid { .. }));
        assert_eq!(world.board().await.progress.unanswered, 1);
    }
}

#[tokio::test]
async fn a_link_ends_after_thirty_days_and_once_the_text_is_fixed() {
    for world in worlds().await {
        let token = asked(&world).await;
        let op = crate::people::visitor(&world.services);
        let nonsense = consents::asked_by_link(&op, &Token::presented("nonsense")).await;
        assert_eq!(refusal(nonsense.map(|_| ())), Refusal::Gone);
        world.records("2997", "refused").await.unwrap();
        let world = world.drawn_up().await;
        let late = consents::asked_by_link(&op, &token).await;
        assert_eq!(refusal(late.map(|_| ())), Refusal::Gone);
        let late = consents::remind(&world.officer(), world.contract, None).await;
        assert_eq!(refusal(late.map(|_| ())), Refusal::WrongState);
    }
    for world in worlds().await {
        let token = asked(&world).await;
        let later = world.officer().now + chrono::Duration::days(30);
        world.clock.set(later);
        let op = crate::people::visitor(&world.services);
        let late = consents::asked_by_link(&op, &token).await;
        assert_eq!(refusal(late.map(|_| ())), Refusal::Gone);
    }
}

#[tokio::test]
async fn only_banks_from_which_an_answer_is_missing_are_asked() {
    for world in worlds().await {
        let nobody = consents::remind(&world.officer(), world.contract, None).await;
        assert_eq!(refusal(nobody.map(|_| ())), Refusal::NobodyToAsk);
        let other = consents::remind(&world.approver(), world.contract, None).await;
        assert_eq!(refusal(other.map(|_| ())), Denial::Role.into());
        world.bank_has_address("2963", "chuo@bank.example.jp").await;
        let chuo = world.banker("2963").await;
        world.answers(&chuo, ("consented", "")).await.unwrap();
        world.changes_the_text("material").await;
        assert!(
            letters(&world, "chuo@bank.example.jp").await.0.is_some(),
            "asked anew"
        );
    }
}
