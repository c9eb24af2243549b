//! Reads the texts of both languages and generates one key for each, so that a missing text does not compile.

use leptos_i18n_build::options::CodegenOptions;
use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let config = Config::new("ja")?
        .add_locale("en")?
        .add_namespaces(&namespaces(Path::new("locales/ja"))?)?
        .parse_options(ParseOptions::default().interpolate_display(true));
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    let generated =
        "#![allow(missing_docs, clippy::all, clippy::unwrap_used, clippy::expect_used)]".parse()?;
    let options = CodegenOptions::default()
        .top_level_attributes(Some(generated))
        .gen_docs(false);
    texts.generate_i18n_module_with_options(out, options)?;
    Ok(())
}

/// One namespace a file.
fn namespaces(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}
