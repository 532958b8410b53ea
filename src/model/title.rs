use alloc::boxed::Box;

use super::text::{compared_with_str, text_value};
use super::{ValueError, ValueErrorKind};

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
    fn check(text: &str) -> Result<(), ValueError> {
        match text.find('\n') {
            Some(at) => Err(ValueError::new(ValueErrorKind::TitleLineBreak, at)),
            None => Ok(()),
        }
    }
}
