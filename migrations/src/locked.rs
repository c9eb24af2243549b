//! Migrating under a lock: of two servers that start at once one migrates, and the other finds it done.

use crate::Migrator;
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

/// PostgreSQL's advisory lock of this portal's migrations: "ROKIN" in ASCII.
const LOCK: i64 = 0x52_4f_4b_49_4e;

/// Applies everything that is pending, wholly or not at all.
///
/// # Errors
/// When the database does not answer or a migration fails; then nothing was changed.
pub async fn up(db: &DatabaseConnection) -> Result<(), DbErr> {
    let tx = begin(db).await?;
    Migrator::up(&tx, None).await?;
    tx.commit().await
}

/// Undoes the newest migrations, so many of them, wholly or not at all.
///
/// # Errors
/// When the database does not answer or a migration fails; then nothing was changed.
pub async fn down(db: &DatabaseConnection, steps: u32) -> Result<(), DbErr> {
    let tx = begin(db).await?;
    Migrator::down(&tx, Some(steps)).await?;
    tx.commit().await
}

/// Waits for whoever migrates now. SQLite's write lock does the same as PostgreSQL's advisory one; both end
/// with the transaction, so that a process that dies leaves no lock.
async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
            .await?;
    }
    Ok(tx)
}
