//! The QR code that an authenticator app reads, drawn as one path so that the page needs nothing else.

use anyhow::anyhow;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The white frame that readers need (ISO/IEC 18004).
const QUIET: i32 = 4;
/// How many pixels a module is wide.
const SCALE: i32 = 5;

/// The code of a text, black on white whatever the page's colours are.
///
/// # Errors
/// When the text is too long for a code.
pub fn qr(text: &str, label: String) -> anyhow::Result<AnyView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| anyhow!("{error}"))?;
    let side = code.size() + 2 * QUIET;
    let pixels = (side * SCALE).to_string();
    let drawn = view! {
        <svg
            class="qr"
            role="img"
            aria-label=label
            width=pixels.clone()
            height=pixels
            viewBox=format!("0 0 {side} {side}")
            shape-rendering="crispEdges"
        >
            <rect width="100%" height="100%" fill="#fff" />
            <path d=path(&code) fill="#000" />
        </svg>
    };
    Ok(drawn.into_any())
}

fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing into a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_inside_the_white_frame() {
        let code = QrCode::encode_text("otpauth://totp/x", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y));
        assert_eq!(path(&code).matches('M').count(), dark.count());
        // The corner of a finder pattern.
        assert!(path(&code).starts_with("M4 4h1v1h-1z"));
    }
}
