//! The seal in the eyes of others: pyHanko and Poppler's `pdfsig` accept it and miss no changed byte, `qpdf` finds the
//! file sound, and it brings its fonts along.

use super::super::contract_pdf::tests::contract;
use super::super::render_contract;
use super::authority::Authority;
use super::tests::{at, key_of, made, purpose};
use super::*;
use memchr::memmem::find;
use rcgen::PKCS_ECDSA_P256_SHA256;
use std::fs::{read, write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

/// How many bytes are changed, one at a time.
pub const CHANGES: usize = 200;

/// Where a byte is changed, and into what.
pub type Change = (usize, u8);

/// A sealed contract in a folder of its own.
pub struct Sealed {
    folder: TempDir,
}

impl Sealed {
    /// Without a time stamp.
    pub fn new() -> Self {
        Sealed::by(None, "")
    }

    /// With a time stamp.
    pub async fn stamped() -> Self {
        let authority = Authority::new().await;
        let (url, certificate) = (authority.url(), authority.certificate());
        let sealing = spawn_blocking(move || {
            let runtime = Handle::current();
            let stamp = |digest: &[u8]| runtime.block_on(ask(&url, digest, [7; 8]));
            Sealed::by(Some(&stamp), &certificate)
        });
        sealing.await.unwrap()
    }

    /// With a time stamp of an authority that has this certificate.
    fn by(stamp: Option<&Stamp>, authority: &str) -> Self {
        let (certificate, key) = made(&PKCS_ECDSA_P256_SHA256);
        let pdf = render_contract(&contract()).unwrap();
        let key = key_of(&certificate, &key);
        let sealed = seal(&pdf, &key, (&purpose(), at(2026)), stamp).unwrap();
        let folder = tempfile::tempdir().unwrap();
        write(folder.path().join("contract.pdf"), sealed).unwrap();
        let trusted = format!("{certificate}{authority}");
        write(folder.path().join("trusted.pem"), trusted).unwrap();
        Sealed { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where it lies.
    pub fn pdf(&self) -> PathBuf {
        self.path("contract.pdf")
    }

    /// What pyHanko says, line by line.
    fn judged(&self, changes: &[Change]) -> Vec<String> {
        let script = Path::new(file!()).with_file_name("judge.py");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let python = said(Command::new(root.join(".ci/python.sh")));
        let mut judge = Command::new(python.trim());
        judge.arg(root.join(script));
        judge.arg(self.path("trusted.pem")).arg(self.pdf());
        judge.args(
            changes
                .iter()
                .map(|(place, byte)| format!("{place}={byte}")),
        );
        said(judge).lines().map(str::to_owned).collect()
    }

    /// Whether pdfsig finds the signature valid, and what it says.
    fn is_valid(path: &Path) -> (bool, String) {
        // It tells times of the day as the machine counts them.
        let mut pdfsig = Command::new("pdfsig");
        let output = pdfsig.arg(path).env("TZ", "Asia/Tokyo").output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        (told.contains("Signature is Valid."), told)
    }
}

/// What a program printed; it has to succeed.
pub fn said(mut program: Command) -> String {
    let output = program
        .output()
        .unwrap_or_else(|error| panic!("{program:?}: {error}"));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// Where the signature itself stands: the one place that it cannot cover.
pub fn container(document: &[u8]) -> Range<usize> {
    let begin = find(document, b"/Contents<30").unwrap() + b"/Contents".len();
    let length = find(&document[begin..], b">").unwrap();
    begin..begin + length
}

/// Places all over so many bytes, the same in every run.
pub fn places(length: usize) -> Vec<usize> {
    let place = |number: usize| {
        let drawn = Sha256::digest(number.to_be_bytes());
        let drawn = u64::from_be_bytes(drawn[..8].try_into().unwrap());
        usize::try_from(drawn % u64::try_from(length).unwrap()).unwrap()
    };
    (0..CHANGES).map(place).collect()
}

/// Every bit of the byte, at those places.
fn turned_over(document: &[u8], places: &[usize]) -> Vec<Change> {
    let turned = places.iter().map(|&place| (place, document[place] ^ 0xff));
    turned.collect()
}

/// Those places, with the ones in the signature moved behind it: pdfsig looks there at less than pyHanko does, and
/// not at whether the certificate is the one that the signature names.
fn covered_places(document: &[u8]) -> Vec<usize> {
    let own = container(document);
    let mut places = places(document.len());
    for place in places.iter_mut().filter(|place| own.contains(place)) {
        *place = own.end + *place % (document.len() - own.end);
    }
    places
}

/// Passes as it is, and with no change.
pub fn pyhanko_finds(sealed: &Sealed, changes: &[Change], stamped: &str) {
    let judged = sealed.judged(changes);
    let (facts, changed) = judged.split_at(4);
    let expected = [
        "passes True",
        "coverage ENTIRE_FILE",
        "signed at 2026-11-24T03:04:05+00:00",
        stamped,
    ];
    assert_eq!(facts, expected);
    assert_eq!(changed.len(), changes.len());
    for line in changed {
        assert!(line.ends_with(" False"), "the changed byte at {line}");
    }
}

/// As [`pyhanko_finds`].
fn pdfsig_finds(sealed: &Sealed) {
    let (valid, told) = Sealed::is_valid(&sealed.pdf());
    assert!(valid && told.contains("Total document signed"), "{told}");
    assert!(told.contains("Signing Time: Nov 24 2026"), "{told}");
    let document = read(sealed.pdf()).unwrap();
    let path = sealed.path("changed.pdf");
    for (place, byte) in turned_over(&document, &covered_places(&document)) {
        let mut changed = document.clone();
        changed[place] = byte;
        write(&path, changed).unwrap();
        let (valid, told) = Sealed::is_valid(&path);
        assert!(!valid, "the changed byte at {place}: {told}");
    }
}

#[test]
fn pyhanko_accepts_the_seal_and_finds_every_changed_byte() {
    let sealed = Sealed::new();
    let document = read(sealed.pdf()).unwrap();
    let changes = turned_over(&document, &places(document.len()));
    pyhanko_finds(&sealed, &changes, "stamped None");
}

#[tokio::test]
async fn pyhanko_accepts_the_time_stamp_and_finds_every_changed_byte() {
    let sealed = Sealed::stamped().await;
    let document = read(sealed.pdf()).unwrap();
    let changes = turned_over(&document, &places(document.len()));
    pyhanko_finds(&sealed, &changes, "stamped True");
}

#[test]
fn pdfsig_accepts_the_seal_and_finds_every_changed_byte() {
    pdfsig_finds(&Sealed::new());
}

#[tokio::test]
async fn pdfsig_accepts_the_time_stamp_and_finds_every_changed_byte() {
    pdfsig_finds(&Sealed::stamped().await);
}

#[test]
fn qpdf_finds_nothing_to_mend() {
    let sealed = Sealed::new();
    let mut qpdf = Command::new("qpdf");
    qpdf.arg("--check").arg(sealed.pdf());
    // A warning would be told by the exit code 3.
    let told = said(qpdf);
    assert!(
        told.contains("No syntax or stream encoding errors"),
        "{told}"
    );
}

#[test]
fn every_font_is_in_the_file() {
    let sealed = Sealed::new();
    let mut pdffonts = Command::new("pdffonts");
    pdffonts.arg(sealed.pdf());
    let told = said(pdffonts);
    let fonts: Vec<&str> = told.lines().skip(2).collect();
    assert!(fonts.len() >= 3, "{told}");
    for font in fonts {
        // From the right: object and generation, then whether there is Unicode, a subset, and the font itself.
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{told}");
    }
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_no_time_stamp() {
    let authority = Authority::new().await;
    let digest = Sha256::digest(b"a signature");
    assert!(ask(&authority.url(), &digest, [7; 8]).await.is_ok());
    // The same answer to another question, and about something else.
    authority.repeats_itself().await;
    for (digest, nonce) in [(digest, [8; 8]), (Sha256::digest(b"another"), [7; 8])] {
        let told = ask(&authority.url(), &digest, nonce).await.unwrap_err();
        assert!(
            told.to_string().contains("for another") || told.to_string().contains("to another")
        );
    }
    authority.is_down().await;
    assert!(ask(&authority.url(), &digest, [7; 8]).await.is_err());
}
