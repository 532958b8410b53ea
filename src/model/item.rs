use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use memchr::memchr;

use super::lossy::{self, Losses};
use super::print::ItemParts;
use super::{Label, Loss, ValueError, ValueErrorKind, print};
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

    /// Returns an item for any text, and what was changed to make it valid.
    ///
    /// A text that starts like a label becomes an item with that label. A text that
    /// [`parse`](str::parse) accepts is not changed. In any other text, white space is collapsed,
    /// and hidden characters and lines without text are removed. A further line keeps its
    /// indentation. One that starts with `- ` is indented, and one that starts with `# `, `## ` or
    /// `### ` is escaped with a backslash.
    ///
    /// ```
    /// use daily_papers::{Item, Loss};
    ///
    /// let (item, losses) = Item::from_lossy("***What's New***: 세 부분:\r\n\r\n- 첫째\n# 둘째");
    /// assert_eq!(item.label().unwrap(), "What's New");
    /// assert_eq!(item.text(), "세 부분:\n  - 첫째\n\\# 둘째");
    /// assert_eq!(losses, [Loss::WhiteSpace, Loss::Structure]);
    /// ```
    #[must_use]
    pub fn from_lossy(text: &str) -> (Item, Vec<Loss>) {
        Losses::unless(text.parse(), |losses| {
            let text = lossy::lines(text, losses);
            let (text, label) = label_of(&text).map_or((&*text, None), |(text, label)| (text, Some(label)));
            Item::read(label, text)
        })
    }

    /// Returns an item with a label for any text, and what was changed to make the text valid. The
    /// rules are those of [`from_lossy`](Item::from_lossy).
    ///
    /// ```
    /// use daily_papers::{Item, Label};
    ///
    /// let (item, _) = Item::labelled_from_lossy(Label::new("What's New")?, "하나\n\n둘");
    /// assert_eq!(item.to_string(), "***What's New***: 하나\n둘");
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn labelled_from_lossy(label: Label, text: &str) -> (Item, Vec<Loss>) {
        Losses::unless(Item::labelled(label.clone(), text), |losses| {
            Item::read(Some((label.emphasis(), &label)), lossy::lines(text, losses))
        })
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

    /// Returns the label and the text, borrowed.
    pub(crate) fn parts(&self) -> ItemParts<'_> {
        let label = self.label.as_ref().map(|label| (label.emphasis(), label.as_str()));
        (label, &self.text)
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
    // Most texts are one line, and `memchr` is faster than `split`.
    if !text.ends_with('\r') && memchr(b'\n', text.as_bytes()).is_none() {
        return Ok(());
    }
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
        print::labelled_text(self.parts(), f)
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
