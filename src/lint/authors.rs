//! The authors line of a paper, for the lints of authors.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::line::Line;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::document::PaperView;
use crate::syntax::{self, Authors, Class};

/// The list of an authors line, and its names.
pub(super) struct List<'d> {
    /// The line without `Authors: `.
    pub(super) line: Line<'d>,
    pub(super) authors: Authors<'d>,
    /// The number of commas, in names and between them.
    pub(super) commas: usize,
    /// The names without white space around them.
    pub(super) names: Vec<Cow<'d, str>>,
}

impl<'d> List<'d> {
    /// Returns the authors of a paper that has an authors line.
    pub(super) fn of(paper: &PaperView<'d>) -> Option<List<'d>> {
        let index = paper.part.field_line(|class| class == Class::Authors)?;
        let authors = paper.part.parse(index, syntax::authors::<true>)?;
        let line = Line { part: paper.part, index, text: authors.as_str() };
        let commas = authors.commas();
        let mut names = Vec::with_capacity(authors.at_most(commas));
        authors.iter().for_each(|name| names.push(trimmed(name)));
        Some(List { line, authors, commas, names })
    }

    /// Returns whether the list is a plain one whose last name is not blank.
    pub(super) fn ends_in_name(&self) -> bool {
        !self.authors.is_python_list() && self.names.last().is_some_and(|name| !name.is_empty())
    }

    /// Returns a diagnostic about the name with this number. In a Python list it can be about the
    /// whole list.
    pub(super) fn diagnostic(&self, code: Code, number: usize, expected: &'static str) -> Diagnostic {
        let found = match self.authors.iter().nth(number) {
            Some(Cow::Borrowed(name)) => name,
            _ => self.line.text,
        };
        self.line.diagnostic(code, found, expected)
    }
}

/// Returns a name without the white space around it.
fn trimmed(name: Cow<'_, str>) -> Cow<'_, str> {
    match name {
        // Most names begin and end in a visible ASCII character.
        _ if matches!(name.as_bytes(), [a, .., z] if a.is_ascii_graphic() && z.is_ascii_graphic()) => name,
        Cow::Borrowed(name) => Cow::Borrowed(name.trim()),
        Cow::Owned(name) => Cow::Owned(name.trim().into()),
    }
}
