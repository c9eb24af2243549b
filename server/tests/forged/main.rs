//! Requests that no page of the portal sends: other people's things, no session or an old one, another site's
//! forms, other kinds of bodies, addresses that make no sense, and the same decision many times at once. Every
//! route and every operation of the API has its row in `rows`; a new one without a row fails here.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot be set up should stop"
)]

mod access;
mod addresses;
mod api;
mod ask;
mod at_once;
mod bodies;
mod ground;
mod made;
mod map;
mod origin;
mod people;
mod rows;
mod things;

use ground::Ground;

// Loading the demonstration takes longer than all that is asked of it, so it is loaded once for many questions.
// ASVS 2.2.2, 3.5.1, 3.5.3, 7.2.1, 8.2.1, 8.2.2, 8.3.1, 8.4.1, 10.4.4
#[tokio::test]
async fn nobody_gets_past_a_door_that_is_not_theirs() {
    let ground = Ground::new().await;
    access::everybody_passes_their_own_doors_and_nobody_elses(&ground).await;
    access::the_text_of_a_contract_is_shown_in_turn(&ground).await;
    origin::a_form_of_another_site_is_turned_away_whoever_is_signed_in(&ground).await;
    origin::reading_changes_nothing_even_for_those_who_might_change_it(&ground).await;
    bodies::another_kind_of_body_is_not_read_as_a_form(&ground).await;
    api::a_request_for_a_token_that_is_none_is_named_so(&ground).await;
}

// ASVS 1.1.1, 1.2.4, 1.4.2, 2.3.4, 10.4.10
#[tokio::test]
async fn nonsense_changes_nothing_and_a_decision_takes_effect_once() {
    for ground in Ground::each().await {
        addresses::an_address_that_makes_no_sense_leads_nowhere(&ground).await;
        addresses::no_question_makes_the_portal_fail(&ground).await;
        bodies::no_field_makes_the_portal_fail(&ground).await;
        api::no_token_without_the_clients_own_secret(&ground).await;
        api::the_gateways_questions_are_answered_to_the_gateway_alone(&ground).await;
        at_once::one_approval_of_many_takes_effect(&ground).await;
        at_once::one_impatient_hand_is_answered_alike_each_time(&ground).await;
        at_once::one_issue_of_many_takes_effect_and_one_secret_is_shown(&ground).await;
    }
}
