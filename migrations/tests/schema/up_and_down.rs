//! A migration that cannot go back is a one-way street; each must lead both ways, and over again.

use migrations::{Migrator, MigratorTrait};
use sea_orm::{EntityTrait, PaginatorTrait};
use sea_orm_migration::SchemaManager;

use crate::{databases::Fresh, entities::bank};

#[tokio::test]
async fn every_migration_goes_up_and_down_and_up_again() {
    for fresh in Fresh::empty().await {
        let db = &fresh.db;
        Migrator::up(db, None).await.unwrap();
        Migrator::down(db, None).await.unwrap();
        assert!(!SchemaManager::new(db).has_table("bank").await.unwrap());

        Migrator::up(db, None).await.unwrap();
        assert_eq!(bank::Entity::find().count(db).await.unwrap(), 13);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn each_step_goes_up_and_down_on_its_own() {
    for fresh in Fresh::empty().await {
        let db = &fresh.db;
        for _ in Migrator::migrations() {
            Migrator::up(db, Some(1)).await.unwrap();
            Migrator::down(db, Some(1)).await.unwrap();
            Migrator::up(db, Some(1)).await.unwrap();
        }
        assert!(
            Migrator::get_pending_migrations(db)
                .await
                .unwrap()
                .is_empty()
        );
        fresh.remove().await;
    }
}
