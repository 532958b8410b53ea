//! The warnings and notes of a page, a digest or a paper: the lints of each part.

use alloc::vec::Vec;

use memchr::memchr3;

use crate::check;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{DigestView, Document, ItemView, PaperView, Part};
use crate::limits;
use crate::model::ArxivId;

mod asterisks;
mod authors;
mod bare_video_link;
mod bytes;
mod control_character;
mod cut_authors;
mod duplicate_author;
mod duplicate_digest;
mod duplicate_paper;
mod empty_author;
mod empty_digest;
mod glued_heading;
mod hidden_character;
mod insecure_media;
mod joined_authors;
mod layout;
mod leaked_list;
mod line;
mod live_markup;
mod media;
mod missing;
mod near_label;
mod near_line;
mod not_arxiv;
mod python_authors;
mod relative_media;
mod script_link;
mod trailing_white_space;
mod unclosed_emphasis;

#[cfg(feature = "serde_json")]
pub(crate) use leaked_list::leaked_strings;
#[cfg(feature = "serde_json")]
pub(crate) use near_label::near_label;
#[cfg(feature = "serde_json")]
pub(crate) use unclosed_emphasis::is_unclosed;

use self::authors::List;
use self::line::Line;
use self::media::{Media, Source};

impl Document<'_> {
    /// Returns the errors that [`diagnostics`](Document::diagnostics) returns, and the warnings and
    /// notes that `lints` selects, in the order of the page. It returns at most 1,000 diagnostics,
    /// then one that says how many more there are.
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) sets another number.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n- item\n\n";
    /// let codes: Vec<_> = Document::parse(page).lint(&Lints::new()).iter().map(|found| found.code()).collect();
    /// assert_eq!(codes, [Code::MissingMedia, Code::MissingAuthors]);
    /// ```
    #[must_use]
    pub fn lint(&self, lints: &Lints) -> Vec<Diagnostic> {
        let mut sink = Sink::new(lints, self.most_diagnostics);
        self.lint_into(&mut sink);
        sink.into_diagnostics()
    }

    pub(crate) fn lint_into(&self, sink: &mut Sink) {
        let page = self.whole();
        check::page(page, false, sink);
        if !sink.wants_lints() {
            return;
        }
        let page_has_errors = sink.has_losses();
        let is_sound = |part| !page_has_errors || !check::has_errors(part);
        let digests: Vec<_> = self.digests().map(|digest| (digest, is_sound(digest.part))).collect();
        duplicate_digest::lint(&digests, sink);
        let mut papers = Vec::with_capacity(page.paper_count());
        for (digest, is_sound) in &digests {
            empty_digest::lint(digest, sink);
            if *is_sound {
                layout::lint(digest, sink);
            }
            for each in digest.papers() {
                let id = each.arxiv_id();
                let index = each.part.number.saturating_sub(page.number);
                papers.extend(id.map(|id| (id.without_version(), index)));
                paper(&each, id, sink);
            }
        }
        duplicate_paper::lint(page, papers, sink);
    }
}

impl DigestView<'_> {
    /// Returns the diagnostics of this digest that [`Document::lint`] returns, except for digests
    /// and papers that occur twice in the page. Whatever the limits of the document, it returns at
    /// most 1,000 diagnostics, then one that says how many more there are.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n### [A](https://arxiv.org/abs/2404.14219)\n- item\n\n";
    /// let document = Document::parse(page);
    /// let digest = document.digests().next().ok_or("no digest")?;
    /// assert_eq!(digest.lint(&Lints::new()), document.lint(&Lints::new()));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn lint(&self, lints: &Lints) -> Vec<Diagnostic> {
        let mut sink = Sink::new(lints, limits::DIAGNOSTICS);
        check::page(self.part, false, &mut sink);
        empty_digest::lint(self, &mut sink);
        if !sink.has_losses() {
            layout::lint(self, &mut sink);
        }
        self.papers().for_each(|each| paper(&each, each.arxiv_id(), &mut sink));
        sink.into_diagnostics()
    }
}

