use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

use super::{Label, ValueError, ValueErrorKind, print};
use crate::syntax::{Emphasis, is_continuation, label, offset};

/// An item of a paper's summary: a text of one or more lines, with or without a label.
///
/// A further line of the text is not empty and does not open with `- `, `# `, `## ` or `### `, no line ends in a carriage
/// return, and a text without a label does not open like one. Beyond that every byte is content, also white space at
/// either end.
///
/// ```
/// use daily_papers::{Item, Label};
///
/// let item = Item::labelled(Label::new("What's New")?, "첫째 줄\n  - 둘째 줄")?;
/// assert_eq!(item.to_string(), "***What's New***: 첫째 줄\n  - 둘째 줄");
/// assert_eq!(item.to_string().parse(), Ok(item.clone()));
/// assert_eq!(item.label().map(Label::as_str), Some("What's New"));
/// assert_eq!(item.text(), "첫째 줄\n  - 둘째 줄");
/// assert!(Item::new("**What's New**: this would be read as a label").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    label: Option<Label>,
    text: Box<str>,
}

impl Item {
    /// Makes an item without a label.
    ///
    /// # Errors
    ///
    /// Where the text would not be read back as the text of one item without a label.
    pub fn new(text: impl Into<Box<str>>) -> Result<Item, ValueError> {
        let text = text.into();
        check(&text)?;
        match label_of(&text) {
            Some(_) => Err(ValueError::new(ValueErrorKind::ItemReadsAsLabelled, 0)),
            None => Ok(Item { label: None, text }),
        }
    }

    /// Makes an item with a label.
    ///
    /// # Errors
    ///
    /// Where the text would not be read back as the text of one item.
    pub fn labelled(label: Label, text: impl Into<Box<str>>) -> Result<Item, ValueError> {
        let text = text.into();
        check(&text).map(|()| Item { label: Some(label), text })
    }

    /// An item that the grammar has read.
    pub(crate) fn read(label: Option<(Emphasis, &str)>, text: impl Into<Box<str>>) -> Item {
        let text = text.into();
        debug_assert!(check(&text).is_ok(), "the grammar reads what the model refuses: {text:?}");
        Item { label: label.map(|(emphasis, text)| Label::read(emphasis, text)), text }
    }

    /// The label, if it has one.
    #[must_use]
    pub fn label(&self) -> Option<&Label> {
        self.label.as_ref()
    }

    /// The text after the label; its lines are separated by `\n`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The label and the text.
    #[must_use]
    pub fn into_parts(self) -> (Option<Label>, Box<str>) {
        (self.label, self.text)
    }
}

/// The label that the first line of a text opens with, and the text behind it.
fn label_of(text: &str) -> Option<(&str, (Emphasis, &str))> {
    label(text).ok().filter(|(_, (_, label))| !label.contains('\n'))
}

fn check(text: &str) -> Result<(), ValueError> {
    for (number, line) in text.split('\n').enumerate() {
        let fault = if line.ends_with('\r') {
            ValueErrorKind::ItemCarriageReturn
        } else if number == 0 || is_continuation(line) {
            continue;
        } else if line.is_empty() {
            ValueErrorKind::ItemEmptyLine
        } else {
            ValueErrorKind::ItemStructure
        };
        return Err(ValueError::new(fault, offset(text, line)));
    }
    Ok(())
}

/// `TEXT` or `***LABEL***: TEXT`, without the bullet that it has in a page.
impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::labelled_text(self, f)
    }
}

/// Reads `TEXT` or `***LABEL***: TEXT`, without the bullet.
impl FromStr for Item {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Item, ValueError> {
        match label_of(text) {
            Some((text, (emphasis, label))) => Item::labelled(Label::read(emphasis, label), text),
            None => Item::new(text),
        }
    }
}

impl TryFrom<&str> for Item {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Item, ValueError> {
        text.parse()
    }
}
