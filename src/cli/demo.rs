//! `earshot demo`.

use std::{collections::BTreeMap, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use earshot::{
    Earshot,
    demo::{self, Phones},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

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
        // Beside the demo's own, for whoever bookmarks it; any other where somebody chose Earshot's ports themselves.
        let beside =
            settings.listen.iter().all(|address| address.port() == port).then(|| port.checked_add(1)).flatten();
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let starting = async {
            let phones = Phones::bind(&settings.folder, beside).await?;
            demo::prepare(&settings, &phones).await?;
            let running = Earshot::start(settings.clone()).await?;
            let greeting = demo::greeting(&settings, &phones);
            phones.serve(running.inbox(), &settings.hosts.chat, &tasks, &stop).await?;
            anyhow::Ok((running, greeting))
        };
        let Some(started) = told.unless(starting).await else { return Ok(ExitCode::SUCCESS) };
        let (running, greeting) = started?;
        println!("{greeting}");
        let code = super::until_told(running, told).await;
        stop.cancel();
        tasks.close();
        tasks.wait().await;
        Ok(code)
    });
    if own && let Err(error) = std::fs::remove_dir_all(&folder) {
        eprintln!("earshot: {} could not be removed: {error}", folder.display());
    }
    outcome
}

fn fresh() -> PathBuf {
    std::env::temp_dir().join(format!("earshot-demo-{}", earshot_inbox::clock::random_id().simple()))
}
