//! Servers that start at the same moment: each asks for the newest schema, and only one may build it.

use migrations::{Migrator, MigratorTrait, locked};
use sea_orm::{Database, EntityTrait, PaginatorTrait};

use crate::{databases::Fresh, entities::bank};

#[tokio::test]
async fn of_several_that_migrate_at_once_one_does_and_all_succeed() {
    for fresh in Fresh::empty().await {
        let run = || {
            let url = fresh.url.clone();
            tokio::spawn(async move {
                let db = Database::connect(url).await.unwrap();
                locked::up(&db).await.unwrap();
                db.close().await.unwrap();
            })
        };
        let servers = [run(), run(), run(), run()];
        for server in servers {
            server.await.unwrap();
        }
        let db = &fresh.db;
        let pending = Migrator::get_pending_migrations_read_only(db).await;
        assert_eq!(pending.unwrap().len(), 0);
        let applied = Migrator::get_applied_migrations(db).await.unwrap();
        assert_eq!(applied.len(), Migrator::migrations().len());
        assert_eq!(bank::Entity::find().count(db).await.unwrap(), 13);
        fresh.remove().await;
    }
}

#[tokio::test]
async fn looking_at_an_empty_database_leaves_it_empty() {
    for fresh in Fresh::empty().await {
        let manager = sea_orm_migration::SchemaManager::new(&fresh.db);
        let all = Migrator::migrations().len();
        let pending = Migrator::get_pending_migrations_read_only(&fresh.db).await;
        assert_eq!(pending.unwrap().len(), all);
        assert!(!manager.has_table("seaql_migrations").await.unwrap());
        fresh.remove().await;
    }
}

#[tokio::test]
async fn the_way_back_and_forth_is_one_step_each() {
    for fresh in Fresh::empty().await {
        let all = u32::try_from(Migrator::migrations().len()).unwrap();
        locked::up(&fresh.db).await.unwrap();
        locked::down(&fresh.db, all).await.unwrap();
        let manager = sea_orm_migration::SchemaManager::new(&fresh.db);
        assert!(!manager.has_table("bank").await.unwrap());
        locked::up(&fresh.db).await.unwrap();
        fresh.remove().await;
    }
}
