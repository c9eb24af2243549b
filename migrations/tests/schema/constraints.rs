//! Rows that break a rule are refused by the database itself, whoever writes them.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

use crate::databases::Fresh;

/// One row of each kind that the others build on, written so that both databases read it.
pub const GROUND: &str = "
    INSERT INTO organisation (id, corporate_number, name, name_kana, postal_code, address,
        representative_title, representative_name, created_at, updated_at)
        VALUES ({1}, '7000012050002', '会社', 'カイシャ', '100-0001', '東京都', '代表取締役', '代表', {t}, {t});
    INSERT INTO person (id, email, name, language, created_at) VALUES ({1}, 'one@example.com', '一', 'ja', {t});
    INSERT INTO person (id, email, name, language, created_at) VALUES ({2}, 'two@example.com', '二', 'en', {t});
    INSERT INTO application (id, organisation_id, family, state, stage, content, draft_number, in_charge,
        created_at, updated_at, service_name, organisation_name)
        VALUES ({1}, {1}, 'account_information', 'draft', '{}', '{}', 'D-1', {1}, {t}, {t}, '家計簿', '会社');
    INSERT INTO contract (id, application_id, state, variables, created_at, updated_at)
        VALUES ({1}, {1}, 'awaiting_consents', '{}', {t}, {t});
    INSERT INTO contract_draft (contract_id, number, template_version, wording, note, made_by, made_by_name, made_at)
        VALUES ({1}, 1, 1, '{}', '', {1}, '一', {t});
    INSERT INTO client (id, contract_id, contract_state, client_name, redirect_uris, state, requested_by, requested_at)
        VALUES ({1}, {1}, 'awaiting_consents', '家計簿', '[]', 'requested', {1}, {t});
    INSERT INTO consent (contract_id, bank_code, answer) VALUES ({1}, '2951', 'unanswered');
";

