//! Makes the rules of triage ready while Earshot is built, so that it starts without reading them.

// The program reads what is only made here.
#[path = "src/compile.rs"]
mod compile;
#[path = "src/flat.rs"]
mod flat;
#[path = "src/language.rs"]
#[expect(dead_code, reason = "the program tells languages")]
mod language;
#[path = "src/letters.rs"]
mod letters;
#[path = "src/lookup.rs"]
mod lookup;
#[path = "src/rules.rs"]
#[expect(dead_code, reason = "the program asks the rules")]
mod rules;
#[path = "src/sounds.rs"]
#[expect(dead_code, reason = "the program looks words up")]
mod sounds;
#[path = "src/source.rs"]
mod source;
#[path = "src/words.rs"]
#[expect(dead_code, reason = "the program reads words of texts")]
mod words;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && !path.ends_with("Cargo.toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let languages = compile::compile(&files)?;
    let detector = language::Detector::new(&languages);
    let ready = postcard::to_allocvec(&(languages, detector))?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("triage.bin"), ready)?;
    Ok(())
}
