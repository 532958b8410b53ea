use alloc::boxed::Box;
use alloc::vec::Vec;

use super::lossy::{Losses, one_line};
use super::text::{compared_with_str, text_value};
use super::{Loss, ValueError, ValueErrorKind};

/// Title of a paper: any text of one line.
///
/// ```
/// use daily_papers::Title;
///
/// let title: Title = "$\\nabla^2$DFT: A [Benchmark](of) Sorts".parse()?;
/// assert_eq!(title.as_str(), "$\\nabla^2$DFT: A [Benchmark](of) Sorts");
/// assert!(Title::new("two\nlines").is_err());
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Title(Box<str>);

text_value!(Title, Box<str>);

impl Title {
    /// Returns a title for any text, and what was changed to make it valid.
    ///
    /// A text that [`new`](Title::new) accepts is not changed. In any other text, white space is
    /// collapsed and hidden characters are removed.
    ///
    /// ```
    /// use daily_papers::{Loss, Title};
    ///
    /// let (title, losses) = Title::from_lossy("A Study of Large Language\n  Models");
    /// assert_eq!(title, "A Study of Large Language Models");
    /// assert_eq!(losses, [Loss::WhiteSpace]);
    /// ```
    #[must_use]
    pub fn from_lossy(text: &str) -> (Title, Vec<Loss>) {
        Losses::unless(text.parse(), |losses| Title::read(one_line(text, losses)))
    }

    fn check(text: &str) -> Result<(), ValueError> {
        match text.find('\n') {
            Some(at) => Err(ValueError::new(ValueErrorKind::TitleLineBreak, at)),
            None => Ok(()),
        }
    }
}
