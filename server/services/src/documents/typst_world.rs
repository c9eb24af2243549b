//! The closed world in which documents are set: one template, one set of data, four fonts compiled into the binary. It can
//! reach no file, no package and no network, whatever the template asks for.

use std::sync::LazyLock;

use anyhow::{Context, anyhow, ensure};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

const FONT_FILES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/BIZUDMincho_400Regular.ttf"),
    include_bytes!("../../assets/fonts/BIZUDGothic_400Regular.ttf"),
    include_bytes!("../../assets/fonts/BIZUDGothic_700Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoSerifJP_400Regular.ttf"),
];

const TEMPLATE_PATH: &str = "/contract.typ";
const DATA_PATH: &str = "/contract.json";
const TEMPLATE: &str = include_str!("contract.typ");

/// More pages than any contract has; the wording is measured where it is typed, and this holds whatever was not.
const PAGES_MAX: usize = 150;

/// What is the same for every document, read once.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// Every code point that some font can print, sorted: asking the fonts one by one is a walk for each character.
    covered: Vec<u32>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONT_FILES
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0))
        .collect();
    let mut covered: Vec<u32> = fonts
        .iter()
        .flat_map(|font| font.info().coverage.iter())
        .collect();
    covered.sort_unstable();
    covered.dedup();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        covered,
    }
});

/// Sets the contract template with the given JSON data and exports it as PDF.
pub fn set_pdf(json: Vec<u8>, options: &PdfOptions) -> anyhow::Result<Vec<u8>> {
    let document = set(json).and_then(within_measure);
    let pdf = document.and_then(|document| typst_pdf::pdf(&document, options).map_err(words));
    // The cache would otherwise keep the text of every contract ever printed.
    typst::comemo::evict(0);
    pdf
}

fn set(json: Vec<u8>) -> anyhow::Result<PagedDocument> {
    let compiled = typst::compile::<PagedDocument>(&ClosedWorld::new(json)?);
    for warning in &compiled.warnings {
        tracing::warn!(message = %warning.message, "a document was set with a warning");
    }
    compiled.output.map_err(words)
}

fn within_measure(document: PagedDocument) -> anyhow::Result<PagedDocument> {
    let pages = document.pages().len();
    ensure!(
        pages <= PAGES_MAX,
        "the document has {pages} pages, and at most {PAGES_MAX} are printed"
    );
    Ok(document)
}

/// Says whether any embedded font has a glyph for the character.
pub fn fonts_cover(character: char) -> bool {
    SHARED.covered.binary_search(&u32::from(character)).is_ok()
}

fn words(errors: impl IntoIterator<Item = SourceDiagnostic>) -> anyhow::Error {
    let messages: Vec<String> = errors
        .into_iter()
        .map(|error| error.message.to_string())
        .collect();
    anyhow!("the document could not be set: {}", messages.join("; "))
}

struct ClosedWorld {
    main: Source,
    data_id: FileId,
    data: Bytes,
}

impl ClosedWorld {
    fn new(json: Vec<u8>) -> anyhow::Result<Self> {
        Ok(Self {
            main: Source::new(file_id(TEMPLATE_PATH)?, TEMPLATE.to_owned()),
            data_id: file_id(DATA_PATH)?,
            data: Bytes::new(json),
        })
    }
}

fn file_id(path: &str) -> anyhow::Result<FileId> {
    let path = VirtualPath::new(path)
        .ok()
        .context("the path of a document source is invalid")?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for ClosedWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Gives the text that stands on the pages, in drawing order and without blanks.
#[cfg(test)]
pub fn printed_text(json: Vec<u8>) -> String {
    fn collect(frame: &typst::layout::Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                typst::layout::FrameItem::Text(run) => text.push_str(&run.text),
                typst::layout::FrameItem::Group(group) => collect(&group.frame, text),
                _ => {}
            }
        }
    }
    let mut text = String::new();
    for page in set(json).unwrap().pages() {
        collect(&page.frame, &mut text);
    }
    text.split_whitespace().collect()
}

/// Gives the glyph of every character that stands on the pages, for each run of letters.
#[cfg(test)]
pub fn printed_glyphs(json: Vec<u8>) -> Vec<(String, String, Vec<u16>)> {
    fn collect(frame: &typst::layout::Frame, runs: &mut Vec<(String, String, Vec<u16>)>) {
        for (_, item) in frame.items() {
            match item {
                typst::layout::FrameItem::Text(run) => runs.push((
                    run.text.to_string(),
                    run.font.font().info().family.clone(),
                    run.glyphs.iter().map(|glyph| glyph.id).collect(),
                )),
                typst::layout::FrameItem::Group(group) => collect(&group.frame, runs),
                _ => {}
            }
        }
    }
    let mut runs = Vec::new();
    for page in set(json).unwrap().pages() {
        collect(&page.frame, &mut runs);
    }
    runs
}

/// The fonts as they are asked for glyphs.
#[cfg(test)]
pub struct Faces(Vec<typst::text::FontInstance>);

#[cfg(test)]
impl Faces {
    pub fn new() -> Self {
        use typst::text::{FontVariant, FontVariations};
        let size = typst::layout::Abs::pt(10.0);
        let face = |font: &Font| {
            let font = font.clone();
            font.instantiate(FontVariant::default(), size, &FontVariations::default())
        };
        Faces(SHARED.fonts.iter().map(face).collect())
    }

    /// The first font with the character, for each order in which the template looks for one.
    pub fn of(&self, character: char) -> Vec<&typst::text::FontInstance> {
        let covers = |face: &&typst::text::FontInstance| {
            let coverage = &face.font().info().coverage;
            coverage.contains(u32::from(character))
        };
        let firsts = self.0.iter().take(FONT_FILES.len() - 1);
        let orders = firsts.map(|first| [Some(first), self.0.last()]);
        orders
            .filter_map(|order| order.into_iter().flatten().find(covers))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_read() {
        assert_eq!(SHARED.fonts.len(), FONT_FILES.len());
        for family in ["biz udmincho", "biz udgothic", "noto serif jp"] {
            assert!(SHARED.book.contains_family(family), "{family}");
        }
    }

    #[test]
    fn nothing_but_the_template_and_its_data_can_be_read() {
        let world = ClosedWorld::new(b"{}".to_vec()).unwrap();
        let elsewhere = file_id("/etc/passwd").unwrap();
        assert!(world.source(elsewhere).is_err());
        assert!(world.file(elsewhere).is_err());
        assert!(world.file(world.data_id).is_ok());
        assert!(world.today(None).is_none());
    }
}
