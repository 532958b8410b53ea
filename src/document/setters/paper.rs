use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::with_line_ends;
use crate::document::{MediaView, PaperView};
use crate::edit::{Change, Edit, Target};
use crate::model::{Author, Item, Link, Media, Paper, Title, Votes, print};
use crate::span::Span;
use crate::syntax::{self, Class, offset};

/// Edits. Each replaces a field if there is one, and else adds it in its place.
impl<'d> PaperView<'d> {
    /// Sets its title.
    #[must_use]
    pub fn set_title(&self, title: &Title) -> Edit {
        self.replace_part(Change::Title, self.title(), title.as_str())
    }

    /// Sets its URL.
    #[must_use]
    pub fn set_url(&self, url: &Link) -> Edit {
        self.replace_part(Change::Url, self.url(), url.as_str())
    }

    /// Sets its thumbnail.
    #[must_use]
    pub fn set_media(&self, media: &Media) -> Edit {
        let is_same = self.media().is_some_and(|old| match (old, media) {
            (MediaView::Image(old), Media::Image(new)) => new == old,
            (MediaView::Video(old), Media::Video(new)) => new == old,
            _ => false,
        });
        self.set_field(Change::Media, is_same, &print::to_line(|out| print::media(media, out)))
    }

    /// Removes its thumbnail.
    #[must_use]
    pub fn remove_media(&self) -> Edit {
        self.remove_field(Change::Media)
    }

    /// Sets its votes.
    #[must_use]
    pub fn set_votes(&self, votes: Votes) -> Edit {
        let number = self
            .field_line(|class| class == Class::Votes)
            .and_then(|line| self.part.content(line).split_once(' ').map(|(_, number)| number));
        match number {
            Some(number) if self.votes() == Some(votes) => self.replace_part(Change::Votes, number, number),
            Some(number) => self.replace_part(Change::Votes, number, &votes.to_string()),
            None => self.set_field(Change::Votes, false, &print::to_line(|out| print::votes(votes, out))),
        }
    }

    /// Removes its votes line.
    #[must_use]
    pub fn remove_votes(&self) -> Edit {
        self.remove_field(Change::Votes)
    }

    /// Sets its authors. Without any it has no authors line.
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

    /// Removes its authors line.
    #[must_use]
    pub fn remove_authors(&self) -> Edit {
        self.remove_field(Change::Authors)
    }

