//! Changes of files as unified diffs.

use std::path::{Path, is_separator};

use similar::TextDiff;

use crate::escape::is_hidden;

/// Returns the change of a file as a unified diff, which `patch` accepts.
pub(crate) fn unified(path: &Path, old: &str, new: &str) -> String {
    let name = name_of(path);
    // `TextDiff::from_lines` would end a line at a lone `\r`.
    let (old, new): (Vec<_>, Vec<_>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
    diff.unified_diff().header(&name, &name).to_string()
}

/// Returns the name of a file as GNU diff and Git write it: quoted and with octal escapes if it has
/// a space or a hidden character.
fn name_of(path: &Path) -> String {
    let octal = |bytes: &[u8]| bytes.iter().map(|byte| format!("\\{byte:03o}")).collect::<String>();
    let mut is_plain = true;
    let mut quoted = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            let is_hidden = is_hidden(c);
            is_plain &= !(is_hidden || matches!(c, ' ' | '"') || c == '\\' && !is_separator(c));
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                _ if is_hidden => quoted += &octal(c.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => quoted.push(c),
            }
        }
        is_plain &= chunk.invalid().is_empty();
        quoted += &octal(chunk.invalid());
    }
    if is_plain { path.display().to_string() } else { format!("\"{quoted}\"") }
}
