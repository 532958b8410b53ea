//! The canonical form of a digest of a page, as edits.
//!
//! Each line of the canonical form is either a kept line of the page or new text. The text between
//! two kept lines is compared with the text that the canonical form has there, and becomes an edit
//! if both differ. So the edits are small, and a page in canonical form has none.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::document::{DigestView, Part};
use crate::edit::Edit;
use crate::model::{Author, Media, VideoLink, Votes, print};
use crate::span::Span;
use crate::syntax::{self, Class, Kind, offset};

/// How far the canonical form goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Blank lines, line endings, and older spellings without a lint of their own.
    Layout,
    /// The layout, and the order of the fields.
    Order,
    /// The form that the printer writes.
    Canonical,
}

/// Returns the edits that give a digest without errors its canonical form. It returns a single edit
/// if many edits would take more memory than the text of the digest.
pub(crate) fn digest(digest: &DigestView<'_>, scope: Scope) -> Vec<Edit> {
    const MANY: usize = 64;
    let page = digest.part.text;
    let (mut count, mut whole) = (0_usize, None);
    each(digest, scope, &mut |span, _| {
        count = count.saturating_add(1);
        whole = Some(Span::new(whole.map_or(span.start, |whole: Span| whole.start), span.end));
    });
    match whole {
        None => Vec::new(),
        Some(whole) if count > MANY && count.saturating_mul(size_of::<Edit>()) > digest.part.span().len() => {
            let mut text = String::with_capacity(whole.len());
            replaced(page, whole, &mut text, |edit| each(digest, scope, edit));
            alloc::vec![Edit::sealed(page, whole, text)]
        }
        _ => edits(page, count, |edit| each(digest, scope, edit)),
    }
}

/// Collects the `count` edits of `page` that `each` passes on. There can be as many edits as lines,
/// so the vector has exactly this capacity.
pub(crate) fn edits(page: &str, count: usize, each: impl FnOnce(&mut dyn FnMut(Span, &str))) -> Vec<Edit> {
    let mut edits = Vec::with_capacity(count);
    each(&mut |span, new| edits.push(Edit::sealed(page, span, new)));
    edits
}

/// Writes `whole`, a part of `page`, with the changes that `each` passes on in the order of the
/// page.
pub(crate) fn replaced(
    page: &str,
    whole: Span,
    out: &mut String,
    each: impl FnOnce(&mut dyn FnMut(Span, &str)),
) {
    let mut end = whole.start;
    each(&mut |span, new| {
        out.push_str(Span::new(end, span.start).slice(page));
        out.push_str(new);
        end = span.end;
    });
    out.push_str(Span::new(end, whole.end).slice(page));
}

/// Passes each span and its new text to `edit`, in the order of the page. Together they give a
/// digest without errors its canonical form.
pub(crate) fn each(digest: &DigestView<'_>, scope: Scope, edit: &mut dyn FnMut(Span, &str)) {
    let mut tiler = Tiler::new(digest.part, scope, edit);
    tiler.line("", Canonical::Kept(0));
    let mut papers = digest.papers();
    while let Some(paper) = papers.next_part() {
        tiler.paper(paper);
    }
    tiler.finish(digest.part.end);
}

/// Returns the edits that give the lines of a paper without errors its canonical form.
pub(crate) fn paper(paper: Part<'_>, scope: Scope) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut edit = |span, new: &str| edits.push(Edit::sealed(paper.text, span, new));
    let mut tiler = Tiler::new(paper, scope, &mut edit);
    tiler.paper(paper);
    tiler.finish(paper.end);
    edits
}

/// A line of the canonical form.
enum Canonical {
    /// The line of the page at this index.
    Kept(usize),
    /// A line that the page does not have at this place.
    New(String),
}

/// Comparison of the canonical form with the page, line by line.
struct Tiler<'d, 'e> {
    part: Part<'d>,
    scope: Scope,
    /// The end of the part of the page that was compared.
    end: usize,
    /// The text of the canonical form after that part.
    pending: String,
    /// Receives each difference.
    edit: &'e mut dyn FnMut(Span, &str),
}

impl<'d, 'e> Tiler<'d, 'e> {
    fn new(part: Part<'d>, scope: Scope, edit: &'e mut dyn FnMut(Span, &str)) -> Tiler<'d, 'e> {
        Tiler { part, scope, end: part.span().start, pending: String::new(), edit }
    }

    /// Adds the next line of the canonical form after `separator`.
    fn line(&mut self, separator: &str, line: Canonical) {
        match line {
            Canonical::Kept(index) => {
                let content = self.part.content(index);
                let start = offset(self.part.text, content);
                if start < self.end {
                    self.add(separator, content);
                } else {
                    self.settle(separator, start);
                    self.end = start.saturating_add(content.len());
                }
            }
            Canonical::New(text) => self.add(separator, &text),
        }
    }

    fn add(&mut self, separator: &str, line: &str) {
        self.pending.push_str(separator);
        self.pending.push_str(line);
    }

