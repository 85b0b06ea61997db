//! `earshot demo`.

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use earshot::{Earshot, demo};

/// Prepares, serves and, on a folder of its own, cleans up.
pub fn run(data: Option<PathBuf>, port: u16, environment: &BTreeMap<String, String>) -> Result<ExitCode> {
    let own = data.is_none();
    let folder = data.unwrap_or_else(fresh);
    let folder = std::path::absolute(&folder).with_context(|| format!("{}", folder.display()))?;
    let settings = demo::settings(&folder, port, environment)?;
    crate::start_log(&settings, true);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("the runtime")?;
    let outcome = runtime.block_on(async {
        let mut told = super::Told::listen()?;
        let starting = async {
            demo::prepare(&settings).await?;
            anyhow::Ok(Earshot::start(settings.clone()).await?)
        };
        let Some(started) = told.unless(starting).await else { return Ok(ExitCode::SUCCESS) };
        let running = started?;
        println!("{}", demo::greeting(&settings));
        Ok(super::until_told(running, told).await)
    });
    if own && let Err(error) = std::fs::remove_dir_all(&folder) {
        eprintln!("earshot: {} could not be removed: {error}", folder.display());
    }
    outcome
}

fn fresh() -> PathBuf {
    std::env::temp_dir().join(format!("earshot-demo-{}", earshot_inbox::clock::random_id().simple()))
}
