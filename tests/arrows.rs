//! Which crate may depend on which (ARCHITECTURE §1), read from Cargo's own metadata, so that a new channel is held to the
//! rules by standing in its folder. Direct dependencies suffice: what is reached through one of our crates is checked there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const CONTRACT: &str = "earshot-channel";
const INBOX: &str = "earshot-inbox";
const TRIAGE: &str = "earshot-triage";
const PROCESS: &str = "earshot";

struct Package {
    /// Folder of the crate, relative to the workspace; empty for the root.
    room: String,
    /// What it is built with; development dependencies are left out.
    dependencies: BTreeSet<String>,
    /// What its tests may use besides.
    for_tests: BTreeSet<String>,
}

impl Package {
    fn is_adapter(&self) -> bool {
        self.room.starts_with("channels/")
    }
}

fn packages() -> BTreeMap<String, Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let root = Path::new(metadata["workspace_root"].as_str().unwrap());
    let names = |package: &Value, of_tests: bool| {
        let all = package["dependencies"].as_array().unwrap();
        all.iter()
            .filter(|dependency| (dependency["kind"].as_str() == Some("dev")) == of_tests)
            .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
            .collect()
    };
    metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|package| {
            let manifest = Path::new(package["manifest_path"].as_str().unwrap());
            let room = manifest.parent().unwrap().strip_prefix(root).unwrap();
            let package_read = Package {
                room: room.to_str().unwrap().to_owned(),
                dependencies: names(package, false),
                for_tests: names(package, true),
            };
            (package["name"].as_str().unwrap().to_owned(), package_read)
        })
        .collect()
}

#[test]
fn arrows_between_crates_run_one_way() {
    let packages = packages();
    let ours: BTreeSet<&String> = packages.keys().collect();
    assert!(packages.values().any(Package::is_adapter), "no adapter found under channels/");
    for (name, package) in &packages {
        let allowed: BTreeSet<&str> = match name.as_str() {
            CONTRACT | TRIAGE => BTreeSet::new(),
            PROCESS => packages.keys().map(String::as_str).filter(|other| *other != PROCESS).collect(),
            INBOX => BTreeSet::from([CONTRACT, TRIAGE]),
            _ if package.is_adapter() => BTreeSet::from([CONTRACT]),
            other => {
                panic!("{other} is a crate that ARCHITECTURE §1 doesn't know: give it a rule here")
            }
        };
        for dependency in package.dependencies.iter().filter(|dependency| ours.contains(dependency)) {
            assert!(allowed.contains(dependency.as_str()), "{name} must not depend on {dependency}");
        }
    }
}

#[test]
fn only_the_inbox_knows_a_database() {
    for (name, package) in packages() {
        if name == INBOX {
            continue;
        }
        for database in ["sqlx", "rusqlite", "libsqlite3-sys", "tokio-postgres"] {
            assert!(!package.dependencies.contains(database), "{name} must not know {database}");
            // The bench measures the bare driver beside the product, so the root's tests may.
            let may_in_tests = name == PROCESS;
            assert!(
                may_in_tests || !package.for_tests.contains(database),
                "the tests of {name} must not know {database}"
            );
        }
    }
}

#[test]
fn the_inbox_knows_no_http() {
    let packages = packages();
    for http in ["axum", "hyper", "http", "tower", "tower-http", "reqwest"] {
        assert!(!packages[INBOX].dependencies.contains(http), "{INBOX} must not know {http}");
    }
}