    /// Compares the pending text and the separator after it with the page up to byte `upto`.
    fn settle(&mut self, separator: &str, upto: usize) {
        let gap = Span::new(self.end, upto);
        let old = gap.slice(self.part.text);
        if old.strip_prefix(&*self.pending) != Some(separator) {
            self.pending.push_str(separator);
            let prefix = common(old.chars(), self.pending.chars());
            let (old_rest, new_rest) = (tail(old, prefix), tail(&self.pending, prefix));
            let suffix = common(old_rest.chars().rev(), new_rest.chars().rev());
            let new = new_rest.get(..new_rest.len().saturating_sub(suffix)).unwrap_or_default();
            let span = gap.part(prefix, old_rest.len().saturating_sub(suffix));
            (self.edit)(span, new);
        }
        self.pending.clear();
    }

    fn finish(mut self, end: usize) {
        self.settle("\n\n", end);
    }

    fn paper(&mut self, paper: Part<'d>) {
        let first = self.first_line(paper);
        let separator = if first == 0 { "" } else { "\n\n" };
        self.line(separator, Canonical::Kept(first));
        let fields = paper.before_items().filter(|(_, class)| class.is_field());
        let is_sorted = fields.clone().is_sorted_by_key(|(_, class)| class);
        if is_sorted || self.scope == Scope::Layout {
            // A new line of a video would be out of order as well.
            self.fields(paper, fields, is_sorted);
        } else {
            let mut fields: Vec<_> = fields.collect();
            fields.sort_unstable_by_key(|(index, class)| (*class, *index));
            self.fields(paper, fields.into_iter(), true);
        }
        let mut separator = "\n\n";
        for (index, record) in paper.records.iter().enumerate() {
            if matches!(record.class, Class::Item | Class::Continuation) {
                self.line(separator, Canonical::Kept(first.saturating_add(index)));
                separator = "\n";
            }
        }
    }

    /// Returns the index of the heading of a paper.
    fn first_line(&self, paper: Part<'_>) -> usize {
        paper.number.saturating_sub(self.part.number)
    }

    /// Adds the fields of a paper, each given as the index and the class of its line. With
    /// `completes_video` a missing line of a video is added.
    fn fields(
        &mut self,
        paper: Part<'d>,
        fields: impl Iterator<Item = (usize, Class)>,
        completes_video: bool,
    ) {
        let lacks = |class| completes_video && paper.field_line(|other| other == class).is_none();
        let mut before = None;
        for (index, class) in fields {
            if class == Class::VideoPlayer && lacks(Class::VideoLink) {
                let (link, _) = video_lines(paper, index);
                self.line("\n\n", Canonical::New(link));
                before = Some(Class::VideoLink);
            }
            let is_pair = (before, class) == (Some(Class::VideoLink), Class::VideoPlayer);
            if let Some(line) = self.field(paper, index, class) {
                self.line(if is_pair { "\n" } else { "\n\n" }, line);
            }
            if class == Class::VideoLink && lacks(Class::VideoPlayer) {
                let (_, player) = video_lines(paper, index);
                self.line("\n", Canonical::New(player));
            }
            before = Some(class);
        }
    }

    /// Returns the canonical line of a field: a new one if its spelling is older, and none for an
    /// empty Python list.
    fn field(&self, part: Part<'d>, index: usize, class: Class) -> Option<Canonical> {
        let kept = || Some(Canonical::Kept(self.first_line(part).saturating_add(index)));
        let is_canonical = self.scope == Scope::Canonical;
        let is_bare = || matches!(part.media(index), Some(Kind::VideoLink { bare: true, .. }));
        let has_leading_zero = |line: &str| line.starts_with("Vote: 0") && line != "Vote: 0";
        let printed = match class {
            Class::VideoLink if is_canonical && is_bare() => video_lines(part, index).0,
            Class::VideoPlayer if part.content(index).starts_with("<video ") => video_lines(part, index).1,
            Class::Votes if has_leading_zero(part.content(index)) => {
                let votes = Votes::from(part.parse(index, syntax::votes)?);
                print::to_line(|out| print::votes(votes, out))
            }
            Class::Authors if is_canonical => {
                let list = part.parse(index, syntax::authors::<true>)?;
                if !list.is_python_list() {
                    return kept();
                }
                let authors: Vec<_> = list.iter().map(Author::read).collect();
                if authors.is_empty() {
                    return None;
                }
                print::to_line(|out| print::authors(&authors, out))
            }
            _ => return kept(),
        };
        Some(Canonical::New(printed))
    }
}

/// Returns the link and the player of the video whose link or player is the line at `index`.
fn video_lines(part: Part<'_>, index: usize) -> (String, String) {
    let src = match part.media(index) {
        Some(Kind::VideoLink { src, .. } | Kind::VideoPlayer { src }) => src,
        _ => "",
    };
    let lines = print::to_line(|out| print::media(&Media::Video(VideoLink::read(src)), out));
    let (link, player) = lines.split_once('\n').unwrap_or((&lines, ""));
    (link.to_string(), player.to_string())
}

/// Returns the length of the common prefix of two texts, in bytes.
fn common(old: impl Iterator<Item = char>, new: impl Iterator<Item = char>) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8()).fold(0, usize::saturating_add)
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}
