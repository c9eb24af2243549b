//! What the banks' deadlines of before say of why they are on their day.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{EntityTrait, QueryOrder};

use crate::constraints::{GROUND, run};
use crate::databases::Fresh;
use crate::entities::consent_deadline::{Column, Entity};

/// The deadlines of a contract with two drafts, and what an officer wrote of a third.
const BEFORE: &str = "
    UPDATE contract_draft SET issued_at = {t}, file_key = 'k', sha256 = '{h}';
    INSERT INTO contract_draft (contract_id, number, template_version, wording, note, made_by, made_by_name, made_at)
        VALUES ({1}, 2, 1, '{}', '', {1}, '一', {t});
    INSERT INTO consent_deadline VALUES ({1}, 1, '2020-01-06', '', NULL, '', {t});
    INSERT INTO consent_deadline VALUES ({1}, 2, '2020-01-07', '営業日カレンダーの変更', {1}, '一', {t});
    INSERT INTO consent_deadline VALUES ({1}, 3, '2020-01-08', '原案 第2版の発行', {1}, '一', {t});
    INSERT INTO consent_deadline VALUES ({1}, 4, '2020-01-09', '原案 第3版の発行', {1}, '一', {t});
    INSERT INTO consent_deadline VALUES ({1}, 5, '2020-01-10', '理事会の日程に合わせるため。', {1}, '一', {t});
";

#[tokio::test]
async fn deadlines_of_before_tell_their_causes() {
    for fresh in Fresh::before("m0058_deadline_causes").await {
        run(&fresh.db, GROUND).await.unwrap();
        run(&fresh.db, BEFORE).await.unwrap();
        Migrator::up(&fresh.db, None).await.unwrap();
        let rows = Entity::find().order_by_asc(Column::Number);
        let rows = rows.all(&fresh.db).await.unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.cause.as_str(), row.draft))
            .collect();
        let expected = [
            ("asked", None),
            ("calendar", None),
            ("draft", Some(2)),
            // There is no such draft, so somebody typed that.
            ("by_hand", None),
            ("by_hand", None),
        ];
        assert_eq!(told, expected);
        fresh.remove().await;
    }
}
