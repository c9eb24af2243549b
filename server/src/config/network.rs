//! Settings of the way to the portal: its certificate, the proxies before it, how much one source may ask, and
//! what stands beside it: the scanner and the list of leaked passwords.

use super::check::Check;
use super::{Invalid, sources::variable};
use ipnet::IpNet;
use services::settings::{LeakedPasswords, Scanner, SealKey};
use std::fs::read_to_string;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

/// A mebibyte in bytes.
const MEBIBYTE: u64 = 1024 * 1024;

/// A certificate and its key, in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The certificate, then those that lead to a root.
    pub chain: PathBuf,
    /// The private key.
    pub key: PathBuf,
}

impl Check<'_> {
    /// Both files or none.
    pub(super) fn certificate(
        &self,
        certificate: &str,
        key: &str,
    ) -> Result<Option<Certificate>, Invalid> {
        let without = |name, other| Invalid::new(name, format!("goes with {}", variable(other)));
        match (self.0.get(certificate), self.0.get(key)) {
            (None, None) => Ok(None),
            (Some(_), None) => Err(without(certificate, key)),
            (None, Some(_)) => Err(without(key, certificate)),
            (Some(chain), Some(key)) => Ok(Some(Certificate {
                chain: chain.into(),
                key: key.into(),
            })),
        }
    }

    /// What seals contracts, read once: a seal that cannot be put is told at start and not at the first contract.
    pub(super) fn seal_key(
        &self,
        certificate: &str,
        key: &str,
    ) -> Result<Option<SealKey>, Invalid> {
        let Some(files) = self.certificate(certificate, key)? else {
            return Ok(None);
        };
        let read = |name: &str, path: &Path| {
            let told = |error| format!("{} cannot be read: {error}", path.display());
            read_to_string(path).map_err(|error| Invalid::new(name, told(error)))
        };
        let chain = read(certificate, &files.chain)?;
        let seal = SealKey::of_pem(&chain, &read(key, &files.key)?);
        seal.map(Some)
            .map_err(|error| Invalid::new(key, format!("{error:#}")))
    }

    /// Addresses and networks, separated by commas.
    pub(super) fn networks(&self, name: &str) -> Result<Vec<IpNet>, Invalid> {
        let text = self.0.get(name).unwrap_or_default();
        let parts = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let network = |part: &str| {
            let address = || part.parse::<IpAddr>().map(IpNet::from);
            part.parse().or_else(|_| address()).map_err(|_| {
                let wanted = "an IP address or a network such as 10.0.0.0/8";
                Invalid::new(name, format!("`{part}` is not {wanted}"))
            })
        };
        parts.map(network).collect()
    }

    /// Zero is none.
    pub(super) fn count_or_none(&self, name: &str) -> Result<Option<NonZeroU32>, Invalid> {
        let count = self.between(name, 0..=i64::from(u32::MAX))?;
        Ok(u32::try_from(count).ok().and_then(NonZeroU32::new))
    }

    /// In bytes.
    pub(super) fn mebibytes(&self, name: &str, range: RangeInclusive<i64>) -> Result<u64, Invalid> {
        Ok(self.between(name, range)?.unsigned_abs() * MEBIBYTE)
    }

    /// A file of digests.
    pub(super) fn leaked_passwords(&self, name: &str) -> Result<Option<LeakedPasswords>, Invalid> {
        let opened = self.0.get(name).map(|path| {
            LeakedPasswords::open(Path::new(&path)).map_err(|error| {
                let wanted = "a file of SHA-1 digests in ascending order, one a line";
                Invalid::new(name, format!("`{path}` is not {wanted}: {error}"))
            })
        });
        opened.transpose()
    }

    /// `tcp://host:port` or `unix:///path`.
    pub(super) fn scanner(&self, name: &str) -> Result<Option<Scanner>, Invalid> {
        let Some(text) = self.0.get(name) else {
            return Ok(None);
        };
        if let Some(address) = text
            .strip_prefix("tcp://")
            .filter(|rest| rest.contains(':'))
        {
            return Ok(Some(Scanner::Tcp(address.to_owned())));
        }
        match text
            .strip_prefix("unix://")
            .filter(|path| path.starts_with('/'))
        {
            Some(path) => Ok(Some(Scanner::Socket(path.into()))),
            None => Err(Invalid::new(
                name,
                format!("`{text}` is neither tcp://host:port nor unix:///path"),
            )),
        }
    }
}
