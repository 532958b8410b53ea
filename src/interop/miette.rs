//! `Diagnostic` of the crate `miette` for errors and diagnostics.
//!
//! A report with its page is `miette::Report::new(diagnostic).with_source_code(text)`. Its handlers
//! print lines of the page without escaping them, so use [`render`](Diagnostic::render) for
//! untrusted input.

use alloc::boxed::Box;
use core::fmt::Display;
use core::iter;

use miette::{LabeledSpan, Severity as Level};

use crate::code::{Severity, UnknownCode};
use crate::diagnostic::{Diagnostic, ParseError};
use crate::diff::MergeError;
use crate::document::ReadError;
use crate::edit::{Edit, EditError};
use crate::limits::LimitError;
use crate::model::ValueError;
use crate::reader::ReaderError;
use crate::update::UpdateError;
use crate::utf8::Utf8Error;

impl miette::Diagnostic for Diagnostic {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.code()))
    }

    fn severity(&self) -> Option<Level> {
        Some(match self.severity() {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Note => Level::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.help().map(|help| -> Box<dyn Display + 'a> { Box::new(help) })
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = ["expected ", self.expected()].concat();
        let span = LabeledSpan::new(Some(label), self.span().start, self.span().len());
        Some(Box::new(iter::once(span)))
    }
}

impl miette::Diagnostic for ParseError {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.first().code()))
    }

    fn severity(&self) -> Option<Level> {
        Some(Level::Error)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.first().labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        let others = self.diagnostics().iter().skip(1);
        Some(Box::new(others.map(|error| -> &dyn miette::Diagnostic { error })))
    }
}

/// Has no label, because handlers require a source in UTF-8 to show one.
impl miette::Diagnostic for Utf8Error {}

/// Has no label, because the span can be a whole page that is too large to show.
impl miette::Diagnostic for LimitError {}

/// Has no label, because the input is not in memory.
impl miette::Diagnostic for ReaderError {}

impl ReadError {
    fn inner(&self) -> &dyn miette::Diagnostic {
        match self {
            ReadError::Utf8(error) => error,
            ReadError::Limit(error) => error,
            ReadError::Parse(error) => error,
        }
    }
}

impl miette::Diagnostic for ReadError {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.inner().code()
    }

    fn severity(&self) -> Option<Level> {
        self.inner().severity()
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.inner().labels()
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        self.inner().related()
    }
}

impl miette::Diagnostic for ValueError {}

#[cfg(feature = "url")]
impl miette::Diagnostic for crate::model::UrlError {}

impl miette::Diagnostic for UnknownCode {}

impl miette::Diagnostic for MergeError {}

impl miette::Diagnostic for EditError {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let edits = iter::once(self.edit()).chain(self.conflicts_with());
        let label = |edit: &Edit| LabeledSpan::new(None, edit.span().start, edit.span().len());
        Some(Box::new(edits.map(label)))
    }
}

impl miette::Diagnostic for UpdateError {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(iter::once(LabeledSpan::new(None, self.span().start, self.span().len()))))
    }
}
