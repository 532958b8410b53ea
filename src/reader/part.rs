use super::window::Place;
use crate::diagnostic::{Diagnostic, Rendering};
use crate::document::{DigestView, Document};

/// Part of an input: one digest, or prose up to the next heading of level 1 or 2.
///
/// Its text, offset and line are those of the part in the input. The spans and lines of its
/// document, and of the diagnostics of the document, count from the start of the part.
///
/// ```
/// use daily_papers::Reader;
///
/// let input = "# Archive\n\n## Daily Papers (2024-04-23)\n\n### [A](b)\n";
/// let part = Reader::new(input.as_bytes()).next().ok_or("no digest")??;
/// assert_eq!((part.offset(), part.line()), (11, 3));
/// assert_eq!(part.document().as_str(), &input[11..]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Part {
    pub(super) document: Document<'static>,
    pub(super) place: Place,
}

impl Part {
    /// Returns the page of this part alone.
    #[must_use]
    pub fn document(&self) -> &Document<'static> {
        &self.document
    }

    /// Returns the page of this part alone, which owns its text.
    #[must_use]
    pub fn into_document(self) -> Document<'static> {
        self.document
    }

    /// Returns the digest, or `None` if the part is prose.
    ///
    /// ```
    /// use daily_papers::Reader;
    ///
    /// let input = "# Archive\n\n## Daily Papers (2024-04-23)\n\n## License\n";
    /// let mut dates = Vec::new();
    /// for part in Reader::new(input.as_bytes()).with_prose() {
    ///     dates.push(part?.digest().map(|digest| digest.date().to_string()));
    /// }
    /// assert_eq!(dates, [None, Some("2024-04-23".to_owned()), None]);
    /// # Ok::<(), daily_papers::reader::ReaderError>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> Option<DigestView<'_>> {
        self.document.digests().next()
    }

    /// Returns the offset of the part in the input, in bytes.
    ///
    /// Adding it to the span of a diagnostic of this part gives the span in the input.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.place.offset
    }

    /// Returns the number of the first line of the part in the input, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.place.line
    }

    /// Returns a rendering of diagnostics of this part, with the lines of the input.
    ///
    /// ```
    /// use daily_papers::Reader;
    ///
    /// let input = "# Archive\n\n## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: many\n";
    /// let part = Reader::new(input.as_bytes()).next().ok_or("no digest")??;
    /// assert_eq!(
    ///     part.render(&part.document().diagnostics()).with_path("all.md").to_string(),
    ///     "\
    /// error[malformed-field]: expected a number of votes or `-`, found `many`
    ///  --> all.md:7:7
    ///   |
    /// 7 | Vote: many
    ///   |       ^^^^
    /// ",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn render<'a>(&'a self, diagnostics: &'a [Diagnostic]) -> Rendering<'a> {
        Rendering::new(diagnostics, self.document.as_str()).with_first_line(self.line())
    }
}