    /// Sets the items of its summary.
    ///
    /// Unknown lines between the old items, which are errors of the page, stay behind the new ones. Without any item such a line
    /// stands where a field can stand, and is read as one if it is written like one.
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
        let strays = self.lines_in(lines).filter(|line| self.class(*line) == Some(Class::Unknown));
        let strays: String = strays.map(|line| self.line(line)).collect();
        match (summary, &*strays) {
            ([], "") => self.replace(Change::Summary, self.with_blank(lines), ""),
            ([], _) => self.replace(Change::Summary, lines, &strays),
            (_, "") => self.replace(Change::Summary, self.without_line_end(lines), &self.items(summary)),
            (_, _) => {
                // Behind a blank line, so that no item takes them in.
                let line_end = self.part.line_end();
                let text = [&self.items(summary), line_end, line_end, &strays].concat();
                self.replace(Change::Summary, lines, &text)
            }
        }
    }

    /// Puts an item behind the last one of its summary.
    #[must_use]
    pub fn push_item(&self, item: &Item) -> Edit {
        match self.summary().last() {
            Some(last) => last.insert_after(item),
            None => self.insert_items(Change::NewItem, core::slice::from_ref(item)),
        }
    }

    /// Returns an edit that replaces the paper by another one, in the canonical form. A paper that has this value already stays as
    /// it is written.
    #[must_use]
    pub fn set(&self, paper: &Paper) -> Edit {
        if self.to_paper() == *paper {
            return self.keep(Change::Paper, self.span());
        }
        self.replace(Change::Paper, self.span(), &with_line_ends(&paper.to_string(), self.part.line_end()))
    }

    /// Puts a paper before it.
    #[must_use]
    pub fn insert_before(&self, paper: &Paper) -> Edit {
        self.insert_text(self.span().start, with_line_ends(&paper.to_string(), self.part.line_end()))
    }

    /// Puts a paper behind it.
    #[must_use]
    pub fn insert_after(&self, paper: &Paper) -> Edit {
        let text = with_line_ends(&paper.to_string(), self.part.line_end());
        self.insert_text(self.span().end, self.part.separated(text))
    }

    /// Removes it with all its lines.
    #[must_use]
    pub fn remove(&self) -> Edit {
        self.replace(Change::Paper, self.span(), "")
    }

    /// Moves it before another paper of the page.
    #[must_use]
    pub fn move_before(&self, other: &PaperView<'d>) -> [Edit; 2] {
        [self.remove(), other.insert_text(other.span().start, self.whole_text())]
    }

    /// Moves it behind another paper of the page.
    #[must_use]
    pub fn move_after(&self, other: &PaperView<'d>) -> [Edit; 2] {
        [self.remove(), other.insert_text(other.span().end, other.part.separated(self.whole_text()))]
    }

    /// Its text, ended as that of a paper that another one follows.
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

    /// Puts `new` in the place of what stands at `span`.
    fn replace(&self, change: Change, span: Span, new: &str) -> Edit {
        Edit::sealed(self.part.text, span, new).of(Target::new(self.span(), change))
    }

    /// Puts `new` in the place of `old`, a part of its text.
    fn replace_part(&self, change: Change, old: &str, new: &str) -> Edit {
        let span = Span::new(0, 0).part(offset(self.part.text, old), old.len());
        self.replace(change, span, new)
    }

    /// An edit of `span` that changes nothing.
    fn keep(&self, change: Change, span: Span) -> Edit {
        self.replace(change, span, span.slice(self.part.text))
    }

    fn class(&self, line: usize) -> Option<Class> {
        self.part.records.get(line).map(|record| record.class)
    }

    /// The lines that begin within `span`.
    fn lines_in(&self, span: Span) -> impl Iterator<Item = usize> {
        let starts = self.part.records.iter().map(|record| record.start()).enumerate();
        starts.filter(move |(_, start)| (span.start..span.end).contains(start)).map(|(line, _)| line)
    }

    /// The lines of a field: more than one for a video, and for a field that stands twice.
    fn field_lines(&self, field: Change) -> Vec<usize> {
        let fields = self.part.before_items().filter(|(_, class)| change(*class) == Some(field));
        fields.map(|(line, _)| line).collect()
    }

    /// Puts `line`, which may be two, in the place of a field.
    fn set_field(&self, field: Change, is_same: bool, line: &str) -> Edit {
        let line_end = self.part.line_end();
        let text = with_line_ends(line, line_end);
        let lines = self.field_lines(field);
        let Some((first, span)) = self.cover(&lines) else {
            let is_before = |class| change(class).is_some_and(|change| change < field);
            let before = self.part.before_items().filter(|(_, class)| is_before(*class)).last();
            return self.insert_behind(before.map_or(0, |(line, _)| line), field, text);
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

    /// The span of the first of `lines`, and the span from there to the end of the last one.
    fn cover(&self, lines: &[usize]) -> Option<(Span, Span)> {
        let first = self.part.line_span(*lines.first()?);
        let last = self.part.line_span(*lines.last()?);
        Some((first, Span::new(first.start, last.end)))
    }

    /// The spans between `lines`: other fields, or blank lines.
    fn gaps(&self, lines: &[usize]) -> Vec<Span> {
        let spans = lines.windows(2).filter_map(|pair| {
            let [before, after] = [pair.first()?, pair.last()?].map(|line| self.part.line_span(*line));
            Some(Span::new(before.end, after.start))
        });
        spans.filter(|gap| !gap.is_empty()).collect()
    }

    /// Puts `new` in the place of all that stands at `span` but the gaps.
    fn replace_around(&self, field: Change, span: Span, new: &str, gaps: &[Span]) -> Edit {
        let mut text = String::from(new);
        text.extend(gaps.iter().filter_map(|gap| gap.text(self.part.text)));
        let target = Target::new(self.span(), field).keeping(gaps);
        Edit::sealed(self.part.text, span, text).of(target)
    }

    /// A line with its end.
    fn line(&self, line: usize) -> &'d str {
        self.part.line_span(line).slice(self.part.text)
    }

    /// Puts `text` behind a line and the blank line that may follow it, itself followed by a blank one.
    fn insert_behind(&self, line: usize, field: Change, text: String) -> Edit {
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

    /// Adds the first items behind all else that the paper holds.
    fn insert_items(&self, change: Change, items: &[Item]) -> Edit {
        let last = self.part.records.iter().rposition(|record| record.class != Class::Blank).unwrap_or(0);
        if items.is_empty() {
            let end = self.part.line_span(last).end;
            return self.replace(change, Span::new(end, end), "");
        }
        self.insert_behind(last, change, self.items(items))
    }

    /// The items as lines, without the last one's end.
    fn items(&self, items: &[Item]) -> String {
        let text = print::to_line(|out| print::items(items, out));
        with_line_ends(&text, self.part.line_end())
    }

    /// A span of lines without the end of the last one.
    fn without_line_end(&self, span: Span) -> Span {
        let content = syntax::content(span.slice(self.part.text));
        span.part(0, content.len())
    }

    /// A span of lines with the blank line that follows, if one does.
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

/// The field that a line is, or is a part of.
fn change(class: Class) -> Option<Change> {
    match class {
        Class::Image | Class::VideoLink | Class::VideoPlayer => Some(Change::Media),
        Class::Votes => Some(Change::Votes),
        Class::Authors => Some(Change::Authors),
        _ => None,
    }
}
