//! A finding: a diagnostic of a page, or of several, with the path of the page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use daily_papers::{Diagnostic, Edit, Severity, Span};
use serde::Serialize;

use crate::rules::Rule;

/// The byte-order mark, which may open a page.
const MARK: char = '\u{feff}';

/// A part of one line of a page: lines and columns from 1, and columns in characters.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
    pub(crate) span: Span,
}

impl Place {
    /// Returns the place of the line at the start of `span`, which has the number `line`. `text` is
    /// the page, whose byte-order mark is not part of a line.
    pub(crate) fn of_line(text: &str, span: Span, line: usize) -> Place {
        let start = if span.start == 0 && text.starts_with(MARK) { MARK.len_utf8() } else { span.start };
        let rest = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let end_column = rest.chars().count().saturating_add(1);
        let span = Span::new(start, start.saturating_add(rest.len()));
        Place { line, column: 1, end_line: line, end_column, span }
    }
}

/// A finding.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) path: Arc<PathBuf>,
    pub(crate) rule: Rule,
    pub(crate) severity: Severity,
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    pub(crate) fix: Vec<Edit>,
    /// The finding with its line and carets, for people.
    pub(crate) rendering: String,
}

impl Finding {
    /// Creates a finding from a diagnostic. `text` is the page.
    pub(crate) fn of_page(path: &Arc<PathBuf>, text: &str, diagnostic: &Diagnostic) -> Finding {
        Finding {
            path: Arc::clone(path),
            rule: Rule::Page(diagnostic.code()),
            severity: diagnostic.severity(),
            place: Place {
                line: diagnostic.line(),
                column: diagnostic.column(),
                end_line: diagnostic.end_line(),
                end_column: diagnostic.end_column(),
                span: diagnostic.span(),
            },
            message: diagnostic.message(),
            help: diagnostic.help().map(str::to_owned),
            fix: diagnostic.fix().to_vec(),
            rendering: diagnostic.render(text).with_path(&path.to_string_lossy()).to_string(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}
