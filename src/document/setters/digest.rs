use alloc::string::{String, ToString};

use super::with_line_ends;
use crate::document::{DigestView, Document};
use crate::edit::{Change, Edit, Target};
use crate::model::{Date, Digest, Paper};
use crate::span::Span;
use crate::syntax::{Class, offset};

/// Edits of the digest.
impl DigestView<'_> {
    /// Returns an edit that sets the date.
    ///
    /// ```
    /// use daily_papers::{Date, Document};
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n");
    /// let digest = document.digests().next().unwrap();
    /// let edit = digest.set_date(Date::new(2024, 4, 24)?);
    /// assert_eq!(document.apply([edit])?, "## Daily Papers (2024-04-24)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn set_date(&self, date: Date) -> Edit {
        let new = date.to_string();
        let line = self.part.line_span(0);
        let before = line.slice(self.part.text).find('(').unwrap_or(0).saturating_add(1);
        self.replace(Change::Date(self.date()), line.part(before, new.len()), &new)
    }

    /// Returns an edit that replaces the digest by another one, in the canonical form. A digest
    /// that already has this value keeps its text.
    ///
    /// ```
    /// use daily_papers::{Date, Digest, Document};
    ///
    /// let page = "# Archive\n\n## Daily Papers (2024-04-23)\n\n### [A](b)\n\n## License\n";
    /// let document = Document::parse(page);
    /// let newest = document.digests().next().unwrap();
    /// let digest = Digest::new(Date::new(2024, 4, 24)?, Vec::new());
    /// let edited = document.apply([newest.set(&digest)])?;
    /// assert_eq!(edited, "# Archive\n\n## Daily Papers (2024-04-24)\n\n## License\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn set(&self, digest: &Digest) -> Edit {
        let change = Change::Digest(self.date());
        if self.to_digest() == *digest {
            return self.replace(change, self.lines(), self.lines().slice(self.part.text));
        }
        self.replace(change, self.lines(), &with_line_ends(&digest.to_string(), self.part.line_end()))
    }

    /// Returns an edit that removes the digest, with all its lines.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::parse("# Archive\n\n## Daily Papers (2024-04-23)\n\n");
    /// let digest = document.digests().next().unwrap();
    /// assert_eq!(document.apply([digest.remove()])?, "# Archive\n\n");
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn remove(&self) -> Edit {
        self.replace(Change::Digest(self.date()), self.lines(), "")
    }

    /// Returns an edit that adds a digest before this one.
    #[must_use]
    pub fn insert_before(&self, digest: &Digest) -> Edit {
        let text = with_line_ends(&digest.to_string(), self.part.line_end());
        self.add(Change::NewDigest, self.lines().start, &text)
    }

    /// Returns an edit that adds a digest after this one.
    ///
    /// ```
    /// use daily_papers::{Date, Digest, Document};
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n");
    /// let digest = Digest::new(Date::new(2024, 4, 24)?, Vec::new());
    /// let edit = document.digests().next().unwrap().insert_after(&digest);
    /// let edited = document.apply([edit])?;
    /// assert_eq!(edited, "## Daily Papers (2024-04-23)\n\n## Daily Papers (2024-04-24)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn insert_after(&self, digest: &Digest) -> Edit {
        let text = with_line_ends(&digest.to_string(), self.part.line_end());
        self.add(Change::NewDigest, self.part.end, &self.part.separated(text))
    }

    /// Returns an edit that replaces all papers. The lines before the first paper are kept. Papers
    /// that already have these values keep their text.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n### [A](b)\n\n");
    /// let digest = document.digests().next().unwrap();
    /// let edited = document.apply([digest.set_papers(&[])])?;
    /// assert_eq!(edited, "## Daily Papers (2024-04-23)\n\n");
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn set_papers(&self, papers: &[Paper]) -> Edit {
        let text: String = papers.iter().map(ToString::to_string).collect();
        let text = with_line_ends(&text, self.part.line_end());
        let first = self.part.records.iter().find(|record| record.class == Class::PaperHeading);
        let Some(first) = first else {
            let text = if papers.is_empty() { text } else { self.part.separated(text) };
            return self.add(Change::Papers, self.part.end, &text);
        };
        let old = Span::new(first.start(), self.part.end);
        let is_same = self.papers().map(|paper| paper.to_paper()).eq(papers.iter().cloned());
        self.replace(Change::Papers, old, if is_same { old.slice(self.part.text) } else { &text })
    }

    /// Returns an edit that adds a paper after the last one.
    ///
    /// ```
    /// use daily_papers::{Document, Link, Paper, Title};
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n");
    /// let digest = document.digests().next().unwrap();
    /// let paper = Paper::new(Title::new("A")?, Link::new("b")?);
    /// let edited = document.apply([digest.push_paper(&paper)])?;
    /// assert_eq!(edited, "## Daily Papers (2024-04-23)\n\n### [A](b)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn push_paper(&self, paper: &Paper) -> Edit {
        let text = with_line_ends(&paper.to_string(), self.part.line_end());
        self.add(Change::NewPaper, self.part.end, &self.part.separated(text))
    }

    /// Returns the span of the digest, without a byte-order mark.
    fn lines(&self) -> Span {
        Span::new(offset(self.part.text, self.part.content(0)), self.part.end)
    }

    fn add(&self, change: Change, at: usize, text: &str) -> Edit {
        self.replace(change, Span::new(at, at), text)
    }

    fn replace(&self, change: Change, span: Span, new: &str) -> Edit {
        Edit::sealed(self.part.text, span, new).of(Target::new(self.span(), change))
    }
}

/// Edits of the document.
impl Document<'_> {
    /// Returns an edit that adds a digest at the end of the page.
    ///
    /// ```
    /// use daily_papers::{Date, Digest, Document};
    ///
    /// let document = Document::parse("# Archive");
    /// let digest = Digest::new(Date::new(2024, 4, 24)?, Vec::new());
    /// let edited = document.apply([document.push_digest(&digest)])?;
    /// assert_eq!(edited, "# Archive\n\n## Daily Papers (2024-04-24)\n\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn push_digest(&self, digest: &Digest) -> Edit {
        let page = self.whole();
        let end = Span::new(page.end, page.end);
        let text = with_line_ends(&digest.to_string(), page.line_end());
        Edit::sealed(page.text, end, page.separated(text)).of(Target::new(end, Change::NewDigest))
    }
}
