//! Files under any name: the first line is the name, the rest the content. What is taken has the beginning of
//! its kind, whatever the name says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use services::uploads::Upload;

fuzz_target!(|data: &[u8]| {
    let end = data.iter().position(|byte| *byte == b'\n');
    let (name, bytes) = data.split_at(end.unwrap_or(data.len()));
    let upload = Upload {
        file_name: String::from_utf8_lossy(name).into_owned(),
        bytes: bytes.get(1..).unwrap_or_default().to_vec(),
    };
    if upload.media_type().is_ok() {
        assert!(!upload.bytes.is_empty() && !upload.is_absent());
        assert!(upload.file_name.contains('.'));
    }
});
