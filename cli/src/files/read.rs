//! Reading files.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::Path;

use daily_papers::Document;

use crate::escape::shown;

/// Returns whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens a file, or standard input.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(if is_stdin(path) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path)?))
    })
}

/// Reads a file, or standard input, as a page.
pub(crate) fn read(path: &Path) -> Result<Document<'static>, String> {
    if !is_stdin(path) {
        return parse(path, fs::read(path));
    }
    let mut bytes = Vec::new();
    parse(path, io::stdin().read_to_end(&mut bytes).map(|_| bytes))
}

/// Parses the bytes of a file as a page.
pub(super) fn parse(path: &Path, bytes: io::Result<Vec<u8>>) -> Result<Document<'static>, String> {
    let bytes = bytes.and_then(fits).map_err(|error| cannot_read(path, &error))?;
    Document::from_utf8(bytes).map_err(|error| format!("{}: {error}", shown(path)))
}

/// The size of a page, in bytes, from which memory is asked for in advance.
const LARGE: usize = 64 << 20;

/// Returns the bytes of a page, or an error if there is no memory to work on them. An allocation that
/// fails later would end the run without a message.
fn fits(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    if bytes.len() >= LARGE {
        // The lines of a page, and its new text.
        let needed = bytes.len().saturating_mul(4);
        Vec::<u8>::new().try_reserve_exact(needed).map_err(|_| io::ErrorKind::OutOfMemory)?;
    }
    Ok(bytes)
}

/// Reads a file, or standard input, as a text.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let text = open(path).and_then(io::read_to_string);
    text.map_err(|error| cannot_read(path, &error))
}

/// Returns the message for a file that cannot be read.
pub(super) fn cannot_read(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::OutOfMemory => format!("{}: the file does not fit into memory", shown(path)),
        _ => format!("{}: {error}", shown(path)),
    }
}
