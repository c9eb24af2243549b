//! Things that no story of the demonstration has, put there by hand.

use crate::ground::Ground;
use crate::things::{BANK, member};
use object_store::ObjectStoreExt;
use object_store::path::Path;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use services::store::entities::membership::Column;
use services::store::entities::{bank_suspension, contract_template, document, template_step};
use uuid::Uuid;

/// Puts a file of the application among the contract's own, as if it were the signed sheet.
pub async fn scan(ground: &Ground, contract: Uuid, file: &document::Model) -> Uuid {
    let id = ground.nobody().new_id();
    let scan = document::Model {
        id,
        application_id: None,
        contract_id: Some(contract),
        kind: "signed_paper".to_owned(),
        storage_key: format!("{}-{}", file.storage_key, id.simple()),
        ..file.clone()
    };
    let (from, to) = (
        Path::from(file.storage_key.as_str()),
        Path::from(scan.storage_key.as_str()),
    );
    ground.services.files.copy(&from, &to).await.unwrap();
    let db = &ground.services.db;
    scan.into_active_model().insert(db).await.unwrap();
    id
}

/// What the bank of the stories asked for, which it does once.
pub async fn suspension(ground: &Ground, contract: Uuid) -> Uuid {
    let (op, db) = (ground.nobody(), &ground.services.db);
    let asked = bank_suspension::Entity::find()
        .filter(bank_suspension::Column::ContractId.eq(contract))
        .one(db);
    if let Some(asked) = asked.await.unwrap() {
        return asked.id;
    }
    let row = bank_suspension::Model {
        id: op.new_id(),
        contract_id: contract,
        bank_code: BANK.to_owned(),
        state: "requested".to_owned(),
        reason: "身に覚えのない照会の申出が続いているため。".to_owned(),
        requested_by: member(ground, Column::BankCode.eq(BANK)).await,
        requested_by_name: "中央 花子".to_owned(),
        requested_at: op.now,
        decision: None,
        decided_by: None,
        decided_by_name: None,
        decided_at: None,
        lift_reason: None,
        lifted_by: None,
        lifted_by_name: None,
        lifted_at: None,
        version: 1,
    };
    let id = row.id;
    row.into_active_model().insert(db).await.unwrap();
    id
}

/// The second version of the template, which an officer began.
pub async fn template(ground: &Ground, officer: Uuid) -> i32 {
    let (op, db) = (ground.nobody(), &ground.services.db);
    let versions = contract_template::Entity::find()
        .order_by_desc(contract_template::Column::Version)
        .all(db);
    let last = versions.await.unwrap().remove(0);
    if last.published_at.is_none() {
        return last.version;
    }
    let version = last.version + 1;
    let begun = contract_template::Model {
        version,
        made_by: Some(officer),
        made_by_name: "三枝 遥".to_owned(),
        made_at: op.now,
        published_by: None,
        published_by_name: None,
        published_at: None,
        row_version: 1,
        ..last
    };
    let step = template_step::Model {
        template_version: version,
        number: 1,
        kind: "begun".to_owned(),
        note: String::new(),
        person_id: officer,
        person_name: "三枝 遥".to_owned(),
        at: op.now,
    };
    let begun = begun.into_active_model().reset_all();
    begun.insert(db).await.unwrap();
    step.into_active_model().insert(db).await.unwrap();
    version
}
