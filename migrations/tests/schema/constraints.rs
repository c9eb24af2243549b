//! Rows that break a rule are refused by the database itself, whoever writes them.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

use crate::databases::Fresh;

/// One row of each kind that the others build on, written so that both databases read it.
const GROUND: &str = "
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
    ("FOREIGN KEY", "DELETE FROM bank WHERE code = '2951'"),
];

/// What must stay possible beside them.
const ALLOWED: &[&str] = &[
    "UPDATE organisation SET registration_basis = 'deemed_from_banking_act', notified_on = '2018-06-01'",
    "UPDATE application SET state = 'withdrawn'",
    "UPDATE application SET state = 'approved', receipt_number = 'R-1', proposer_id = {1}, decided_by = {2}",
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
            let named = refusal.replace("PERSON.EMAIL", "PERSON_EMAIL");
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

async fn run(db: &DatabaseConnection, sql: &str) -> Result<(), sea_orm::DbErr> {
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