impl PaperView<'_> {
    /// Returns the diagnostics of this paper that [`DigestView::lint`] returns, except for its
    /// layout. So an editor need not lint the whole page again after a change of one paper.
    /// Whatever the limits of the document, it returns at most 1,000 diagnostics, then one that says
    /// how many more there are.
    ///
    /// ```
    /// use daily_papers::{Code, Document, Lints};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\nVote: 3\n\n- item\n\n";
    /// let document = Document::parse(page);
    /// let paper = document.papers().next().ok_or("no paper")?;
    /// let codes: Vec<_> = paper.lint(&Lints::new()).iter().map(|found| found.code()).collect();
    /// assert_eq!(codes, [Code::MissingMedia, Code::MissingAuthors]);
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn lint(&self, lints: &Lints) -> Vec<Diagnostic> {
        let mut sink = Sink::new(lints, limits::DIAGNOSTICS);
        papers(self.part, &mut sink);
        sink.into_diagnostics()
    }
}

/// Runs the lints of papers, each by itself.
pub(crate) fn papers(part: Part<'_>, sink: &mut Sink) {
    check::page(part, false, sink);
    part.papers().for_each(|each| paper(&each, each.arxiv_id(), sink));
}

/// Reports the digests of a page of a date that an earlier digest has.
pub(crate) fn duplicate_digests(document: &Document<'_>, sink: &mut Sink) {
    if document.digests().nth(1).is_some() {
        let digests = document.digests().map(|digest| (digest, !check::has_errors(digest.part)));
        duplicate_digest::lint(&digests.collect::<Vec<_>>(), sink);
    }
}

/// Reports the layout of each digest of a page without errors.
pub(crate) fn layouts(document: &Document<'_>, sink: &mut Sink) {
    let sound = document.digests().filter(|digest| !check::has_errors(digest.part));
    sound.for_each(|digest| layout::lint(&digest, sink));
}

/// Runs the lints of a paper whose identifier is `id`.
fn paper(paper: &PaperView<'_>, id: Option<ArxivId>, sink: &mut Sink) {
    let list = List::of(paper);
    let heading = Line::whole(paper.part, 0);
    characters(&heading, sink);
    if memchr3(b'#', b'<', b']', paper.title().as_bytes()).is_some() {
        glued_heading::field(&heading.link(), sink);
        live_markup::lint(&heading.title(paper), sink);
    }
    script_link::lint(&heading, paper.url(), sink);
    not_arxiv::lint(paper, id, sink);
    missing::lint(paper, list.as_ref(), sink);
    bare_video_link::lint(paper, sink);
    media(paper, sink);
    if let Some(list) = &list {
        authors(list, sink);
    }
    paper.summary().for_each(|each| item(&each, sink));
}

fn media(paper: &PaperView<'_>, sink: &mut Sink) {
    let lines = Media::of(paper);
    let Some(source) = Source::of(lines.clone()) else { return };
    characters(&source.line, sink);
    let mut before = None;
    for Media { line, src, .. } in lines {
        // The two lines of a video hold one source, which is reported once.
        if before.replace(src) != Some(src) {
            script_link::lint(&line, src, sink);
        }
        if src != source.src && !line.text.contains(source.src) {
            characters(&line, sink);
        }
    }
    relative_media::lint(&source, sink);
    insecure_media::lint(&source, sink);
}

fn authors(list: &List<'_>, sink: &mut Sink) {
    characters(&list.line, sink);
    glued_heading::field(&list.line, sink);
    live_markup::lint(&list.line, sink);
    if list.ends_in_name() {
        trailing_white_space::lint(&list.line, sink);
    }
    cut_authors::lint(list, sink);
    empty_author::lint(list, sink);
    joined_authors::lint(list, sink);
    duplicate_author::lint(list, sink);
    python_authors::lint(list, sink);
}

fn item(item: &ItemView<'_>, sink: &mut Sink) {
    for line in Line::of_item(item) {
        let is_first = line.index == 0;
        let shown = if is_first { Line::whole(item.part, 0) } else { line.unindented() };
        characters(&shown, sink);
        trailing_white_space::lint(&line, sink);
        near_line::lint(&line, sink);
        glued_heading::item(&line, sink);
    }
    leaked_list::lint(item, sink);
    unclosed_emphasis::lint(item, sink);
    near_label::lint(item, sink);
}

fn characters(line: &Line<'_>, sink: &mut Sink) {
    if bytes::any_hidden(line.text) {
        control_character::lint(line, sink);
        hidden_character::lint(line, sink);
    }
}
