use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use super::lossy::{self, Losses};
use super::text::{ShortText, compared_with_str};
use super::{Loss, ValueError, ValueErrorKind};
use crate::syntax::Emphasis;

/// Label of an item, with its emphasis. It is not empty, and does not contain `*` or a line break.
///
/// ```
/// use daily_papers::{Emphasis, Label};
///
/// let label: Label = "What's New".parse()?;
/// assert_eq!((label.as_str(), label.emphasis()), ("What's New", Emphasis::StrongEmphasis));
/// assert_eq!(label.with_emphasis(Emphasis::Strong).emphasis(), Emphasis::Strong);
/// assert!(Label::new("What's *New*").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label {
    text: ShortText,
    emphasis: Emphasis,
}

impl Label {
    /// Returns a label with the current emphasis, `***LABEL***`.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is empty, or contains `*` or a line break.
    pub fn new(text: impl Into<Box<str>>) -> Result<Label, ValueError> {
        text.into().parse()
    }

    fn check(text: &str) -> Result<(), ValueError> {
        if text.is_empty() {
            return Err(ValueError::new(ValueErrorKind::LabelEmpty, 0));
        }
        match text.char_indices().find(|(_, c)| matches!(c, '*' | '\n')) {
            Some((at, '*')) => Err(ValueError::new(ValueErrorKind::LabelAsterisk, at)),
            Some((at, _)) => Err(ValueError::new(ValueErrorKind::LabelLineBreak, at)),
            None => Ok(()),
        }
    }

    /// Returns a label for any text, and what was changed to make it valid.
    ///
    /// A text that [`new`](Label::new) accepts is not changed. In any other text, white space is
    /// collapsed, and hidden characters and asterisks are removed. An empty label becomes U+FFFD.
    ///
    /// ```
    /// use daily_papers::{Label, Loss};
    ///
    /// let (label, losses) = Label::from_lossy("**What's New**");
    /// assert_eq!(label, "What's New");
    /// assert_eq!(losses, [Loss::Structure]);
    /// assert_eq!(Label::from_lossy("").0, "\u{fffd}");
    /// ```
    #[must_use]
    pub fn from_lossy(text: &str) -> (Label, Vec<Loss>) {
        Losses::unless(text.parse(), |losses| Label::read(Emphasis::default(), &lossy::label(text, losses)))
    }

    /// Returns a label that the grammar has parsed.
    pub(crate) fn read(emphasis: Emphasis, text: &str) -> Label {
        debug_assert!(Label::check(text).is_ok(), "the grammar accepts what the model rejects: {text:?}");
        Label { text: text.into(), emphasis }
    }

    /// Returns the label with another emphasis.
    ///
    /// ```
    /// use daily_papers::{Emphasis, Label};
    ///
    /// let label = Label::new("What's New")?.with_emphasis(Emphasis::Strong);
    /// assert_eq!(label.emphasis(), Emphasis::Strong);
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn with_emphasis(self, emphasis: Emphasis) -> Label {
        Label { emphasis, ..self }
    }

    /// Returns the text, without the asterisks around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the asterisks around the label.
    #[must_use]
    pub fn emphasis(&self) -> Emphasis {
        self.emphasis
    }
}

/// Writes the text, without the asterisks around it.
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl AsRef<str> for Label {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl FromStr for Label {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Label, ValueError> {
        Label::check(text).map(|()| Label { text: text.into(), emphasis: Emphasis::default() })
    }
}

impl TryFrom<&str> for Label {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Label, ValueError> {
        text.parse()
    }
}

impl TryFrom<alloc::string::String> for Label {
    type Error = ValueError;

    fn try_from(text: alloc::string::String) -> Result<Label, ValueError> {
        Label::new(text)
    }
}

impl core::ops::Deref for Label {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

// `Label` does not implement `Borrow<str>`, because labels with equal texts and different emphases
// are not equal.
compared_with_str!(Label);
