//! Parses pages: `cargo run --example parse -- [--json | --markdown | --lossless] [PATH ...]`.
//!
//! Prints an outline of each page, its digests as JSON or in canonical form, or the page byte for
//! byte. A path is a file, or a directory with all `.md` files below it. The exit status is 1 if a
//! page has errors, and 2 if a file cannot be read.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, exit};
use std::{env, error::Error, fmt, fs};

use daily_papers::Document;
use daily_papers::document::DigestView;

type Form = fn(DigestView<'_>) -> serde_json::Result<String>;

fn main() -> ExitCode {
    let args = env::args_os().skip(1).map(PathBuf::from);
    let (flags, mut paths): (Vec<_>, Vec<_>) = args.partition(|arg| arg.to_string_lossy().starts_with("--"));
    let form: Option<Form> = match *flags.iter().map(|flag| flag.to_str()).collect::<Vec<_>>() {
        [] => Some(outline),
        [Some("--json")] => Some(|digest| Ok(serde_json::to_string(&digest.to_digest())? + "\n")),
        [Some("--markdown")] => Some(|digest| Ok(digest.to_digest().to_string())),
        [Some("--lossless")] => None,
        _ => return report("usage: parse [--json | --markdown | --lossless] [PATH ...]\n", 2).into(),
    };
    if paths.is_empty() {
        paths.push(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/pages/2025-05-09.md").into());
    }
    parse_all(&paths, form).into()
}

/// Parses the paths and returns the exit status. An error does not stop the other paths.
fn parse_all(paths: &[PathBuf], form: Option<Form>) -> u8 {
    let status = |path: &PathBuf| {
        parse(path, form).unwrap_or_else(|error| match error.downcast_ref().map(io::Error::kind) {
            // The reader closed the output, which is not an error.
            Some(ErrorKind::BrokenPipe) => exit(0),
            _ => report(format_args!("error: {path:?}: {error}\n"), 2),
        })
    };
    paths.iter().map(status).max().unwrap_or(0)
}

/// Prints a page with its diagnostics, or the pages below a directory. Links to directories are not
/// followed.
fn parse(path: &Path, form: Option<Form>) -> Result<u8, Box<dyn Error>> {
    if path.is_dir() {
        let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
        paths.retain(|path| if path.is_dir() { !path.is_symlink() } else { is_page(path) });
        paths.sort();
        return Ok(parse_all(&paths, form));
    }
    let page = Document::from_utf8(fs::read(path)?)?;
    let text = form.map_or_else(|| Ok(page.to_string()), |form| page.digests().map(form).collect())?;
    io::stdout().write_all(text.as_bytes())?;
    io::stdout().flush()?;
    let (name, diagnostics) = (path.to_string_lossy(), page.diagnostics());
    let shown =
        diagnostics.iter().map(|found| (found.render(page.as_str()).with_path(&name), found.is_error()));
    Ok(shown.map(|(shown, is_error)| report(shown, is_error.into())).max().unwrap_or(0))
}

/// Returns the date, and a line for each paper.
fn outline(digest: DigestView<'_>) -> serde_json::Result<String> {
    let mut outline = format!("{}\n", digest.date());
    for paper in digest.papers() {
        let votes = paper.votes().map_or(String::new(), |votes| votes.to_string());
        let id = paper.arxiv_id().map_or(String::new(), |id| id.to_string());
        let title = paper.title().replace(char::is_control, " ");
        outline += &format!("{votes:>6}  {id:<10}  {title}\n");
    }
    Ok(outline)
}

/// Prints to standard error, and returns the exit status.
fn report(text: impl fmt::Display, status: u8) -> u8 {
    let _ = write!(io::stderr(), "{text}");
    status
}
