use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::with_line_ends;
use crate::document::{MediaView, PaperView};
use crate::edit::{Change, Edit, Target};
use crate::model::{Author, Item, Link, Media, Paper, Title, Votes, print};
use crate::span::Span;
use crate::syntax::{self, Class, offset};

/// Edits of the paper. A setter replaces the field, or adds it if the paper does not have it.
///
/// ```
/// use daily_papers::{Document, Link, Media, Title};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n";
/// let document = Document::parse(page);
/// let paper = document.papers().next().unwrap();
/// let image = Media::Image(Link::new("/a.svg")?);
/// let edited = document.apply([paper.set_title(&Title::new("C")?), paper.set_media(&image)])?;
/// assert_eq!(edited, page.replace("[A](b)\n", "[C](b)\n\n![](/a.svg)\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl<'d> PaperView<'d> {
    /// Returns an edit that sets the title.
    #[must_use]
    pub fn set_title(&self, title: &Title) -> Edit {
        self.replace_part(Change::Title, self.title(), title.as_str())
    }

    /// Returns an edit that sets the URL.
    #[must_use]
    pub fn set_url(&self, url: &Link) -> Edit {
        self.replace_part(Change::Url, self.url(), url.as_str())
    }

    /// Returns an edit that sets the thumbnail.
    #[must_use]
    pub fn set_media(&self, media: &Media) -> Edit {
        let is_same = self.media().is_some_and(|old| match (old, media) {
            (MediaView::Image(old), Media::Image(new)) => new == old,
            (MediaView::Video(old), Media::Video(new)) => new == old,
            _ => false,
        });
        self.set_field(Change::Media, is_same, &print::to_line(|out| print::media(media, out)))
    }

    /// Returns an edit that removes the thumbnail.
    #[must_use]
    pub fn remove_media(&self) -> Edit {
        self.remove_field(Change::Media)
    }

    /// Returns an edit that sets the votes.
    #[must_use]
    pub fn set_votes(&self, votes: Votes) -> Edit {
        let number = self
            .part
            .field_line(|class| class == Class::Votes)
            .and_then(|line| self.part.content(line).split_once(' ').map(|(_, number)| number));
        match number {
            Some(number) if self.votes() == Some(votes) => self.replace_part(Change::Votes, number, number),
            Some(number) => self.replace_part(Change::Votes, number, &votes.to_string()),
            None => self.set_field(Change::Votes, false, &print::to_line(|out| print::votes(votes, out))),
        }
    }

    /// Returns an edit that removes the votes line.
    #[must_use]
    pub fn remove_votes(&self) -> Edit {
        self.remove_field(Change::Votes)
    }

    /// Returns an edit that sets the authors. Without authors, it removes the authors line.
    ///
    /// ```
    /// use daily_papers::{Author, Document};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nAuthors: C\n";
    /// let document = Document::parse(page);
    /// let paper = document.papers().next().unwrap();
    /// let edit = paper.set_authors(&[Author::new("D")?, Author::new("E")?]);
    /// assert_eq!(document.apply([edit])?, page.replace("C", "D, E"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn set_authors(&self, authors: &[Author]) -> Edit {
        let old = self.author_list();
        let is_same = old.is_some_and(|old| old.iter().eq(authors.iter().map(Author::as_str)));
        match old {
            Some(old) if is_same => self.replace_part(Change::Authors, old.as_str(), old.as_str()),
            _ if authors.is_empty() => self.remove_authors(),
            Some(old) => {
                let names = print::to_line(|out| print::names(authors, out));
                self.replace_part(Change::Authors, old.as_str(), &names)
            }
            None => {
                self.set_field(Change::Authors, false, &print::to_line(|out| print::authors(authors, out)))
            }
        }
    }

    /// Returns an edit that removes the authors line.
    #[must_use]
    pub fn remove_authors(&self) -> Edit {
        self.remove_field(Change::Authors)
    }

    /// Returns an edit that sets the items of the summary.
    ///
    /// Unknown lines between the old items are kept, after the new items. If `summary` is empty,
    /// such a line can be parsed as a field, because fields are allowed before the first item.
    ///
    /// ```
    /// use daily_papers::{Document, Item};
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- one\n");
    /// let paper = document.papers().next().unwrap();
    /// let edited = document.apply([paper.set_summary(&[Item::new("three")?])])?;
    /// assert!(edited.ends_with("### [A](b)\n\n- three\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn set_summary(&self, summary: &[Item]) -> Edit {
        let is_same = self.summary().count() == summary.len()
            && self.summary().zip(summary).all(|(old, new)| old.is(new));
        let mut old = self.summary().map(|item| item.span());
        let Some(first) = old.next() else {
            return self.insert_items(Change::Summary, if is_same { &[] } else { summary });
        };
        let lines = Span::new(first.start, old.last().unwrap_or(first).end);
        if is_same {
            return self.keep(Change::Summary, lines);
        }
        let unknown = self.lines_in(lines).filter(|line| self.class(*line) == Some(Class::Unknown));
        let unknown: String = unknown.map(|line| self.line(line)).collect();
        match (summary, &*unknown) {
            ([], "") => self.replace(Change::Summary, self.with_blank(lines), ""),
            ([], _) => self.replace(Change::Summary, lines, &unknown),
            (_, "") => self.replace(Change::Summary, self.without_line_end(lines), &self.items(summary)),
            (_, _) => {
                // Directly after an item, the unknown lines would continue it.
                let line_end = self.part.line_end();
                let text = [&self.items(summary), line_end, line_end, &unknown].concat();
                self.replace(Change::Summary, lines, &text)
            }
        }
    }

    /// Returns an edit that adds an item after the last one of the summary.
    ///
    /// ```
    /// use daily_papers::{Document, Item};
    ///
    /// let document = Document::parse("## Daily Papers (2024-04-23)\n\n### [A](b)\n\n- one\n");
    /// let paper = document.papers().next().unwrap();
    /// let edited = document.apply([paper.push_item(&Item::new("two")?)])?;
    /// assert!(edited.ends_with("- one\n- two\n"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn push_item(&self, item: &Item) -> Edit {
        match self.summary().last() {
            Some(last) => last.insert_after(item),
            None => self.insert_items(Change::NewItem, core::slice::from_ref(item)),
        }
    }

    /// Returns an edit that replaces the paper by another one, in the canonical form. A paper that
    /// already has this value keeps its text.
    #[must_use]
    pub fn set(&self, paper: &Paper) -> Edit {
        if self.to_paper() == *paper {
            return self.keep(Change::Paper, self.span());
        }
        self.replace(Change::Paper, self.span(), &with_line_ends(&paper.to_string(), self.part.line_end()))
    }

    /// Returns an edit that adds a paper before this one.
    #[must_use]
    pub fn insert_before(&self, paper: &Paper) -> Edit {
        self.insert_text(self.span().start, with_line_ends(&paper.to_string(), self.part.line_end()))
    }

    /// Returns an edit that adds a paper after this one.
    #[must_use]
    pub fn insert_after(&self, paper: &Paper) -> Edit {
        let text = with_line_ends(&paper.to_string(), self.part.line_end());
        self.insert_text(self.span().end, self.part.separated(text))
    }

    /// Returns an edit that removes the paper, with all its lines.
    #[must_use]
    pub fn remove(&self) -> Edit {
        self.replace(Change::Paper, self.span(), "")
    }

    /// Returns edits that move the paper before another paper of the page.
    ///
    /// ```
    /// use daily_papers::Document;
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](a)\n\n### [B](b)\n\n";
    /// let document = Document::parse(page);
    /// let (first, last) = (document.papers().next().unwrap(), document.papers().last().unwrap());
    /// let edited = document.apply(last.move_before(&first))?;
    /// assert_eq!(edited, "## Daily Papers (2024-04-23)\n\n### [B](b)\n\n### [A](a)\n\n");
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    #[must_use]
    pub fn move_before(&self, other: &PaperView<'d>) -> [Edit; 2] {
        [self.remove(), other.insert_text(other.span().start, self.whole_text())]
    }

    /// Returns edits that move the paper after another paper of the page.
    #[must_use]
    pub fn move_after(&self, other: &PaperView<'d>) -> [Edit; 2] {
        [self.remove(), other.insert_text(other.span().end, other.part.separated(self.whole_text()))]
    }

    /// Returns the text of the paper, with the line endings that it needs before another paper.
    fn whole_text(&self) -> String {
        let line_end = self.part.line_end();
        match self.part.missing_line_end(self.span()) {
            "" => self.as_str().to_string(),
            missing => [self.as_str(), missing, line_end].concat(),
        }
    }

    fn insert_text(&self, at: usize, text: String) -> Edit {
        self.replace(Change::NewPaper, Span::new(at, at), &text)
    }

    /// Returns an edit that replaces the text at `span` by `new`.
    fn replace(&self, change: Change, span: Span, new: &str) -> Edit {
        Edit::sealed(self.part.text, span, new).of(Target::new(self.span(), change))
    }

    /// Returns an edit that replaces `old`, a slice of the page, by `new`.
    fn replace_part(&self, change: Change, old: &str, new: &str) -> Edit {
        let span = Span::new(0, 0).part(offset(self.part.text, old), old.len());
        self.replace(change, span, new)
    }

    /// Returns an edit of `span` that changes nothing.
    fn keep(&self, change: Change, span: Span) -> Edit {
        self.replace(change, span, span.slice(self.part.text))
    }

    fn class(&self, line: usize) -> Option<Class> {
        self.part.records.get(line).map(|record| record.class)
    }

    /// Returns the lines that start within `span`.
    fn lines_in(&self, span: Span) -> impl Iterator<Item = usize> {
        let starts = self.part.records.iter().map(|record| record.start()).enumerate();
        starts.filter(move |(_, start)| (span.start..span.end).contains(start)).map(|(line, _)| line)
    }

    /// Returns the lines of a field. A video has two lines, and a duplicate field has more.
    fn field_lines(&self, field: Change) -> Vec<usize> {
        let fields = self.part.before_items().filter(|(_, class)| change(*class) == Some(field));
        fields.map(|(line, _)| line).collect()
    }

    /// Returns an edit that sets a field to `line`, which can be two lines.
    fn set_field(&self, field: Change, is_same: bool, line: &str) -> Edit {
        let line_end = self.part.line_end();
        let text = with_line_ends(line, line_end);
        let lines = self.field_lines(field);
        let Some((first, span)) = self.cover(&lines) else {
            let is_before = |class| change(class).is_some_and(|change| change < field);
            let before = self.part.before_items().filter(|(_, class)| is_before(*class)).last();
            return self.insert_after_line(before.map_or(0, |(line, _)| line), field, text);
        };
        if is_same {
            return self.keep(field, self.without_line_end(first));
        }
        match &*self.gaps(&lines) {
            [] => self.replace(field, self.without_line_end(span), &text),
            gaps => self.replace_around(field, span, &[&text, line_end].concat(), gaps),
        }
    }

    fn remove_field(&self, field: Change) -> Edit {
        let lines = self.field_lines(field);
        match self.cover(&lines) {
            Some((_, span)) => self.replace_around(field, self.with_blank(span), "", &self.gaps(&lines)),
            None => {
                let end = self.part.line_span(0).end;
                self.replace(field, Span::new(end, end), "")
            }
        }
    }

    /// Returns the span of the first of `lines`, and the span from there to the end of the last
    /// one.
    fn cover(&self, lines: &[usize]) -> Option<(Span, Span)> {
        let first = self.part.line_span(*lines.first()?);
        let last = self.part.line_span(*lines.last()?);
        Some((first, Span::new(first.start, last.end)))
    }

    /// Returns the spans between `lines`, which hold other fields or blank lines.
    fn gaps(&self, lines: &[usize]) -> Vec<Span> {
        let spans = lines.windows(2).filter_map(|pair| {
            let [before, after] = [pair.first()?, pair.last()?].map(|line| self.part.line_span(*line));
            Some(Span::new(before.end, after.start))
        });
        spans.filter(|gap| !gap.is_empty()).collect()
    }

    /// Returns an edit that replaces the text at `span` by `new`, except for the gaps.
    fn replace_around(&self, field: Change, span: Span, new: &str, gaps: &[Span]) -> Edit {
        let mut text = String::from(new);
        text.extend(gaps.iter().filter_map(|gap| gap.text(self.part.text)));
        let target = Target::new(self.span(), field).keeping(gaps);
        Edit::sealed(self.part.text, span, text).of(target)
    }

    /// Returns a line, with its line ending.
    fn line(&self, line: usize) -> &'d str {
        self.part.line_span(line).slice(self.part.text)
    }

    /// Returns an edit that adds `text` and a blank line after a line and the blank line that can
    /// follow it.
    fn insert_after_line(&self, line: usize, field: Change, text: String) -> Edit {
        let line_end = self.part.line_end();
        let after = line.saturating_add(1);
        let is_blank = self.class(after) == Some(Class::Blank);
        let span = self.part.line_span(if is_blank { after } else { line });
        let text = match self.part.missing_line_end(span) {
            _ if is_blank => [&text, line_end, line_end].concat(),
            "" => [line_end, &text, line_end].concat(),
            missing => [missing, line_end, &text].concat(),
        };
        self.replace(field, Span::new(span.end, span.end), &text)
    }

    /// Returns an edit that adds the first items after all other lines of the paper.
    fn insert_items(&self, change: Change, items: &[Item]) -> Edit {
        let last = self.part.records.iter().rposition(|record| record.class != Class::Blank).unwrap_or(0);
        if items.is_empty() {
            let end = self.part.line_span(last).end;
            return self.replace(change, Span::new(end, end), "");
        }
        self.insert_after_line(last, change, self.items(items))
    }

    /// Returns the lines of items, without the last line ending.
    fn items(&self, items: &[Item]) -> String {
        let text = print::to_line(|out| print::items(items, out));
        with_line_ends(&text, self.part.line_end())
    }

    /// Returns a span of lines, without the last line ending.
    fn without_line_end(&self, span: Span) -> Span {
        let content = syntax::content(span.slice(self.part.text));
        span.part(0, content.len())
    }

    /// Returns a span of lines, with the blank line after it, if there is one.
    fn with_blank(&self, span: Span) -> Span {
        let after = self.part.records.iter().find(|record| record.start() >= span.end);
        if after.is_none_or(|record| record.class != Class::Blank) {
            return span;
        }
        let rest = Span::new(span.end, self.part.end).slice(self.part.text);
        Span::new(
            span.start,
            span.end.saturating_add(rest.find('\n').map_or(rest.len(), |at| at.saturating_add(1))),
        )
    }
}

/// Returns the field that a line is part of.
fn change(class: Class) -> Option<Change> {
    match class {
        Class::Image | Class::VideoLink | Class::VideoPlayer => Some(Change::Media),
        Class::Votes => Some(Change::Votes),
        Class::Authors => Some(Change::Authors),
        _ => None,
    }
}
