//! Answers of Hugging Face's API in files.

use std::path::Path;

use daily_papers::huggingface::{Answer, ObjectError};

use crate::escape::shown;
use crate::files;
use crate::output::{Status, complain};

/// Reads the answer in a file, or on standard input.
pub(crate) fn read(path: &Path) -> Result<Answer, String> {
    let text = files::read_text(path)?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", shown(path)))
}

/// Shows the errors of objects. Each is a finding.
pub(crate) fn complain_of<'e>(
    path: &Path,
    errors: impl IntoIterator<Item = &'e ObjectError>,
    status: &mut Status,
) {
    for error in errors {
        complain(format_args!("{}: {error}", shown(path)));
        status.raise(Status::Findings);
    }
}
