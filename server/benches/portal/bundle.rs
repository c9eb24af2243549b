//! What a browser downloads, compressed as well as brotli can.

use anyhow::{Context, bail};
use brotli::CompressorWriter;
use std::fs::{read, read_dir};
use std::io::Write;
use std::path::Path;

/// Brotli's best, for files compressed once and downloaded often.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;
const BUFFER: usize = 4096;

/// Bytes after compression.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bundle {
    /// WebAssembly and JavaScript.
    pub code: usize,
    /// The style sheet.
    pub style: usize,
}

/// Measures what `make site` made.
pub fn measure(site_root: &Path) -> anyhow::Result<Bundle> {
    let mut bundle = Bundle::default();
    add(&site_root.join("pkg"), &mut bundle)?;
    if bundle.code == 0 || bundle.style == 0 {
        bail!("the browser's part is not there: run `make site`");
    }
    Ok(bundle)
}

fn add(folder: &Path, bundle: &mut Bundle) -> anyhow::Result<()> {
    let entries = read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            add(&path, bundle)?;
            continue;
        }
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("wasm" | "js") => bundle.code += compressed(&path)?,
            Some("css") => bundle.style += compressed(&path)?,
            _ => {}
        }
    }
    Ok(())
}

fn compressed(path: &Path) -> anyhow::Result<usize> {
    let mut writer = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(&read(path)?)?;
    Ok(writer.into_inner().len())
}
