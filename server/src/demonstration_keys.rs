//! The demonstration seals secrets and contracts under keys that it draws once and keeps beside its data, so that it
//! works without configuration and goes on after a restart. Nothing else finds its keys on a disk.

use crate::config::Config;
use anyhow::{Context, anyhow};
use rcgen::{
    CertificateParams, DnType, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, date_time_ymd,
};
use services::random::{Random, SystemRandom};
use services::settings::{DataKey, SealKey};
use std::fs::{OpenOptions, create_dir_all, read_to_string};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The file of the data key, beside the folder of uploaded files.
const DATA: &str = "demonstration.key";
/// The file of the seal's key and certificate.
const SEAL: &str = "demonstration-seal.pem";
/// Whose seal it is; nobody should take it for a real one.
const SEAL_OF: &str = "労働金庫連合会（デモ）";
/// Contracts of the demonstration were concluded in its past.
const VALID_YEARS: (i32, i32) = (2020, 2050);

/// The data key, drawn at the first start; none where a key is set, and none for anything but a demonstration.
///
/// # Errors
/// When the file can be neither read nor written.
pub fn data_key(config: &Config) -> anyhow::Result<Option<DataKey>> {
    if !config.demonstration() || config.has_data_key() {
        return Ok(None);
    }
    read(&beside(&config.files, DATA), |path| {
        let text = kept(path, || Ok(draw()))?;
        let bytes = hex::decode(text.trim())
            .ok()
            .and_then(|bytes| bytes.try_into().ok());
        bytes
            .and_then(DataKey::of_bytes)
            .ok_or_else(|| anyhow!("it is not 64 hexadecimal digits"))
    })
}

/// The key of the seal with a certificate that nobody else vouches for; none as with [`data_key`].
///
/// # Errors
/// When the file can be neither read nor written.
pub fn seal_key(config: &Config) -> anyhow::Result<Option<SealKey>> {
    if !config.demonstration() || config.has_seal_key() {
        return Ok(None);
    }
    read(&beside(&config.files, SEAL), |path| {
        let pem = kept(path, draw_seal)?;
        SealKey::of_pem(&pem, &pem)
    })
}

/// A key of the seal for commands that seal nothing.
///
/// # Errors
/// When none can be made.
pub fn passing_seal_key() -> anyhow::Result<SealKey> {
    let pem = draw_seal()?;
    SealKey::of_pem(&pem, &pem)
}

fn read<T>(path: &Path, key: impl Fn(&Path) -> anyhow::Result<T>) -> anyhow::Result<Option<T>> {
    let key =
        key(path).with_context(|| format!("ROKIN_FILES: {} cannot be used", path.display()))?;
    Ok(Some(key))
}

fn beside(files: &Path, name: &str) -> PathBuf {
    files.with_file_name(name)
}

/// Of two processes that start at once, one writes the file and both read it.
fn kept(path: &Path, draw: impl Fn() -> anyhow::Result<String>) -> anyhow::Result<String> {
    if let Some(folder) = path.parent() {
        create_dir_all(folder)?;
    }
    let drawn = draw()?;
    let mut options = OpenOptions::new();
    let written = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .and_then(|mut file| file.write_all(drawn.as_bytes()));
    match written {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(read_to_string(path)?),
    }
}

fn draw() -> String {
    let mut bytes = [0_u8; 32];
    SystemRandom.fill(&mut bytes);
    hex::encode(bytes)
}

/// A private key and a certificate for it, in PEM.
fn draw_seal() -> anyhow::Result<String> {
    let pair = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)?;
    let mut params = CertificateParams::default();
    params.not_before = date_time_ymd(VALID_YEARS.0, 1, 1);
    params.not_after = date_time_ymd(VALID_YEARS.1, 1, 1);
    params.key_usages = vec![
        KeyUsagePurpose::DigitalSignature,
        KeyUsagePurpose::ContentCommitment,
    ];
    let name = &mut params.distinguished_name;
    name.remove(DnType::CommonName);
    name.push(DnType::CountryName, "JP");
    name.push(DnType::CommonName, SEAL_OF);
    let certificate = params.self_signed(&pair)?.pem();
    Ok(format!("{}{certificate}", pair.serialize_pem()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_drawn_once_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = beside(&folder.path().join("data/files"), DATA);
        let first = kept(&path, || Ok(draw())).unwrap();
        assert_eq!(kept(&path, || Ok(draw())).unwrap(), first);
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_file_that_holds_no_key_is_told_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(SEAL);
        std::fs::write(&path, "no key").unwrap();
        assert_eq!(kept(&path, draw_seal).unwrap(), "no key");
        assert!(SealKey::of_pem("no key", "no key").is_err());
    }

    #[test]
    fn a_drawn_seal_can_be_used() {
        assert!(passing_seal_key().is_ok());
    }
}
