//! A file to be handed in.

use super::Field;
use leptos::prelude::*;

/// What the file dialog offers wherever a document is handed in.
pub const ACCEPTED_FILES: &str = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv";

/// What the file dialog offers where a sheet of paper is shown as it is.
pub const SCANNED_FILES: &str = ".pdf,.png,.jpg,.jpeg";

/// A file to be handed in; its form needs `enctype="multipart/form-data"`.
#[component]
pub fn FileField(
    /// Name, label, hint and error.
    field: Field,
    /// The kinds offered by the file dialog, such as `application/pdf`.
    #[prop(optional, into)]
    accept: String,
    /// Whether several files may be chosen at once.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    field.labelled(
        view! {
        <input
            type="file"
            id=field.id()
            name=field.name().to_owned()
            accept=(!accept.is_empty()).then_some(accept)
            multiple=multiple
            aria-required=field.must()
            aria-invalid=field.invalid()
            aria-describedby=field.described_by()
        />
        }
        .into_any(),
    )
}
