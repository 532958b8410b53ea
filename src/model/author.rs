use alloc::vec::Vec;

use super::lossy::{self, Losses};
use super::text::{ShortText, compared_with_str, text_value};
use super::{Loss, ValueError, ValueErrorKind};
use crate::syntax::{AuthorFault, author_fault};

/// Name of an author. It does not contain `, ` or a line break, start with `[`, or end in a
/// carriage return.
///
/// The author `+` stands for the authors that were cut from a longer list.
///
/// ```
/// use daily_papers::Author;
///
/// let author: Author = "Sercan \"O. Arik".parse()?;
/// assert_eq!(author.as_str(), "Sercan \"O. Arik");
/// assert!(Author::new("Byron, Ada").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author(ShortText);

text_value!(Author, ShortText);

impl Author {
    fn check(text: &str) -> Result<(), ValueError> {
        // All characters of the rule are ASCII, so the others need not be decoded.
        match author_fault(text.bytes().map(char::from).enumerate()) {
            Some((at, fault)) => Err(ValueError::new(kind(fault), at)),
            None => Ok(()),
        }
    }

    /// Returns an author for any text, and what was changed to make it valid.
    ///
    /// A text that [`new`](Author::new) accepts is not changed. In any other text, white space is
    /// collapsed, and hidden characters are removed. So are commas before a space, and brackets at
    /// the start.
    ///
    /// ```
    /// use daily_papers::{Author, Loss};
    ///
    /// let (author, losses) = Author::from_lossy("Ada Byron, Jr.");
    /// assert_eq!(author, "Ada Byron Jr.");
    /// assert_eq!(losses, [Loss::Structure]);
    /// ```
    #[must_use]
    pub fn from_lossy(text: &str) -> (Author, Vec<Loss>) {
        Losses::unless(text.parse(), |losses| Author::read(lossy::author(text, losses)))
    }

    /// Returns whether the author is the `+` that stands for authors that were cut.
    ///
    /// ```
    /// use daily_papers::Author;
    ///
    /// assert!(Author::new("+")?.is_cut());
    /// assert!(!Author::new("Ada Byron")?.is_cut());
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.as_str() == "+"
    }
}

fn kind(fault: AuthorFault) -> ValueErrorKind {
    match fault {
        AuthorFault::Separator => ValueErrorKind::AuthorSeparator,
        AuthorFault::LineBreak => ValueErrorKind::AuthorLineBreak,
        AuthorFault::Bracket => ValueErrorKind::AuthorBracket,
        AuthorFault::CarriageReturn => ValueErrorKind::AuthorCarriageReturn,
    }
}
