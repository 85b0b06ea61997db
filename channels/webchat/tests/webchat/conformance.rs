//! The suite that every channel passes.

use std::{path::PathBuf, sync::Arc};

use async_trait::async_trait;
use earshot_channel::{
    Address, Channel,
    testkit::{Harness, MemoryHost, Sample, Shown, Verdict},
};
use http::StatusCode;
use serde_json::Value;

use crate::{
    app::{self, App},
    hostile,
};

/// A page that writes the samples. Its chance is seeded, so after a crash it is the same session.
struct Page {
    app: App,
    token: String,
}

#[async_trait]
impl Harness for Page {
    async fn start(host: MemoryHost) -> Self {
        let app = App::on(host);
        let token = app.session().await;
        Self { app, token }
    }

    fn channel(&self) -> Arc<dyn Channel> {
        Arc::new(self.app.chat.clone())
    }

    fn contact(&self) -> Address {
        app::address(&self.token)
    }

    async fn bring(&self, sample: &Sample) -> Verdict {
        match self.app.send(&self.token, sample.number.into(), &sample.text).await.status {
            // A reused id is told as such, and kept.
            StatusCode::OK | StatusCode::CONFLICT => Verdict::Acknowledged,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Verdict::Refused,
            _ => Verdict::Declined,
        }
    }

    async fn phone(&self) -> Vec<Shown> {
        let items = self.app.items(&self.token).await;
        let ours = items.iter().filter(|item| item["kind"] == "message" && item["from"] == "operator");
        ours.map(|item| Shown { text: item["text"].as_str().unwrap_or_default().to_owned() }).collect()
    }

    fn hostile_folder() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile")
    }

    async fn hostile(case: &Value) -> Result<(), String> {
        hostile::run(case).await
    }
}

earshot_channel::channel_suite!(Page);
