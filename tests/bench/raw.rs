//! The raw limit: a POST, one row committed in a group with `synchronous=FULL`, and a stream, with the product's transport and
//! driver and nothing else: no encryption, no event log, no scope, no audit. Ours can only be slower; the ratio says by how much.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::extract::{Json, Path, State};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use bytes::Bytes;
use futures::stream::{self, StreamExt};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use serde::Deserialize;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row, SqliteConnection};
use tokio::net::TcpListener;
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::task::JoinSet;
use tokio_stream::wrappers::BroadcastStream;
use uuid::Uuid;

/// The argument that makes this program the raw server.
pub const ROLE: &str = "raw-server";

/// As many jobs a transaction as the product takes.
const BATCH: usize = 64;

#[derive(Deserialize)]
struct Message {
    id: Uuid,
    text: String,
}

struct Job {
    talk: Uuid,
    message: Message,
    committed: oneshot::Sender<i64>,
}

#[derive(Clone)]
struct Raw {
    writer: mpsc::Sender<Job>,
    readers: SqlitePool,
    streams: Arc<Mutex<HashMap<Uuid, broadcast::Sender<Bytes>>>>,
}

/// Serves until its standard input closes.
pub async fn serve(database: &str, port: u16) {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.unwrap();
    let mut connection = pool.acquire().await.unwrap().detach();
    run(&mut connection, TABLE).await;

    let (writer, jobs) = mpsc::channel(1024);
    let raw = Raw { writer, readers: pool, streams: Arc::default() };
    let mut tasks = JoinSet::new();
    tasks.spawn(write(connection, jobs, raw.clone()));
    let router = Router::new()
        .route("/send/{talk}", post(send))
        .route("/stream/{talk}", get(follow))
        .route("/page", get(page))
        .route("/seed/{rows}", post(seed))
        .with_state(raw);
    let listener = TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    tasks.spawn(accept(listener, router));
    let owner = tokio::task::spawn_blocking(|| std::io::read_to_string(std::io::stdin()));
    owner.await.unwrap().unwrap();
    tasks.shutdown().await;
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS message \
    (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, talk BLOB NOT NULL, text TEXT NOT NULL)";

async fn accept(listener: TcpListener, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        stream.set_nodelay(true).unwrap();
        let service = TowerToHyperService::new(router.clone());
        // The smallest read buffer that hyper allows: it decides the memory of an open chat.
        let connection = http1::Builder::new().max_buf_size(8 * 1024).serve_connection(TokioIo::new(stream), service);
        connections.spawn(async move { drop(connection.await) });
        while connections.try_join_next().is_some() {}
    }
}

async fn send(State(raw): State<Raw>, Path(talk): Path<Uuid>, Json(message): Json<Message>) -> impl IntoResponse {
    let (committed, commit) = oneshot::channel();
    assert!(raw.writer.send(Job { talk, message, committed }).await.is_ok());
    format!(r#"{{"seq":{}}}"#, commit.await.unwrap())
}

async fn write(mut connection: SqliteConnection, mut jobs: mpsc::Receiver<Job>, raw: Raw) {
    let mut batch = Vec::with_capacity(BATCH);
    while jobs.recv_many(&mut batch, BATCH).await > 0 {
        run(&mut connection, "BEGIN IMMEDIATE").await;
        let mut written = Vec::with_capacity(batch.len());
        for job in batch.drain(..) {
            written.push((insert(&mut connection, &job).await, job));
        }
        run(&mut connection, "COMMIT").await;
        for (seq, job) in written {
            raw.publish(seq, &job);
            // Whoever asked may have gone.
            let _ = job.committed.send(seq);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn insert(connection: &mut SqliteConnection, job: &Job) -> i64 {
    sqlx::query("INSERT INTO message (id, talk, text) VALUES ($1, $2, $3)")
        .bind(job.message.id)
        .bind(job.talk)
        .bind(&job.message.text)
        .execute(connection)
        .await
        .unwrap()
        .last_insert_rowid()
}

#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn run(connection: &mut SqliteConnection, sql: &'static str) {
    sqlx::query(sql).execute(connection).await.unwrap();
}

impl Raw {
    fn publish(&self, seq: i64, job: &Job) {
        let streams = self.streams.lock().unwrap();
        let text = serde_json::Value::from(job.message.text.as_str());
        let item = Bytes::from(format!("id: {seq}\ndata: {{\"seq\":{seq},\"text\":{text}}}\n\n"));
        for reader in [job.talk, Uuid::nil()] {
            if let Some(stream) = streams.get(&reader) {
                // Fails only where nobody reads.
                let _ = stream.send(item.clone());
            }
        }
    }
}

async fn follow(State(raw): State<Raw>, Path(talk): Path<Uuid>) -> impl IntoResponse {
    let items = {
        let mut streams = raw.streams.lock().unwrap();
        streams.entry(talk).or_insert_with(|| broadcast::channel(16).0).subscribe()
    };
    let first = stream::once(async { Ok(Bytes::from_static(b": ok\n\n")) });
    ([("content-type", "text/event-stream")], Body::from_stream(first.chain(BroadcastStream::new(items))))
}

#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn page(State(raw): State<Raw>) -> impl IntoResponse {
    let rows = sqlx::query("SELECT seq, id, talk, text FROM message ORDER BY seq LIMIT 50")
        .fetch_all(&raw.readers)
        .await
        .unwrap();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let (seq, id, talk): (i64, Uuid, Uuid) = (row.get(0), row.get(1), row.get(2));
            serde_json::json!({ "seq": seq, "id": id, "talk": talk, "text": row.get::<String, _>(3) })
        })
        .collect();
    Json(rows)
}

/// Fills the table, for the pages.
#[expect(clippy::disallowed_methods, reason = "the bare driver is what is measured")]
async fn seed(State(raw): State<Raw>, Path(rows): Path<i64>) {
    let fill = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < $1) \
        INSERT INTO message (id, talk, text) SELECT randomblob(16), randomblob(16), 'somebody waits ' || n FROM number";
    sqlx::query(fill).bind(rows).execute(&raw.readers).await.unwrap();
}
