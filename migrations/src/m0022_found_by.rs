//! What the search above the queue looks at: the names of an application in one way of writing them, whatever the
//! width of their letters and whatever the database thinks of capitals.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = text("found_by").default("").take();
        let added = Table::alter()
            .table("application")
            .add_column(column)
            .take();
        manager.alter_table(added).await?;
        fill(manager.get_connection()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter()
            .table("application")
            .drop_column("found_by")
            .take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Folds the names of the applications there are.
async fn fill(db: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let names = Query::select()
        .columns(["id", "organisation_name", "service_name"])
        .from("application")
        .take();
    for row in db.query_all(&names).await? {
        let id: Uuid = row.try_get("", "id")?;
        let (company, service): (String, String) = (
            row.try_get("", "organisation_name")?,
            row.try_get("", "service_name")?,
        );
        let plain: String = format!("{company}\n{service}").nfkc().collect();
        let filled = Query::update()
            .table("application")
            .value("found_by", plain.to_lowercase())
            .and_where(Expr::col("id").eq(id))
            .take();
        db.execute(&filled).await?;
    }
    Ok(())
}
