use super::text::{ShortText, compared_with_str, text_value};
use super::{ValueError, ValueErrorKind};
use crate::syntax::{AuthorFault, author_fault};

/// The name of an author: no `, ` and no line break in it, no `[` at its start and no carriage return at its end.
///
/// The author `+` is what is left of a longer list that was cut.
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
        match author_fault(text.char_indices()) {
            Some((at, fault)) => Err(ValueError::new(kind(fault), at)),
            None => Ok(()),
        }
    }

    /// Whether it is the `+` that stands for authors that were cut.
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
