use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

use super::text::{ShortText, compared_with_str};
use super::{ValueError, ValueErrorKind};
use crate::syntax::Emphasis;

/// The label of an item: one or more characters, none of them `*` and no line break; with the emphasis it stands in.
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
    /// Makes a label in today's emphasis, `***LABEL***`.
    ///
    /// # Errors
    ///
    /// Where the text is empty, or holds `*` or a line break.
    pub fn new(text: impl Into<Box<str>>) -> Result<Label, ValueError> {
        let text = text.into();
        if text.is_empty() {
            return Err(ValueError::new(ValueErrorKind::LabelEmpty, 0));
        }
        match text.char_indices().find(|(_, c)| matches!(c, '*' | '\n')) {
            Some((at, '*')) => Err(ValueError::new(ValueErrorKind::LabelAsterisk, at)),
            Some((at, _)) => Err(ValueError::new(ValueErrorKind::LabelLineBreak, at)),
            None => Ok(Label { text: ShortText::from(&*text), emphasis: Emphasis::default() }),
        }
    }

    /// A label that the grammar has read.
    pub(crate) fn read(emphasis: Emphasis, text: &str) -> Label {
        debug_assert!(Label::new(text).is_ok(), "the grammar reads what the model refuses: {text:?}");
        Label { text: text.into(), emphasis }
    }

    /// The same label in another emphasis.
    #[must_use]
    pub fn with_emphasis(self, emphasis: Emphasis) -> Label {
        Label { emphasis, ..self }
    }

    /// The text, without its asterisks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The asterisks it stands between.
    #[must_use]
    pub fn emphasis(&self) -> Emphasis {
        self.emphasis
    }
}

/// The text, without its asterisks.
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
        Label::new(text)
    }
}

impl TryFrom<&str> for Label {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Label, ValueError> {
        Label::new(text)
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

// There is no `Borrow<str>`: labels of one text and two emphases are not equal.
compared_with_str!(Label);