/// What must not be possible, and what refuses it.
const REFUSED: &[(&str, &str)] = &[
    ("person_email_check", "UPDATE person SET email = 'One@example.com' WHERE id = {1}"),
    ("person_language_check", "UPDATE person SET language = 'fr'"),
    ("membership_body_check", "INSERT INTO membership (id, person_id, role, starts_on, granted_at)
        VALUES ({1}, {1}, 'king', '2020-01-06', {t})"),
    ("membership_body_check", "INSERT INTO membership (id, person_id, role, starts_on, granted_at)
        VALUES ({1}, {1}, 'owner', '2020-01-06', {t})"),
    ("membership_body_check", "INSERT INTO membership (id, person_id, role, bank_code, starts_on, granted_at)
        VALUES ({1}, {1}, 'officer', '2951', '2020-01-06', {t})"),
    ("membership_dates_check", "INSERT INTO membership (id, person_id, role, starts_on, ends_on, granted_at)
        VALUES ({1}, {1}, 'officer', '2020-01-06', '2020-01-05', {t})"),
    ("membership", "INSERT INTO membership (id, person_id, role, bank_code, starts_on, granted_at)
        VALUES ({1}, {1}, 'bank_representative', '2951', '2020-01-06', {t}), ({2}, {1}, 'bank_deputy', '2954', '2020-01-06', {t})"),
    ("membership", "INSERT INTO membership (id, person_id, role, starts_on, granted_at)
        VALUES ({1}, {1}, 'officer', '2020-01-06', {t}), ({2}, {1}, 'officer', '2020-01-06', {t})"),
    ("organisation_corporate_number_check", "UPDATE organisation SET corporate_number = '700001205000'"),
    ("organisation_registration_basis_check", "UPDATE organisation SET registration_basis = 'none'"),
    ("organisation_notified_on_check", "UPDATE organisation SET registration_basis = 'deemed_from_banking_act'"),
    ("organisation_notified_on_check", "UPDATE organisation SET registration_basis = 'labour_bank_act', notified_on = '2018-06-01'"),
    ("readiness_announcement_ready_on_check", "UPDATE readiness_announcement SET precision = NULL WHERE family = 'account_information'"),
    ("holiday_kind_check", "UPDATE holiday SET kind = 'sunday'"),
    ("readiness_announcement_kind_check", "UPDATE readiness_announcement SET kind = 'late'"),
    ("readiness_announcement_kind_check", "UPDATE readiness_announcement SET kind = 'withdrawn' WHERE ready_on IS NOT NULL"),
    ("readiness_announcement_kind_check", "UPDATE readiness_announcement SET kind = 'moved' WHERE ready_on IS NULL"),
    ("subscription_email_check", "INSERT INTO subscription (id, family, email, language, confirm_hash, stop_hash, stop_sealed, asked_at)
        VALUES ({1}, 'payments', 'One@example.com', 'ja', 'a', 'b', 'c', {t})"),
    ("subscription_confirmed_check", "INSERT INTO subscription (id, family, email, language, stop_hash, stop_sealed, asked_at)
        VALUES ({1}, 'payments', 'one@example.com', 'ja', 'b', 'c', {t})"),
    ("subscription", "INSERT INTO subscription (id, family, email, language, confirm_hash, stop_hash, stop_sealed, asked_at)
        VALUES ({1}, 'payments', 'one@example.com', 'ja', 'a', 'b', 'c', {t}), ({2}, 'payments', 'one@example.com', 'ja', 'd', 'e', 'f', {t})"),
    ("opening_notice", "INSERT INTO opening_notice (announcement_id, told_at, told) VALUES ('0161da40-d880-7000-8000-000000000011', {t}, 0),
        ('0161da40-d880-7000-8000-000000000011', {t}, 0)"),
    ("readiness_announcement_family_check", "UPDATE readiness_announcement SET family = 'loans'"),
    ("application_state_check", "UPDATE application SET state = 'lost', receipt_number = 'R-9'"),
    ("application_receipt_number_check", "UPDATE application SET state = 'submitted'"),
    ("application_four_eyes_check", "UPDATE application SET proposer_id = {1}, decided_by = {1}"),
    ("contract_concluded_check", "UPDATE contract SET state = 'concluded'"),
    ("contract_concluded_check", "UPDATE contract SET state = 'suspended'"),
    ("contract_ended_check", "UPDATE contract SET ended_at = {t}"),
    ("contract_period_check", "UPDATE contract SET effective_from = '2020-04-01', runs_until = '2020-03-31'"),
    ("client_parent_check", "UPDATE client SET state = 'active', client_id = 'c'"),
    ("consent_withdrawal_reason_check", "INSERT INTO consent_withdrawal (contract_id, bank_code, starts_on, reason, withdrawn_by, evidence_text,
        withdrawn_on, recorded_by, recorded_at) VALUES ({1}, '2951', '2020-01-06', '', '業務部', '', '2020-01-06', {1}, {t})"),
    ("consent_withdrawal_starts_check", "INSERT INTO consent_withdrawal (contract_id, bank_code, starts_on, reason, withdrawn_by, evidence_text,
        withdrawn_on, recorded_by, recorded_at) VALUES ({1}, '2951', '2020-01-05', '理由', '業務部', '', '2020-01-06', {1}, {t})"),
    ("contract_step_kind_check", "INSERT INTO contract_step (id, contract_id, kind, reason, person_name, at)
        VALUES ({1}, {1}, 'sold', '', '一', {t})"),
    ("contract_step_reason_check", "INSERT INTO contract_step (id, contract_id, kind, reason, person_id, person_name, at)
        VALUES ({1}, {1}, 'suspended', '', {1}, '一', {t})"),
    ("contract_step_last_day_check", "INSERT INTO contract_step (id, contract_id, kind, reason, person_name, at)
        VALUES ({1}, {1}, 'renewed', '', '', {t})"),
    ("contract_step_received_on_check", "INSERT INTO contract_step (id, contract_id, kind, reason, received_on, person_name, at)
        VALUES ({1}, {1}, 'resumed', '', '2020-01-06', '', {t})"),
    ("contract_signing_order_check", "UPDATE contract SET signing_order = 'nobody_first'"),
    ("contract_sign_within_check", "UPDATE contract SET sign_within = 0"),
    ("contract_sign_by_check", "UPDATE contract SET sign_by = '2020-01-06'"),
    ("contract_sign_remind_on_check", "UPDATE contract SET state = 'awaiting_agent_signature', sign_by = '2020-01-06', sign_remind_on = '2020-01-07'"),
    ("signature_factor_check", "INSERT INTO signature (contract_id, party, signer_name, signer_title, signed_at, signed_on, method, person_id, factor)
        VALUES ({1}, 'agent', '代表', '代表取締役', {t}, '2020-01-06', 'second_factor', {1}, 'stamp')"),
    ("signature_factor_check", "INSERT INTO signature (contract_id, party, signer_name, signer_title, signed_at, signed_on, method, person_id, factor)
        VALUES ({1}, 'agent', '代表', '代表取締役', {t}, '2020-01-06', 'paper', {1}, 'passkey')"),
    ("signing_step_kind_check", "INSERT INTO signing_step (id, contract_id, kind, reason, person_name, at)
        VALUES ({1}, {1}, 'sold', '理由', '一', {t})"),
    ("signing_step_reason_check", "INSERT INTO signing_step (id, contract_id, kind, party, reason, person_name, at)
        VALUES ({1}, {1}, 'declined', 'agent', '', '一', {t})"),
    ("signed_sheet_four_eyes_check", "INSERT INTO signed_sheet (contract_id, party, signer_name, signer_title, reason, signed_on, kept_at, document_id,
        recorded_by, recorded_by_name, recorded_at, confirmed_by, confirmed_by_name, confirmed_at)
        VALUES ({1}, 'agent', '代表', '代表取締役', '締結', '2020-01-06', '書庫', {1}, {1}, '一', {t}, {1}, '一', {t})"),
    ("signed_sheet_confirmed_check", "INSERT INTO signed_sheet (contract_id, party, signer_name, signer_title, reason, signed_on, kept_at, document_id,
        recorded_by, recorded_by_name, recorded_at, confirmed_by, confirmed_by_name)
        VALUES ({1}, 'agent', '代表', '代表取締役', '締結', '2020-01-06', '書庫', {1}, {1}, '一', {t}, {2}, '二')"),
    ("signed_sheet_kept_at_check", "INSERT INTO signed_sheet (contract_id, party, signer_name, signer_title, reason, signed_on, kept_at, document_id,
        recorded_by, recorded_by_name, recorded_at, confirmed_by_name)
        VALUES ({1}, 'agent', '代表', '代表取締役', '締結', '2020-01-06', '', {1}, {1}, '一', {t}, '')"),
    ("signing_delegation_other_check", "INSERT INTO signing_delegation (id, contract_id, party, person_id, name, email, until_day, delegated_by, delegated_by_name,
        delegated_at) VALUES ({1}, {1}, 'agent', {1}, '一', 'one@example.com', '2020-01-06', {1}, '一', {t})"),
    ("signing_delegation", "INSERT INTO signing_delegation (id, contract_id, party, name, email, until_day, delegated_by, delegated_by_name, delegated_at)
        VALUES ({1}, {1}, 'agent', '三', 'three@example.com', '2020-01-06', {1}, '一', {t}), ({2}, {1}, 'agent', '四', 'four@example.com', '2020-01-06', {1}, '一', {t})"),
    ("publication_publisher_check", "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, created_at, updated_at)
        VALUES ({1}, 'press', 'open', '2020-01-20', '', {t}, {t})"),
    ("publication_published_check", "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, created_at, updated_at)
        VALUES ({1}, '2951', 'published', '2020-01-20', '', {t}, {t})"),
    ("publication_address_check", "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, published_on, address, created_at, updated_at)
        VALUES ({1}, '2951', 'published', '2020-01-20', '', '2020-01-08', 'http://www.example.jp/', {t}, {t})"),
    ("publication_notified_check", "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, created_at, updated_at)
        VALUES ({1}, '2951', 'notified', '2020-01-20', '', {t}, {t})"),
    ("publication_released_check", "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, created_at, updated_at)
        VALUES ({1}, '2951', 'not_required', '2020-01-20', '', {t}, {t})"),
    ("publication_check_status_check", "INSERT INTO publication_check (id, contract_id, publisher, address, result, person_name, checked_at)
        VALUES ({1}, {1}, '2951', 'https://www.example.jp/', 'reached', '', {t})"),
    ("publication_step_kind_check", "INSERT INTO publication_step (id, contract_id, publisher, kind, day, note, person_name, at)
        VALUES ({1}, {1}, '2951', 'printed', '2020-01-08', '', '', {t})"),
    ("published_term_number_check", "INSERT INTO published_term VALUES ({1}, 4, '見出し', '本文')"),
    ("published_term_text_check", "INSERT INTO published_term VALUES ({1}, 1, '見出し', '')"),
    ("document_size_check", "INSERT INTO document (id, kind, file_name, media_type, size, sha256, storage_key, uploaded_by, uploaded_at)
        VALUES ({1}, 'other', 'a.pdf', 'application/pdf', 0, '{h}', 'k', {1}, {t})"),
    ("consent_answered_on_check", "UPDATE consent SET answer = 'consented'"),
    ("consent_answered_on_check", "UPDATE consent SET answered_on = '2020-01-06'"),
    ("consent_answered_on_check", "UPDATE consent SET answer = 'consented', answered_on = '2020-01-06', answered_by = '業務部', way = 'letter'"),
    ("consent_reason_check", "UPDATE consent SET answer = 'refused', answered_on = '2020-01-06', answered_by = '業務部', way = 'letter',
        draft = 1, note = ''"),
    ("consent_way_check", "UPDATE consent SET answer = 'consented', answered_on = '2020-01-06', answered_by = '業務部', way = 'rumour', draft = 1"),
    ("signature_method_check", "INSERT INTO signature (contract_id, party, signer_name, signer_title, signed_at, signed_on, method, person_id)
        VALUES ({1}, 'agent', '代表', '代表取締役', {t}, '2020-01-06', 'stamp', {1})"),
    ("client_client_id_check", "UPDATE client SET state = 'suspended'"),
    ("client_four_eyes_check", "UPDATE client SET issued_by = {1}"),
    ("mailed_link_purpose_check", "INSERT INTO mailed_link (token_hash, purpose, payload, created_at, expires_at)
        VALUES ('{h}', 'greeting', '{}', {t}, {t})"),
    ("outbox_job_state_check", "INSERT INTO outbox_job (id, kind, payload, state, run_after, created_at)
        VALUES ({1}, 'send_mail', '{}', 'asleep', {t}, {t})"),
    ("person_email", "UPDATE person SET email = 'two@example.com' WHERE id = {1}"),
    ("FOREIGN KEY", "INSERT INTO membership (id, person_id, role, organisation_id, starts_on, granted_at)
        VALUES ({1}, {1}, 'owner', {2}, '2020-01-06', {t})"),
    ("single_sign_on_attempt_state_hash_check", "INSERT INTO single_sign_on_attempt (state_hash, browser_hash, next, expires_at)
        VALUES ('state', '{h}', '/', {t})"),
    ("single_sign_on_subject", "INSERT INTO single_sign_on_subject (issuer, subject, person_id, linked_at)
        VALUES ('https://id.example.jp', 'a', {1}, {t}), ('https://id.example.jp', 'b', {1}, {t})"),
    ("totp", "INSERT INTO totp (id, person_id, sealed, created_at) VALUES ({1}, {1}, 's', {t}), ({2}, {1}, 's', {t})"),
    ("totp", "INSERT INTO totp (id, person_id, sealed, created_at, confirmed_at, last_step)
        VALUES ({1}, {1}, 's', {t}, {t}, 1), ({2}, {1}, 's', {t}, {t}, 2)"),
    ("totp_last_step_check", "INSERT INTO totp (id, person_id, sealed, created_at, confirmed_at) VALUES ({1}, {1}, 's', {t}, {t})"),
    ("recovery_code_code_hash_check", "INSERT INTO recovery_code (code_hash, person_id, created_at) VALUES ('c', {1}, {t})"),
    ("pending_sign_in_token_hash_check", "INSERT INTO pending_sign_in (token_hash, person_id, expires_at) VALUES ('c', {1}, {t})"),
    ("contract_draft", "INSERT INTO contract_draft (contract_id, number, template_version, wording, note, made_by_name, made_at)
        VALUES ({1}, 2, 1, '{}', '', '一', {t})"),
    ("template_step_kind_check", "INSERT INTO template_step (template_version, number, kind, note, person_id, person_name, at)
        VALUES (1, 1, 'sold', '', {1}, '一', {t})"),
    ("template_step_note_check", "INSERT INTO template_step (template_version, number, kind, note, person_id, person_name, at)
        VALUES (1, 1, 'sent_back', '', {1}, '一', {t})"),
    ("contract_draft_issued_check", "UPDATE contract_draft SET issued_at = {t}"),
    ("contract_draft_confirmed_check", "UPDATE contract_draft SET confirmed_at = {t}, confirmed_by = {2}, confirmed_by_name = '二'"),
    ("contract_draft_four_eyes_check", "UPDATE contract_draft SET issued_at = {t}, file_key = 'k', sha256 = '{h}', immaterial_reason = '誤字', confirmed_at = {t}, confirmed_by = {1},
        confirmed_by_name = '一'"),
    ("clause_comment_side_check", "INSERT INTO clause_comment (id, contract_id, clause_key, draft_number, body, side, author_id, author_name, written_at)
        VALUES ({1}, {1}, 'fees', 1, '本文', 'bank', {1}, '一', {t})"),
    ("contract_template_four_eyes_check", "UPDATE contract_template SET made_by = {1}, published_by = {1}"),
    ("contract_template_open", "INSERT INTO contract_template (version, wording, english, note, made_by_name, made_at)
        VALUES (2, '{}', '{}', '', '一', {t}), (3, '{}', '{}', '', '一', {t})"),
    ("consent_request_code_check", "INSERT INTO consent_request (token_hash, contract_id, bank_code, sent_to, sent_at, expires_at, code_hash, code_sent_at)
        VALUES ('{h}', {1}, '2951', 'kinko@example.jp', {t}, '2999-01-01 00:00:00+00:00', '{h}', {t})"),
    ("consent_request_expires_check", "INSERT INTO consent_request (token_hash, contract_id, bank_code, sent_to, sent_at, expires_at)
        VALUES ('{h}', {1}, '2951', 'kinko@example.jp', {t}, {t})"),
    ("consent_deadline_reason_check", "INSERT INTO consent_deadline VALUES ({1}, 1, '2020-01-06', '', {1}, '一', {t}, 'by_hand', NULL)"),
    ("consent_deadline_reason_check", "INSERT INTO consent_deadline VALUES ({1}, 2, '2020-01-06', '', NULL, '', {t}, 'by_hand', NULL)"),
    ("consent_deadline_cause_check", "INSERT INTO consent_deadline VALUES ({1}, 1, '2020-01-06', '', NULL, '', {t}, 'whim', NULL)"),
    ("consent_deadline_draft_check", "INSERT INTO consent_deadline VALUES ({1}, 1, '2020-01-06', '', NULL, '', {t}, 'draft', NULL)"),
    ("consent_deadline_draft_check", "INSERT INTO consent_deadline VALUES ({1}, 1, '2020-01-06', '', NULL, '', {t}, 'asked', 2)"),
    ("FOREIGN KEY", "INSERT INTO consent_reminder VALUES ({1}, 7, 'ahead', {t})"),
    ("consent_reminder_reminder_check", "INSERT INTO consent_reminder VALUES ({1}, 1, 'daily', {t})"),
    ("FOREIGN KEY", "INSERT INTO consent_opening VALUES ({1}, '2954', {1}, {t})"),
    ("bank_suspension_reason_check", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at)
        VALUES ({1}, {1}, '2951', 'requested', '', {1}, '一', {t})"),
    ("bank_suspension_decided_check", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at)
        VALUES ({1}, {1}, '2951', 'in_force', '理由', {1}, '一', {t})"),
    ("bank_suspension_declined_check", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at,
        decision, decided_by, decided_at) VALUES ({1}, {1}, '2951', 'declined', '理由', {1}, '一', {t}, '', {2}, {t})"),
    ("bank_suspension_lifted_check", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at,
        decided_by, decided_at) VALUES ({1}, {1}, '2951', 'lifted', '理由', {1}, '一', {t}, {2}, {t})"),
    ("bank_suspension_four_eyes_check", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at,
        decided_by, decided_at, lift_reason, lifted_by, lifted_at)
        VALUES ({1}, {1}, '2951', 'lifted', '理由', {1}, '一', {t}, {2}, {t}, '理由', {2}, {t})"),
    ("bank_suspension", "INSERT INTO bank_suspension (id, contract_id, bank_code, state, reason, requested_by, requested_by_name, requested_at)
        VALUES ({1}, {1}, '2951', 'requested', '理由', {1}, '一', {t}), ({2}, {1}, '2951', 'requested', '理由', {1}, '一', {t})"),
    ("policy_effective_from_key", "INSERT INTO policy (version, effective_from, items, published_at) VALUES (2, '2018-03-01', '{}', {t})"),
    ("policy_draft_state_check", "INSERT INTO policy_draft (number, items, summary_ja, summary_en, makers, state, changed_at, version)
        VALUES (2, '{}', '', '', '[]', 'lost', {t}, 1)"),
    ("policy_draft_submitted_check", "INSERT INTO policy_draft (number, items, summary_ja, summary_en, makers, state, changed_at, version)
        VALUES (2, '{}', '', '', '[]', 'submitted', {t}, 1)"),
    ("policy_draft_published_check", "INSERT INTO policy_draft (number, items, summary_ja, summary_en, makers, state, published_by, changed_at, version)
        VALUES (2, '{}', '', '', '[]', 'open', {1}, {t}, 1)"),
    ("policy_draft_four_eyes_check", "INSERT INTO policy_draft (number, items, effective_from, summary_ja, summary_en, makers, state, submitted_by, submitted_at,
        published_by, changed_at, version) VALUES (2, '{}', '2020-01-06', '要旨', 'Summary', '[]', 'published', {1}, {t}, {1}, {t}, 1)"),
    ("standing_consent_act_kind_check", "UPDATE standing_consent_act SET kind = 'sold'"),
    ("standing_consent_act_way_check", "UPDATE standing_consent_act SET way = 'rumour', recorded_by = {1}"),
    ("standing_consent_act_families_check", "UPDATE standing_consent_act SET families = ''"),
    ("standing_consent_act_days_check", "UPDATE standing_consent_act SET starts_on = '2018-02-28'"),
    ("standing_consent_act_days_check", "UPDATE standing_consent_act SET until = '2018-02-28'"),
    ("standing_consent_act_reason_check", "UPDATE standing_consent_act SET kind = 'withdrawn'"),
    ("standing_consent_act_evidence_check", "UPDATE standing_consent_act SET way = 'letter', recorded_by = {1}"),
    ("standing_consent_act_recorded_check", "UPDATE standing_consent_act SET way = 'in_person'"),
    ("FOREIGN KEY", "DELETE FROM bank WHERE code = '2951'"),
];

/// What must stay possible beside them.
const ALLOWED: &[&str] = &[
    "INSERT INTO publication (contract_id, publisher, state, due_on, notified_note, published_on, address, created_at, updated_at)
        VALUES ({1}, '2951', 'published', '2020-01-20', '', '2020-01-08', 'https://www.example.jp/', {t}, {t})",
    "UPDATE organisation SET registration_basis = 'deemed_from_banking_act', notified_on = '2018-06-01'",
    "UPDATE application SET state = 'withdrawn'",
    "UPDATE application SET state = 'approved', receipt_number = 'R-1', proposer_id = {1}, decided_by = {2}",
    "UPDATE contract SET state = 'abandoned'",
    "UPDATE contract SET state = 'concluded', number = 'C-1', executed_key = 'k', effective_from = '2020-04-01', signed_on = '2020-03-31',
        runs_until = '2021-03-31'",
    "UPDATE consent SET answer = 'refused', answered_on = '2020-01-06', answered_by = '業務部', way = 'letter', draft = 1, note = '理由'",
    "INSERT INTO totp (id, person_id, sealed, created_at, confirmed_at, last_step)
        VALUES ({1}, {1}, 's', {t}, {t}, 1)",
    "INSERT INTO totp (id, person_id, sealed, created_at) VALUES ({2}, {1}, 's', {t})",
    "UPDATE client SET state = 'active', client_id = 'c', issued_by = {2}",
];

#[tokio::test]
async fn rows_that_break_a_rule_are_refused_by_its_name() {
    for fresh in Fresh::migrated().await {
        run(&fresh.db, GROUND).await.unwrap();
        for (rule, sql) in REFUSED {
            let refusal = run(&fresh.db, sql)
                .await
                .expect_err(sql)
                .to_string()
                .to_uppercase();
            // SQLite names the columns of a unique constraint and not the constraint.
            let named = refusal
                .replace("PERSON.EMAIL", "PERSON_EMAIL")
                .replace("POLICY.EFFECTIVE_FROM", "POLICY_EFFECTIVE_FROM_KEY");
            assert!(named.contains(&rule.to_uppercase()), "{rule}: {refusal}");
        }
        fresh.remove().await;
    }
}

#[tokio::test]
async fn rows_that_keep_the_rules_are_taken() {
    for fresh in Fresh::migrated().await {
        run(&fresh.db, GROUND).await.unwrap();
        for sql in ALLOWED {
            run(&fresh.db, sql).await.expect(sql);
        }
        fresh.remove().await;
    }
}

#[tokio::test]
async fn no_contract_leaves_its_force_while_a_client_is_active() {
    for fresh in Fresh::migrated().await {
        run(&fresh.db, GROUND).await.unwrap();
        for sql in ALLOWED {
            run(&fresh.db, sql).await.expect(sql);
        }
        let suspend = "UPDATE contract SET state = 'suspended'";
        let refusal = run(&fresh.db, suspend)
            .await
            .expect_err(suspend)
            .to_string();
        assert!(refusal.contains("client_parent_check"), "{refusal}");
        let client = "UPDATE client SET state = 'suspended'";
        for sql in [client, suspend] {
            run(&fresh.db, sql).await.expect(sql);
        }
        fresh.remove().await;
    }
}

pub async fn run(db: &DatabaseConnection, sql: &str) -> Result<(), sea_orm::DbErr> {
    let (first, second) = match db.get_database_backend() {
        DbBackend::Sqlite => (
            "x'00000000000000000000000000000001'",
            "x'00000000000000000000000000000002'",
        ),
        _ => (
            "'00000000-0000-0000-0000-000000000001'",
            "'00000000-0000-0000-0000-000000000002'",
        ),
    };
    let sql = sql
        .replace("{1}", first)
        .replace("{2}", second)
        .replace("{t}", "'2020-01-06T00:00:00+00:00'")
        .replace("{h}", &"0".repeat(64));
    db.execute_unprepared(&sql).await.map(|_| ())
}
