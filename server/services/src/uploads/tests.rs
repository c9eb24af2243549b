//! Files as people and attackers make them.

use super::kind::{Kind, recognise};
use super::office::{DOCX, Format, XLSX};
use domain::forms::FieldProblem;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn list(kind: &str) -> String {
    format!("<Types><Override PartName=\"/main\" ContentType=\"{kind}\"/></Types>")
}

fn document(format: &Format, more: &[(&str, &[u8])]) -> Vec<u8> {
    let list = list(format.main_type);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", list.as_bytes()),
        (format.main_part, b"<main/>"),
    ];
    parts.extend(more);
    archive(&parts)
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0");
    bytes
}

// ASVS 5.2.2
#[test]
fn office_files_are_known_by_their_main_part() {
    let (text, sheet) = (document(&DOCX, &[]), document(&XLSX, &[]));
    assert_eq!(recognise("規程.docx", &text), Ok(Kind::Docx));
    assert_eq!(recognise("一覧.XLSX", &sheet), Ok(Kind::Xlsx));
    for (name, bytes) in [
        ("a.docx", &sheet),
        ("a.xlsx", &text),
        ("a.docx", &archive(&[("word/document.xml", b"<main/>")])),
        ("a.docx", &archive(&[("readme.txt", b"text")])),
        ("a.docx", &b"PK\x03\x04 no archive".to_vec()),
        ("a.zip", &text),
        ("a.docm", &text),
    ] {
        let refused = recognise(name, bytes);
        assert_eq!(refused, Err(FieldProblem::FileType), "{name}");
    }
}

// ASVS 5.2.2
#[test]
fn programs_and_passwords_are_refused_for_themselves() {
    let program = document(&DOCX, &[("word/vbaProject.bin", b"Sub AutoOpen")]);
    assert_eq!(
        recognise("a.docx", &program),
        Err(FieldProblem::FileMacro),
        "a program among the parts"
    );
    let enabled = list("application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    let renamed = archive(&[
        ("[Content_Types].xml", enabled.as_bytes()),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    assert_eq!(recognise("a.xlsx", &renamed), Err(FieldProblem::FileMacro));
    assert_eq!(recognise("a.docx", COMPOUND), Err(FieldProblem::FileLocked));
    assert_eq!(recognise("a.pdf", COMPOUND), Err(FieldProblem::FileType));
    let mut locked = document(&XLSX, &[]);
    // The first bit of the flags says so (APPNOTE.TXT, section 4.4.4), in the part and in the directory.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = memchr::memmem::find(&locked, mark).unwrap();
        locked[at + flags] |= 1;
    }
    assert_eq!(recognise("a.xlsx", &locked), Err(FieldProblem::FileLocked));
}

// ASVS 5.2.3
#[test]
fn an_archive_that_grows_too_much_is_refused() {
    let zeros = vec![0_u8; 8 * 1024 * 1024];
    let bomb = document(&XLSX, &[("xl/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 64 * 1024, "{}", bomb.len());
    assert_eq!(recognise("a.xlsx", &bomb), Err(FieldProblem::FileBomb));

    let names: Vec<String> = (0..2001).map(|n| format!("xl/{n}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    let many = document(&XLSX, &many);
    assert_eq!(recognise("a.xlsx", &many), Err(FieldProblem::FileBomb));
}

// ASVS 5.2.3
#[test]
fn an_archive_that_lies_about_its_size_does_not_get_through() {
    let zeros = vec![0_u8; 8 * 1024 * 1024];
    let mut bomb = document(&XLSX, &[("xl/sheet1.xml", &zeros)]);
    let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = memchr::memmem::find(&bomb, &size) {
        bomb[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert!(recognise("a.xlsx", &bomb).is_err());
}

// ASVS 1.4.2, 5.2.1
#[test]
fn a_picture_of_too_many_pixels_is_refused_by_its_head() {
    assert_eq!(recognise("a.png", &png(7016, 9921)), Ok(Kind::Png));
    let problem = FieldProblem::FilePixels {
        max_megapixels: 100,
    };
    for (width, height) in [(50_000, 50_000), (1, 100_000_001), (u32::MAX, u32::MAX)] {
        let flood = recognise("a.png", &png(width, height));
        assert_eq!(flood, Err(problem.clone()), "{width} x {height}");
    }
    let flood = b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03 and no more";
    assert_eq!(recognise("a.jpg", flood), Err(problem));
    let headless = b"\x89PNG\r\n\x1a\n";
    assert_eq!(recognise("a.png", headless), Err(FieldProblem::FileType));
}

// ASVS 5.2.2
#[test]
fn a_table_is_text_in_one_of_two_encodings() {
    let (text, ..) = encoding_rs::SHIFT_JIS.encode("名称,金額\r\n髙橋,100\r\n");
    for bytes in [
        "名称,金額\n".as_bytes(),
        "\u{feff}a,b\r\n".as_bytes(),
        &text,
    ] {
        assert_eq!(recognise("a.csv", bytes), Ok(Kind::Csv), "{bytes:?}");
    }
    for bytes in [
        b"a,b\0".as_slice(),
        b"a,\x1b[31m",
        b"\xff\xfea\0,\0",
        b"%PDF-1.7",
        b"PK\x03\x04",
    ] {
        let refused = recognise("a.csv", bytes);
        assert_eq!(refused, Err(FieldProblem::FileType), "{bytes:?}");
    }
}
