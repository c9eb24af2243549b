//! Puts a place for a signature into a PDF (ISO 32000-1, 12.8.1).

use super::Purpose;
use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use memchr::memmem::{find, find_iter};
use std::io::Write;

/// Stands where the offsets will stand: ten digits reach beyond what PDF allows.
const OFFSET: i64 = 9_999_999_999;
/// Hidden fields need no picture (ISO 19005-2, 6.3.3); this one is printed nowhere and locked.
const PRINTED_AND_LOCKED: i64 = 132;
/// The document has a signature, and is only ever added to.
const SIGNATURES_EXIST_APPEND_ONLY: i64 = 3;
/// No change at all is allowed any more.
const NO_CHANGE: i64 = 1;

/// A PDF with an empty place for the signature.
pub struct Prepared {
    /// All of it.
    pub bytes: Vec<u8>,
    /// Where the place begins and ends, with its brackets.
    place: (usize, usize),
}

impl Prepared {
    /// What is signed before the place.
    pub fn before(&self) -> &[u8] {
        &self.bytes[..self.place.0]
    }

    /// What is signed after it.
    pub fn after(&self) -> &[u8] {
        &self.bytes[self.place.1..]
    }

    /// Puts the signature into its place.
    pub fn fill(&mut self, signature: &[u8]) {
        let digits = hex::encode(signature);
        self.bytes[self.place.0 + 1..][..digits.len()].copy_from_slice(digits.as_bytes());
    }
}

/// Adds an empty signature of that many bytes.
pub fn prepare(
    document: &[u8],
    (purpose, at): (&Purpose, DateTime<Utc>),
    room: usize,
) -> anyhow::Result<Prepared> {
    let mut pdf = Document::load_mem(document).context("the document is no PDF")?;
    let page = pdf.page_iter().last().context("the document is empty")?;
    let signature = pdf.add_object(signature(purpose, at, room));
    let field = pdf.add_object(field(signature, page));
    let catalog = pdf.catalog_mut()?;
    ensure!(!catalog.has(b"AcroForm"), "the document has fields");
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    catalog.set(
        "AcroForm",
        dictionary! {
            "Fields" => vec![field.into()],
            "SigFlags" => SIGNATURES_EXIST_APPEND_ONLY,
        },
    );
    annotate(pdf.get_dictionary_mut(page)?, field)?;
    // The plain table is what the oldest readers and archives know.
    pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::with_capacity(document.len());
    pdf.save_to(&mut bytes)?;
    locate(bytes, room)
}

fn signature(purpose: &Purpose, at: DateTime<Utc>, room: usize) -> Dictionary {
    let only_this = dictionary! {
        "Type" => "SigRef",
        "TransformMethod" => "DocMDP",
        "TransformParams" => dictionary! {
            "Type" => "TransformParams",
            "P" => NO_CHANGE,
            "V" => "1.2",
        },
    };
    dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), OFFSET.into(), OFFSET.into(), OFFSET.into()],
        "Contents" => Object::String(vec![0; room], StringFormat::Hexadecimal),
        "M" => Object::string_literal(time(at)),
        "Name" => lopdf::text_string(&purpose.name),
        "Reason" => lopdf::text_string(&purpose.reason),
        "Reference" => vec![only_this.into()],
    }
}

fn field(signature: ObjectId, page: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => Object::string_literal("Seal"),
        "V" => signature,
        "P" => page,
        "F" => PRINTED_AND_LOCKED,
        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
    }
}

/// A page of a contract has no links and no other notes.
fn annotate(page: &mut Dictionary, field: ObjectId) -> anyhow::Result<()> {
    ensure!(!page.has(b"Annots"), "the last page has notes");
    page.set("Annots", vec![field.into()]);
    Ok(())
}

/// ISO 32000-1, 7.9.4.
fn time(at: DateTime<Utc>) -> String {
    format!("D:{}Z", at.format("%Y%m%d%H%M%S"))
}

/// Finds the place and writes down where it is.
fn locate(mut bytes: Vec<u8>, room: usize) -> anyhow::Result<Prepared> {
    let empty = format!("<{}>", "00".repeat(room));
    let begin = only(&bytes, empty.as_bytes())?;
    let end = begin + empty.len();
    let offsets = format!("[0 {OFFSET} {OFFSET} {OFFSET}]");
    let range = only(&bytes, offsets.as_bytes())?;
    let found = format!("[0 {begin} {end} {}]", bytes.len() - end);
    let mut target = &mut bytes[range..range + offsets.len()];
    write!(target, "{found:<width$}", width = offsets.len())?;
    Ok(Prepared {
        bytes,
        place: (begin, end),
    })
}

fn only(bytes: &[u8], what: &[u8]) -> anyhow::Result<usize> {
    let place = find(bytes, what).context("the place of the signature is not there")?;
    let several = find_iter(bytes, what).nth(1).is_some();
    ensure!(!several, "the place of the signature is there twice");
    Ok(place)
}
