//! Passwords that others have lost: a file of their SHA-1 digests in ascending order, one a line, as those who
//! collect them hand it out. Nobody is asked over the network.

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The hexadecimal digits of a digest, with which every line begins.
const DIGITS: usize = 40;
/// Bytes read at once: one line, and room for how often it was seen.
const AT_ONCE: usize = 64;

/// The file, which may be many gigabytes large; it is searched and never read as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeakedPasswords(PathBuf);

impl LeakedPasswords {
    /// Looks whether the file begins like such a list.
    ///
    /// # Errors
    /// When it cannot be read, or does not.
    pub fn open(path: &Path) -> io::Result<Self> {
        let mut first = [0; DIGITS];
        File::open(path)?.read_exact(&mut first)?;
        match first.iter().all(u8::is_ascii_hexdigit) {
            true => Ok(LeakedPasswords(path.to_owned())),
            false => Err(ErrorKind::InvalidData.into()),
        }
    }

    /// Whether the password stands in it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn contains(&self, password: &str) -> io::Result<bool> {
        let wanted = hex::encode_upper(digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes()));
        let file = File::open(&self.0)?;
        let (mut low, mut high) = (0, file.metadata()?.len());
        let mut lines = Lines(BufReader::with_capacity(AT_ONCE, file));
        while low < high {
            let middle = low + (high - low) / 2;
            let Some((begins, line)) = lines.from(middle)?.filter(|(begins, _)| *begins < high)
            else {
                high = middle;
                continue;
            };
            let found = line.get(..DIGITS).unwrap_or(&line).to_ascii_uppercase();
            match found.as_str().cmp(&wanted) {
                Ordering::Equal => return Ok(true),
                Ordering::Less => low = begins + line.len() as u64,
                Ordering::Greater => high = middle,
            }
        }
        Ok(false)
    }
}

/// The lines of the file, by the places of their bytes.
struct Lines(BufReader<File>);

impl Lines {
    /// The first line that begins at the place or after it, and where it begins.
    fn from(&mut self, place: u64) -> io::Result<Option<(u64, String)>> {
        let mut begins = place;
        if let Some(before) = place.checked_sub(1) {
            self.0.seek(SeekFrom::Start(before))?;
            let mut rest = Vec::new();
            begins = before + self.0.read_until(b'\n', &mut rest)? as u64;
        } else {
            self.0.seek(SeekFrom::Start(0))?;
        }
        let mut line = String::new();
        let read = self.0.read_line(&mut line)?;
        Ok((read > 0).then_some((begins, line)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn list(words: &[String], end: &str) -> tempfile::NamedTempFile {
        let hashed =
            |word: &String| hex::encode_upper(digest(&SHA1_FOR_LEGACY_USE_ONLY, word.as_bytes()));
        let mut digests: Vec<String> = words.iter().map(hashed).collect();
        digests.sort();
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        for (times, digest) in digests.iter().enumerate() {
            write!(file, "{digest}:{}{end}", times * times + 1).expect("a line");
        }
        file
    }

    // ASVS 6.2.12
    #[test]
    fn every_password_of_the_list_is_found_and_no_other() {
        for (count, end) in [(1, "\n"), (2, "\r\n"), (999, "\n"), (1000, "\r\n")] {
            let words: Vec<String> = (0..count).map(|one| format!("leaked {one}")).collect();
            let file = list(&words, end);
            let leaked = LeakedPasswords::open(file.path()).expect("a list");
            for word in &words {
                assert!(leaked.contains(word).expect("a file"), "{word} of {count}");
                let other = format!("{word}!");
                assert!(!leaked.contains(&other).expect("a file"), "{other}");
            }
        }
    }

    #[test]
    fn what_is_no_list_is_not_taken() {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        assert!(LeakedPasswords::open(file.path()).is_err());
        writeln!(
            file,
            "{}",
            "these are words and not digests of them ".repeat(3)
        )
        .expect("text");
        assert!(LeakedPasswords::open(file.path()).is_err());
        assert!(LeakedPasswords::open(Path::new("/nowhere")).is_err());
    }
}
