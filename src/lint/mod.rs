//! The warnings and notes of a page: the lints of each part.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::check;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{Document, ItemView, PaperView};
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
mod glued_heading;
mod hidden_character;
mod insecure_media;
mod joined_authors;
mod layout;
mod leaked_list;
mod line;
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
    /// Returns all that [`diagnostics`](Document::diagnostics) returns, and the warnings and notes
    /// that `lints` asks for, in the order of the page. It returns at most 1,000 diagnostics, then
    /// one that says how many more there are.
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
        check::page(self.whole(), false, sink);
        let page_has_errors = sink.has_losses();
        let is_sound = |part| !page_has_errors || !check::has_errors(part);
        let digests: Vec<_> = self.digests().map(|digest| (digest, is_sound(digest.part))).collect();
        for (digest, _) in digests.iter().filter(|(_, is_sound)| *is_sound) {
            layout::lint(digest, sink);
        }
        duplicate_digest::lint(&digests, sink);
        let mut ids = BTreeSet::new();
        for each in self.papers() {
            paper(&each, &mut ids, sink);
        }
    }
}

/// Runs the lints of a paper. `before` are the identifiers of the papers before it.
fn paper(paper: &PaperView<'_>, before: &mut BTreeSet<ArxivId>, sink: &mut Sink) {
    let (id, list) = (paper.arxiv_id(), List::of(paper));
    let heading = Line::whole(paper.part, 0);
    characters(&heading, sink);
    script_link::lint(&heading, paper.url(), sink);
    duplicate_paper::lint(paper, id, before, sink);
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
        glued_heading::lint(&line, sink);
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
