//! The demonstration seals secrets under a key that it draws once and keeps beside its data, so that it works
//! without configuration and goes on after a restart. Nothing else finds its key on a disk.

use crate::config::Config;
use anyhow::{Context, anyhow};
use services::random::{Random, SystemRandom};
use services::settings::DataKey;
use std::fs::{OpenOptions, create_dir_all, read_to_string};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The file's name, beside the folder of uploaded files.
const FILE: &str = "demonstration.key";

/// The key of the demonstration, drawn at its first start; none where a key is set, and none for anything
/// but a demonstration.
///
/// # Errors
/// When the file can be neither read nor written.
pub fn read(config: &Config) -> anyhow::Result<Option<DataKey>> {
    if !config.demonstration() || config.has_data_key() {
        return Ok(None);
    }
    let path = beside(&config.files);
    let key =
        kept(&path).with_context(|| format!("ROKIN_FILES: {} cannot be used", path.display()))?;
    Ok(Some(key))
}

fn beside(files: &Path) -> PathBuf {
    files.with_file_name(FILE)
}

/// Of two processes that start at once, one writes the file and both read it.
fn kept(path: &Path) -> anyhow::Result<DataKey> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    let written = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(draw().as_bytes()));
    match written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    let text = read_to_string(path)?;
    let bytes = hex::decode(text.trim())
        .ok()
        .and_then(|bytes| bytes.try_into().ok());
    bytes
        .and_then(DataKey::of_bytes)
        .ok_or_else(|| anyhow!("it is not 64 hexadecimal digits"))
}

fn draw() -> String {
    let mut bytes = [0_u8; 32];
    SystemRandom.fill(&mut bytes);
    hex::encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_key_is_drawn_once_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = beside(&folder.path().join("data/files"));
        kept(&path).unwrap();
        let first = read_to_string(&path).unwrap();
        kept(&path).unwrap();
        assert_eq!(read_to_string(&path).unwrap(), first);
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_holds_no_key_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        std::fs::write(&path, "no key").unwrap();
        assert!(kept(&path).is_err());
        assert_eq!(read_to_string(&path).unwrap(), "no key");
    }
}
