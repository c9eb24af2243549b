//! What other programs say of a file that the portal made.

use std::process::Command;

/// Poppler's `pdfsig` finds its signature valid for all of it, and `qpdf` finds nothing to mend.
pub fn assert_sealed_and_sound(pdf: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("executed.pdf");
    std::fs::write(&path, pdf).unwrap();
    let said = |program: &str, words: &[&str]| {
        let output = Command::new(program).args(words).arg(&path).output();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        // A warning of qpdf would be told by the exit code 3.
        assert!(output.status.success(), "{program}: {told}");
        told
    };
    let told = said("pdfsig", &[]);
    for expected in ["Signature is Valid.", "Total document signed"] {
        assert!(told.contains(expected), "{told}");
    }
    let told = said("qpdf", &["--check"]);
    assert!(
        told.contains("No syntax or stream encoding errors"),
        "{told}"
    );
}
