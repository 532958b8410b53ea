//! Where pages come from: files, names on standard input, or frames on standard input.

use std::io::{self, BufRead, Read};
use std::iter;
use std::mem;
use std::path::{Path, PathBuf};

use daily_papers::Document;

use super::frames::{Frame, Frames};
use crate::escape::shown;
use crate::files::{self, Paths};
use crate::window::Inputs;

/// A page that was not read yet.
pub(crate) enum Source {
    File(PathBuf),
    Frame(Frame),
}

/// The pages to convert, or an error for each that cannot be found.
pub(crate) type Sources = Inputs<Result<Source, String>>;

/// Returns the files, and those below directories, without README pages. Such a page repeats the
/// newest digest of its archive.
pub(crate) fn of_paths(paths: Vec<PathBuf>) -> Sources {
    // The paths of a large archive would need more memory than its pages.
    let count = paths.iter().flat_map(|path| files::of_days_below(path)).count();
    let each = paths.into_iter().flat_map(|path| files::of_days_below(&path));
    Inputs { count: Some(count), each: Box::new(each.map(|path| path.map(Source::File))) }
}

/// Returns the files and directories whose names are the lines of an input.
pub(crate) fn on_lines(input: impl Read + 'static) -> Sources {
    let mut has_failed = false;
    // An input that cannot be read would return its error for ever.
    let until_error = move |line: &(_, io::Result<_>)| !mem::replace(&mut has_failed, line.1.is_err());
    let lines = io::BufReader::new(input).split(b'\n').enumerate().take_while(until_error);
    let each = lines.flat_map(|(index, line)| {
        let number = index.saturating_add(1);
        let line = line.map_err(|error| format!("-: {error}"));
        let name = line.and_then(|line| {
            String::from_utf8(line).map_err(|_| format!("line {number}: the name is not UTF-8"))
        });
        match name {
            Ok(name) if name == "-" => failed(format!("line {number}: standard input has the names")),
            Ok(name) => files::of_days_below(Path::new(&name)),
            Err(problem) => failed(problem),
        }
    });
    Inputs { count: None, each: Box::new(each.map(|path| path.map(Source::File))) }
}

fn failed(problem: String) -> Paths {
    Box::new(iter::once(Err(problem)))
}

/// Returns the pages of an input that has frames.
pub(crate) fn framed(input: impl Read + 'static) -> Sources {
    let frames = Frames::new(io::BufReader::new(input));
    Inputs { count: None, each: Box::new(frames.map(|frame| frame.map(Source::Frame))) }
}

/// A page with the name of its source.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) document: Document<'static>,
}

impl Page {
    /// Reads a page. The name must be UTF-8, because it is a text of the table.
    pub(super) fn read(source: Source) -> Result<Page, String> {
        match source {
            Source::File(path) => {
                let name = path.to_str().ok_or_else(|| format!("{}: the name is not UTF-8", shown(&path)))?;
                Ok(Page { name: name.to_owned(), document: files::read(&path)? })
            }
            Source::Frame(Frame { name, page }) => {
                let name = String::from_utf8(name).map_err(|error| {
                    let name = String::from_utf8_lossy(error.as_bytes()).into_owned();
                    format!("{name}: the name is not UTF-8")
                })?;
                let document = Document::from_utf8(page).map_err(|error| format!("{name}: {error}"))?;
                Ok(Page { name, document })
            }
        }
    }
}
