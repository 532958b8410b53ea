//! The file `daily-papers.toml`.

use std::fs;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::escape::shown;
use crate::files::Globs;
use crate::rules::{Raised, Rule};

/// The name of the file.
const NAME: &str = "daily-papers.toml";

/// What the file says about the pages in its folder and below.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// Globs, relative to the folder of the file.
    pub(crate) exclude: Globs,
    pub(crate) allow: Vec<Rule>,
    pub(crate) error: Vec<Raised>,
}

/// The keys of the file.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Keys {
    exclude: Vec<Spanned<String>>,
    allow: Vec<Spanned<String>>,
    error: Vec<Spanned<String>>,
}

/// What is wrong in a file, and where.
struct Fault {
    span: Option<Range<usize>>,
    message: String,
}

impl Config {
    /// Reads the file in a folder, if there is one. Messages name it from the folder `current`.
    pub(crate) fn in_folder(folder: &Path, current: &Path) -> Option<Result<Config, String>> {
        let path = folder.join(NAME);
        let text = match fs::read_to_string(&path) {
            Err(error) if is_missing(&error) && !path.is_symlink() => return None,
            text => text,
        };
        let name = shown(path.strip_prefix(current).unwrap_or(&path));
        let config = match text {
            Ok(text) => Config::parse(&text, folder).map_err(|fault| match fault.span {
                Some(span) => format!("{name}: line {}: {}", line(&text, span.start), fault.message),
                None => format!("{name}: {}", fault.message),
            }),
            Err(error) => Err(format!("{name}: {error}")),
        };
        Some(config)
    }

    fn parse(text: &str, folder: &Path) -> Result<Config, Fault> {
        let keys: Keys = toml::from_str(text)
            .map_err(|error| Fault { span: error.span(), message: error.message().to_owned() })?;
        Ok(Config {
            exclude: Globs::new(folder.to_owned(), each(keys.exclude, str::parse)?),
            allow: each(keys.allow, Rule::lint)?,
            error: each(keys.error, Raised::named)?,
        })
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Returns the number of the line that contains an offset.
fn line(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.matches('\n').count().saturating_add(1)
}

/// Parses each text.
fn each<T>(texts: Vec<Spanned<String>>, parse: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, Fault> {
    let one = |text: Spanned<String>| {
        parse(text.as_ref()).map_err(|message| Fault { span: Some(text.span()), message })
    };
    texts.into_iter().map(one).collect()
}
