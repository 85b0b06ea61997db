//! The id that ties the data to its keys.

use earshot_channel::UnixMillis;
use uuid::Uuid;

use super::{StoreError, conn::statements, db::Db};

statements! {
    READ = "SELECT id FROM installation";
    WRITE = "INSERT INTO installation (id, created_at) VALUES ($1, $2)";
}

/// The id, once there is one.
pub(crate) async fn read(db: &Db) -> Result<Option<Uuid>, StoreError> {
    let id: Option<(Uuid,)> = db.reader().await?.conn().sql(READ).fetch_optional().await?;
    Ok(id.map(|(id,)| id))
}

/// Writes the id; once.
pub(crate) async fn write(db: &Db, id: Uuid, now: UnixMillis) -> Result<(), StoreError> {
    db.write(id, move |tx| Box::pin(async move { tx.sql(WRITE).bind(id).bind(now.0).execute_one().await })).await
}
