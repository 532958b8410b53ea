//! Where pages come from: files, names on standard input, or frames on standard input.

use std::io::{self, BufRead, Read};
use std::iter;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use daily_papers::Document;

use super::frames::{Frame, Frames};
use crate::escape::shown;
use crate::files::{self, Found, Rules, Skip};
use crate::window::Inputs;

/// A page that was not read yet.
pub(crate) enum Source {
    File(PathBuf),
    Frame(Frame),
    /// The problem of an input that ends too early, so that pages are missing.
    Cut(String),
}

/// The pages to convert, or an error for each that cannot be found.
pub(crate) type Sources = Inputs<Result<Source, String>>;

/// Returns the files, and those below directories, without README pages. Such a page repeats the
/// newest digest of its archive.
pub(crate) fn of_paths(paths: Vec<PathBuf>, skip: &Skip) -> Sources {
    // The paths of a large archive would need more memory than its pages.
    let counted = skip.rules();
    let found = paths.iter().flat_map(|path| files::of_days_below(path, &counted));
    let count = found.filter(|found| !matches!(found, Found::Warning(_))).count();
    let rules = skip.rules();
    let each = paths.into_iter().flat_map(move |path| of_path(&path, &rules));
    Inputs { count: Some(count), each: Box::new(each) }
}

fn of_path(path: &Path, rules: &Arc<Rules>) -> Box<dyn Iterator<Item = Result<Source, String>>> {
    let pages = files::of_days_below(path, rules).filter_map(Found::page);
    Box::new(pages.map(|page| page.map(Source::File)))
}

/// Returns the files and directories whose names are the lines of an input.
pub(crate) fn on_lines(input: impl Read + 'static, skip: &Skip) -> Sources {
    let mut has_failed = false;
    // An input that cannot be read would return its error for ever.
    let until_error = move |line: &(_, io::Result<_>)| !mem::replace(&mut has_failed, line.1.is_err());
    let lines = io::BufReader::new(input).split(b'\n').enumerate().take_while(until_error);
    let rules = skip.rules();
    let each = lines.flat_map(move |(index, line)| {
        let number = index.saturating_add(1);
        match line.map(name_on) {
            Ok(Ok(name)) => of_path(Path::new(&name), &rules),
            Ok(Err(problem)) => Box::new(iter::once(Err(format!("line {number}: {problem}")))),
            Err(error) => Box::new(iter::once(Ok(Source::Cut(format!("-: {error}"))))),
        }
    });
    Inputs { count: None, each: Box::new(each) }
}

/// Returns the name on a line, which may end as on Windows.
fn name_on(mut line: Vec<u8>) -> Result<String, &'static str> {
    if line.ends_with(b"\r") {
        line.pop();
    }
    match String::from_utf8(line).as_deref() {
        Ok("") => Err("expected a name, found an empty line"),
        Ok("-") => Err("standard input has the names"),
        Ok(name) => Ok(name.to_owned()),
        Err(_) => Err("the name is not UTF-8"),
    }
}

/// Returns the pages of an input that has frames.
pub(crate) fn framed(input: impl Read + 'static) -> Sources {
    let frames = Frames::new(io::BufReader::new(input));
    let each = frames.map(|frame| Ok(frame.map_or_else(Source::Cut, Source::Frame)));
    Inputs { count: None, each: Box::new(each) }
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
            Source::Cut(problem) => Err(problem),
        }
    }
}
