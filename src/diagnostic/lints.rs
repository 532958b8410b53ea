use alloc::collections::BTreeMap;

use crate::code::{Code, Severity};

/// Which warnings and notes are wanted, and how severe each is.
///
/// By default all are wanted, each as severe as [`Code::severity`] says. Errors are always wanted: they tell what would be
/// lost.
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
    settings: BTreeMap<Code, Option<Severity>>,
    none_by_default: bool,
}

impl Lints {
    /// All of them, as severe as by default.
    #[must_use]
    pub fn new() -> Lints {
        Lints::default()
    }

    /// None of them, besides the errors.
    #[must_use]
    pub fn none() -> Lints {
        Lints { settings: BTreeMap::new(), none_by_default: true }
    }

    /// The same with this code as severe as that. For an error it changes nothing.
    #[must_use]
    pub fn at(mut self, code: Code, severity: Severity) -> Lints {
        self.settings.insert(code, Some(severity));
        self
    }

    /// The same without this code. For an error it changes nothing.
    #[must_use]
    pub fn without(mut self, code: Code) -> Lints {
        self.settings.insert(code, None);
        self
    }

    /// How severe a code is; `None` where it is not wanted.
    #[must_use]
    pub fn severity(&self, code: Code) -> Option<Severity> {
        match (code.severity(), self.settings.get(&code)) {
            (Severity::Error, _) => Some(Severity::Error),
            (_, Some(setting)) => *setting,
            (_, None) if self.none_by_default => None,
            (severity, None) => Some(severity),
        }
    }
}
