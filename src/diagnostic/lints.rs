use alloc::vec::Vec;

use crate::code::{Code, Severity};

/// A selection of the warnings and notes to report, with their severities.
///
/// By default all are reported with the severity of [`Code::severity`]. Errors are always reported,
/// because they name what the typed model would lose.
///
/// ```
/// use daily_papers::{Code, Document, Lints, Severity};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n- item \n\n";
/// let lints = Lints::none().at(Code::TrailingWhiteSpace, Severity::Warning);
/// let diagnostics = Document::parse(page).lint(&lints);
/// assert_eq!(diagnostics[0].code(), Code::TrailingWhiteSpace);
/// assert_eq!(diagnostics[0].severity(), Severity::Warning);
/// assert_eq!(diagnostics.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Lints {
    /// The warnings and notes with a setting, in their order. `None` turns a lint off.
    settings: Vec<(Code, Option<Severity>)>,
    none_by_default: bool,
}

impl Lints {
    /// Selects all warnings and notes, with their default severities.
    #[must_use]
    pub fn new() -> Lints {
        Lints::default()
    }

    /// Selects no warnings and notes. Errors are still reported.
    #[must_use]
    pub fn none() -> Lints {
        Lints { settings: Vec::new(), none_by_default: true }
    }

    /// Selects `code`, and sets its severity. It has no effect on an error.
    ///
    /// ```
    /// use daily_papers::{Code, Lints, Severity};
    ///
    /// let lints = Lints::new().at(Code::CutAuthors, Severity::Warning);
    /// assert_eq!(lints.severity(Code::CutAuthors), Some(Severity::Warning));
    /// ```
    #[must_use]
    pub fn at(self, code: Code, severity: Severity) -> Lints {
        self.set(code, Some(severity))
    }

    /// Deselects `code`. It has no effect on an error.
    ///
    /// ```
    /// use daily_papers::{Code, Lints};
    ///
    /// assert_eq!(Lints::new().without(Code::CutAuthors).severity(Code::CutAuthors), None);
    /// ```
    #[must_use]
    pub fn without(self, code: Code) -> Lints {
        self.set(code, None)
    }

    fn set(mut self, code: Code, setting: Option<Severity>) -> Lints {
        if code.severity() == Severity::Error {
            return self;
        }
        let at = self.settings.partition_point(|(other, _)| *other < code);
        match self.settings.get_mut(at) {
            Some((other, old)) if *other == code => *old = setting,
            _ => self.settings.insert(at, (code, setting)),
        }
        self
    }

    /// Returns the severity of `code`. Returns `None` if the code is not selected.
    #[must_use]
    pub fn severity(&self, code: Code) -> Option<Severity> {
        let setting = self.settings.iter().find(|(other, _)| *other == code);
        match (code.severity(), setting) {
            (Severity::Error, _) => Some(Severity::Error),
            (_, Some((_, setting))) => *setting,
            (_, None) if self.none_by_default => None,
            (severity, None) => Some(severity),
        }
    }

    /// Returns `true` if a warning or a note may be selected.
    pub(crate) fn may_select_lints(&self) -> bool {
        !self.none_by_default || !self.settings.is_empty()
    }
}
