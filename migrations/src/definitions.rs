//! The few words in which the migrations are written, so that types and constraint names are chosen once.

use sea_orm_migration::{prelude::*, schema};

/// The length of a SHA-256 digest in hexadecimal.
const DIGEST: u32 = 64;

/// An instant, in UTC.
pub fn at(name: &'static str) -> ColumnDef {
    schema::timestamp_with_time_zone(name)
}

/// An instant that may not have come yet.
pub fn at_null(name: &'static str) -> ColumnDef {
    schema::timestamp_with_time_zone_null(name)
}

/// A SHA-256 digest in hexadecimal.
pub fn digest(name: &'static str) -> ColumnDef {
    schema::string_len(name, DIGEST)
}

/// A digest that may not be known yet.
pub fn digest_null(name: &'static str) -> ColumnDef {
    schema::string_len_null(name, DIGEST)
}

/// The counter by which two writers of the same row notice each other.
pub fn version() -> ColumnDef {
    schema::big_integer("version").default(1).take()
}

/// A primary key over the given columns, under the name that PostgreSQL would give it.
pub fn primary_key(table: &str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_pkey"));
    for column in columns {
        index.col(*column);
    }
    index
}

/// A unique constraint, named after its table and columns.
pub fn unique(table: &str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.unique();
    index.name(format!("{table}_{}_key", columns.join("_")));
    for column in columns {
        index.col(*column);
    }
    index
}

/// A reference to the key of another table, named after its table and column.
pub fn refers(
    table: &'static str,
    column: &'static str,
    target: (&'static str, &'static str),
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{column}_fkey"))
        .from(table, column)
        .to(target.0, target.1)
        .take()
}

/// A named rule that every row must keep.
pub fn rule(name: &'static str, sql: &'static str) -> Check {
    Check::named(name, Expr::cust(sql))
}

/// The values that a column of words may hold, named after its table and column.
pub fn one_of(table: &str, column: &str, words: &[&str]) -> Check {
    let list = words.join("', '");
    Check::named(
        format!("{table}_{column}_check"),
        Expr::cust(format!("{column} IN ('{list}')")),
    )
}

/// Creates an index for lists, named after its table and columns.
pub async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let mut index = Index::create();
    index.name(format!("{table}_{}_idx", columns.join("_")));
    index.table(table);
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}

/// Drops tables in the given order, which must be the reverse of their creation.
pub async fn drop_tables(
    manager: &SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).take())
            .await?;
    }
    Ok(())
}
