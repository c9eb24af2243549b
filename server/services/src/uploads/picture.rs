//! Pictures: a small file can claim more pixels than the memory of whoever opens it holds. Only the head is
//! read here; nothing is decoded.

use domain::forms::FieldProblem;

/// The megapixels of a picture at most: a sheet of A3 scanned at 600 dots an inch has 70.
const MEGAPIXELS_MAX: usize = 100;
const PIXELS_IN_A_MEGAPIXEL: usize = 1_000_000;

pub(super) fn check(bytes: &[u8]) -> Result<(), FieldProblem> {
    let size = imagesize::blob_size(bytes).map_err(|_| FieldProblem::FileType)?;
    let pixels = size.width.saturating_mul(size.height);
    if pixels == 0 {
        Err(FieldProblem::FileType)
    } else if pixels > MEGAPIXELS_MAX * PIXELS_IN_A_MEGAPIXEL {
        Err(FieldProblem::FilePixels {
            max_megapixels: MEGAPIXELS_MAX,
        })
    } else {
        Ok(())
    }
}
