//! Bodies with files: the first line is what separates the parts, the rest the body. No more comes out of a
//! body than went in.
#![no_main]

use app::bodies::FileForm;
use fuzz::read;
use libfuzzer_sys::fuzz_target;
use services::consents::RecordForm;
use services::contracts::PaperForm;

fuzz_target!(|data: &[u8]| {
    let end = data.iter().position(|byte| *byte == b'\n');
    let (boundary, body) = data.split_at(end.unwrap_or(data.len()));
    let Ok(boundary) = std::str::from_utf8(boundary) else {
        return;
    };
    let kind = format!("multipart/form-data; boundary={boundary}");
    let body = body.get(1..).unwrap_or_default();
    if let Some(form) = read::<FileForm<RecordForm>>((&kind, body)) {
        assert!(form.file.bytes.len() <= body.len());
    }
    let _ = read::<FileForm<PaperForm>>((&kind, body));
});
