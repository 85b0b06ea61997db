//! Every registered statement, prepared on both migrated databases: same number of binds, same columns.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use earshot_inbox::store::{
    self,
    db::{Db, Location},
    migrate::{self, Schema},
    writer::NoEffects,
};

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_means_the_same_on_both_databases() {
    let folder = tempfile::tempdir().unwrap();
    let [data, keys] =
        tokio::task::spawn_blocking(|| [crate::postgres::database(), crate::postgres::database()]).await.unwrap();
    let sqlite = |name: &str| Location::Sqlite(folder.path().join(name));
    let open = |location, schema| Db::open(location, schema, Arc::new(NoEffects));
    let pairs = [
        (
            open(sqlite("data.db"), Schema::Data).await.unwrap(),
            open(Location::Postgres(data), Schema::Data).await.unwrap(),
        ),
        (
            open(sqlite("keys.db"), Schema::Keys).await.unwrap(),
            open(Location::Postgres(keys), Schema::Keys).await.unwrap(),
        ),
    ];
    let (mut checked, mut problems) = (0, Vec::new());
    for (module, sql) in store::statements() {
        let (small, large) = if module == "keys" { &pairs[1] } else { &pairs[0] };
        // One that knows other tables than these says so here.
        let (mut small, mut large) = (small.reader().await.unwrap(), large.reader().await.unwrap());
        let (one, other) = (small.conn().describe(sql).await, large.conn().describe(sql).await);
        match (one, other) {
            (Ok(one), Ok(other)) if one == other => checked += 1,
            (one, other) => problems.push(format!("{module}::{}: SQLite {one:?}, PostgreSQL {other:?}", sql.name)),
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(checked > 80, "only {checked} statements are registered");
}

#[test]
fn migrations_come_in_pairs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let files = |folder: &str| -> BTreeSet<String> {
        std::fs::read_dir(root.join(folder))
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap().trim_end_matches(".sql").to_owned())
            .collect()
    };
    let named: BTreeSet<String> = migrate::names().map(str::to_owned).collect();
    assert_eq!(files("sqlite"), named);
    assert_eq!(files("postgres"), named);
}
