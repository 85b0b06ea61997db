//! The domain through its public doors, each behaviour on both databases.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    reason = "a test that can't go on fails"
)]

mod aside;
mod blocks;
mod bulk;
mod bystanders;
mod care;
mod casework;
mod classes;
mod desk;
mod erasure;
mod exchange;
mod facts;
mod going_on;
mod hard;
mod identities;
mod imports;
mod keeping;
mod logged;
mod merge;
mod package;
mod phone;
mod plans;
#[path = "../../../tests/harness/postgres.rs"]
mod postgres;
mod practice;
mod procedures;
mod quality;
mod receive;
mod records;
mod routing;
mod screens;
mod search;
mod shifts;
mod sms;
mod split;
mod statements;
mod supervision;
mod suspects;
mod threads;
mod ties;
mod together;
mod whole;
mod work;

/// Makes one test of a behaviour for each database.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::cases::$name(crate::desk::Desk::sqlite().await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                super::cases::$name(crate::desk::Desk::postgres().await).await;
            }
        }
    )*};
}
pub(crate) use on_both;
