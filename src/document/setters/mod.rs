//! Edits that are made from typed values.

use alloc::string::String;

mod digest;
mod item;
mod paper;

/// Returns a text of the model with the line endings of a page.
fn with_line_ends(text: &str, line_end: &str) -> String {
    if line_end == "\n" { text.into() } else { text.replace('\n', line_end) }
}
