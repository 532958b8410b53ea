use alloc::boxed::Box;
use core::fmt;
use core::str::FromStr;

use super::{Label, ValueError, ValueErrorKind, print};
use crate::syntax::{Emphasis, is_continuation, label, offset};

/// Item of a paper's summary: a text of one or more lines, with or without a label.
///
/// Further lines of the text are not empty and do not start with `- `, `# `, `## ` or `### `. No
/// line ends in a carriage return. A text without a label does not start like one. All other bytes
/// are content, including white space at either end.
///
/// ```
/// use daily_papers::{Item, Label};
///
/// let item = Item::labelled(Label::new("What's New")?, "첫째 줄\n  - 둘째 줄")?;
/// assert_eq!(item.to_string(), "***What's New***: 첫째 줄\n  - 둘째 줄");
/// assert_eq!(item.to_string().parse(), Ok(item.clone()));
/// assert_eq!(item.label().map(Label::as_str), Some("What's New"));
/// assert_eq!(item.text(), "첫째 줄\n  - 둘째 줄");
/// assert!(Item::new("**What's New**: this parses as a label").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    label: Option<Label>,
    text: Box<str>,
}

impl Item {
    /// Returns an item without a label.
    ///
    /// # Errors
    ///
    /// Returns an error if the text would not parse back as the text of one item without a label.
    pub fn new(text: impl Into<Box<str>>) -> Result<Item, ValueError> {
        let text = text.into();
        check(&text)?;
        match label_of(&text) {
            Some(_) => Err(ValueError::new(ValueErrorKind::ItemReadsAsLabelled, 0)),
            None => Ok(Item { label: None, text }),
        }
    }

    /// Returns an item with a label.
    ///
    /// # Errors
    ///
    /// Returns an error if the text would not parse back as the text of one item.
    pub fn labelled(label: Label, text: impl Into<Box<str>>) -> Result<Item, ValueError> {
        let text = text.into();
        check(&text).map(|()| Item { label: Some(label), text })
    }

    /// Returns an item that the grammar has parsed.
    pub(crate) fn read(label: Option<(Emphasis, &str)>, text: impl Into<Box<str>>) -> Item {
        let text = text.into();
        debug_assert!(check(&text).is_ok(), "the grammar accepts what the model rejects: {text:?}");
        Item { label: label.map(|(emphasis, text)| Label::read(emphasis, text)), text }
    }

    /// Returns the label, or `None` if the item has none.
    #[must_use]
    pub fn label(&self) -> Option<&Label> {
        self.label.as_ref()
    }

    /// Returns the text after the label. Its lines are separated by `\n`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the label and the text.
    ///
    /// ```
    /// use daily_papers::Item;
    ///
    /// let item: Item = "***New***: text".parse()?;
    /// let (label, text) = item.into_parts();
    /// assert_eq!((label.unwrap().as_str(), &*text), ("New", "text"));
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Option<Label>, Box<str>) {
        (self.label, self.text)
    }
}

/// Parses the label at the start of a text. Returns the rest of the text, and the label.
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

/// Writes `TEXT` or `***LABEL***: TEXT`, without the `- ` of a page.
impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::labelled_text(self, f)
    }
}

/// Parses `TEXT` or `***LABEL***: TEXT`, without the `- ` of a page.
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
