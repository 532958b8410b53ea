use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::code::Severity;
use crate::escape::{Escaped, excerpt};

/// Error for an object of an answer that is not a paper of a digest, or a note about a part of it
/// that is not.
///
/// [`severity`](ObjectError::severity) tells which. `Display` writes one sentence. Text of the answer
/// is cut and escaped in it. `Debug` escapes it too.
///
/// ```
/// use daily_papers::huggingface::Answer;
///
/// let json = r#"[3, {"paper": {"id": "2404.00001", "title": ["A Study"]}}]"#;
/// let answer: Answer = serde_json::from_str(json)?;
/// let errors: Vec<_> = answer.errors().collect();
/// assert_eq!(errors[0].to_string(), "object 0: expected an object, found `3`");
/// assert_eq!(
///     errors[1].to_string(),
///     "object 1 (2404.00001): `paper.title`: expected a text, found a list",
/// );
/// assert_eq!(
///     (errors[1].index(), errors[1].id(), errors[1].key()),
///     (Some(1), Some("2404.00001"), Some("paper.title")),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ObjectError {
    index: Option<usize>,
    id: Option<String>,
    key: Option<&'static str>,
    severity: Severity,
    expected: &'static str,
    /// What was found, escaped.
    found: String,
}

impl ObjectError {
    /// Returns the error for the value of a key.
    pub(super) fn new(key: Option<&'static str>, expected: &'static str, found: String) -> ObjectError {
        ObjectError { index: None, id: None, key, severity: Severity::Error, expected, found }
    }

    /// Returns the note for the text of a key.
    pub(super) fn note(key: &'static str, expected: &'static str, found: &str) -> ObjectError {
        let found = format!("`{}`", excerpt(found));
        ObjectError { severity: Severity::Note, ..ObjectError::new(Some(key), expected, found) }
    }

    /// Returns the error for a paper with this identifier.
    pub(super) fn of(self, id: &str) -> ObjectError {
        ObjectError { id: Some(id.into()), ..self }
    }

    /// Returns the error for the object at this index.
    pub(super) fn at(self, index: usize) -> ObjectError {
        ObjectError { index: Some(index), ..self }
    }

    /// Returns how much is lost.
    ///
    /// [`Severity::Error`] means that the digest does not have the object. [`Severity::Note`] means
    /// that it has the object, and that a part was left out or changed: the thumbnail, the title or
    /// the name of an author.
    ///
    /// ```
    /// use daily_papers::Severity;
    /// use daily_papers::huggingface::{DailyPaper, Order, digest};
    ///
    /// let papers = [DailyPaper::new("2404.00001", "A\u{202e} Study"), DailyPaper::new("hello", "A")];
    /// let (digest, errors) = digest("2024-04-23".parse()?, &papers, Order::Listed);
    /// assert_eq!(digest.papers[0].title, "A Study");
    /// assert_eq!(
    ///     errors[0].to_string(),
    ///     "object 0 (2404.00001): `paper.title`: expected a title without hidden characters, found `A\\u{202e}`",
    /// );
    /// assert_eq!(errors[0].severity(), Severity::Note);
    /// assert_eq!(errors[1].severity(), Severity::Error);
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns the index of the object in the answer, from 0. Returns `None` for an object that was
    /// not read from a list.
    #[must_use]
    pub fn index(&self) -> Option<usize> {
        self.index
    }

    /// Returns the identifier of the paper, as the answer has it. Returns `None` if the object has
    /// none.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns the path of keys to the wrong value, such as `paper.id` or `paper.authors[].name`.
    /// Returns `None` if the whole object is wrong.
    ///
    /// The key of a media link is always `thumbnail`, although older answers have `mediaUrl`.
    #[must_use]
    pub fn key(&self) -> Option<&'static str> {
        self.key
    }
}

impl fmt::Debug for ObjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectError")
            .field("index", &self.index)
            .field("id", &self.id().map(Escaped))
            .field("key", &self.key)
            .field("severity", &self.severity)
            .field("expected", &self.expected)
            .field("found", &self.found)
            .finish()
    }
}

impl fmt::Display for ObjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("object")?;
        if let Some(index) = self.index {
            write!(f, " {index}")?;
        }
        if let Some(id) = &self.id {
            write!(f, " ({})", excerpt(id))?;
        }
        if let Some(key) = self.key {
            write!(f, ": `{key}`")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)
    }
}

impl core::error::Error for ObjectError {}
