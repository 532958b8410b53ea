//! The property that no value adds structure to a page.

use daily_papers::document::PaperView;
use daily_papers::syntax::{Kind, Line};
use daily_papers::{
    Author, Code, Diagnostic, Digest, Document, Edit, Item, Link, Media, Paper, Severity, Title, Votes, lines,
};

/// Lines of a damaged page right after the heading of a paper.
pub(crate) const AFTER_HEADING: &[&str] =
    &["", "", "stray\n\n", "Vote: x\n\n", "![](\n", "### broken\n\n", " \n", "Authors: ['\n"];
/// Lines of a damaged page after a paper.
pub(crate) const AFTER_PAPER: &[&str] =
    &["", "", "stray\n\n", "Vote: 3\n\n", "### broken\n\nlost\n\n", "\t\n", "###  [a](b)\n- x\n", "1) a\n"];
/// Lines of a damaged page before its first paper.
pub(crate) const BEFORE_PAPERS: &[&str] = &["", "", "stray\n\n", "Vote: 3\n", "### broken\n- x\n"];

/// A page of three printed papers, with damage around the papers that are not edited.
#[derive(Debug, Clone)]
pub(crate) struct Three {
    pub(crate) papers: [Paper; 3],
    /// Lines after the heading of each paper and after each paper; ignored for the edited paper.
    pub(crate) damage: [(&'static str, &'static str); 3],
    /// Lines before the first paper.
    pub(crate) before: &'static str,
    /// Index of the edited paper.
    pub(crate) at: usize,
    /// Whether the lines end in CRLF.
    pub(crate) is_crlf: bool,
    /// Whether the page has no blank lines.
    pub(crate) is_dense: bool,
    /// Whether the last line has no line ending.
    pub(crate) is_cut: bool,
}

impl Three {
    pub(crate) fn page(&self) -> String {
        let mut page = format!("## Daily Papers (2024-04-23)\n\n{}", self.before);
        for (index, paper) in self.papers.iter().enumerate() {
            let text = paper.to_string();
            let (heading, fields) = text.split_once("\n\n").unwrap();
            let (inner, after) = if index == self.at { ("", "") } else { self.damage[index] };
            page += &format!("{heading}\n\n{inner}{fields}{after}");
        }
        if self.is_dense {
            page = page.replace("\n\n", "\n");
        }
        if self.is_cut {
            page.truncate(page.trim_end_matches('\n').len());
        }
        if self.is_crlf { page.replace('\n', "\r\n") } else { page }
    }
}

/// An edit of one field, with its new value.
#[derive(Debug, Clone)]
pub(crate) enum Field {
    Title(Title),
    Url(Link),
    Media(Option<Media>),
    Votes(Option<Votes>),
    Authors(Vec<Author>),
    Summary(Vec<Item>),
    Push(Item),
    Set(usize, Item),
    Before(usize, Item),
    After(usize, Item),
    Out(usize),
}

impl Field {
    /// Returns the edit of the paper, and applies it to `value` as well.
    ///
    /// Returns `None` if the edit names an item and the summary is empty.
    fn edit(&self, view: &PaperView<'_>, value: &mut Paper) -> Option<Edit> {
        let found: Vec<_> = view.summary().collect();
        let at = |index: &usize| index.checked_rem(found.len());
        Some(match self {
            Field::Title(new) => {
                value.title = new.clone();
                view.set_title(new)
            }
            Field::Url(new) => {
                value.url = new.clone();
                view.set_url(new)
            }
            Field::Media(new) => {
                value.media.clone_from(new);
                new.as_ref().map_or_else(|| view.remove_media(), |new| view.set_media(new))
            }
            Field::Votes(new) => {
                value.votes = *new;
                new.map_or_else(|| view.remove_votes(), |new| view.set_votes(new))
            }
            Field::Authors(new) => {
                value.authors.clone_from(new);
                view.set_authors(new)
            }
            Field::Summary(new) => {
                value.summary.clone_from(new);
                view.set_summary(new)
            }
            Field::Push(new) => {
                value.summary.push(new.clone());
                view.push_item(new)
            }
            Field::Set(index, new) => {
                let at = at(index)?;
                value.summary[at] = new.clone();
                found[at].set(new)
            }
            Field::Before(index, new) => {
                let at = at(index)?;
                value.summary.insert(at, new.clone());
                found[at].insert_before(new)
            }
            Field::After(index, new) => {
                let at = at(index)?;
                value.summary.insert(at + 1, new.clone());
                found[at].insert_after(new)
            }
            Field::Out(index) => {
                let at = at(index)?;
                value.summary.remove(at);
                found[at].remove()
            }
        })
    }

    /// Returns whether a line of this kind belongs to the field, or separates it from other fields.
    fn has(&self, kind: Kind<'_>) -> bool {
        match self {
            Field::Title(_) | Field::Url(_) => matches!(kind, Kind::PaperHeading { .. }),
            Field::Media(_) => {
                matches!(
                    kind,
                    Kind::Blank | Kind::Image { .. } | Kind::VideoLink { .. } | Kind::VideoPlayer { .. }
                )
            }
            Field::Votes(_) => matches!(kind, Kind::Blank | Kind::Votes { .. }),
            Field::Authors(_) => matches!(kind, Kind::Blank | Kind::Authors(_)),
            _ => matches!(kind, Kind::Blank | Kind::Item { .. } | Kind::Continuation(_)),
        }
    }
}

/// Returns the content of a diagnostic, with its place relative to the given byte and line.
fn moved(
    found: &Diagnostic,
    bytes: usize,
    lines: usize,
) -> (Code, Severity, usize, usize, usize, usize, String) {
    let (start, end) = (found.span().start - bytes, found.span().end - bytes);
    (found.code(), found.severity(), start, end, found.line() - lines, found.column(), found.message())
}

fn kinds<'a>(lines: &[Line<'a>]) -> Vec<Kind<'a>> {
    lines.iter().map(|line| line.kind).collect()
}

/// Checks that an edit of one field of the paper at `at` changes only that field.
///
/// No byte outside the span of the edit changes, and no line outside it changes its kind.
pub(crate) fn no_injection(page: &str, at: usize, field: &Field) {
    let document = Document::parse(page);
    let (mut values, _) = Digest::parse_recoverable(page);
    let view = document.papers().nth(at).unwrap();
    let Some(edit) = field.edit(&view, &mut values[0].papers[at]) else { return };
    let span = edit.span();
    let result = document.apply([edit.clone()]).unwrap();
    assert_eq!(result, [&page[..span.start], edit.text(), &page[span.end..]].concat());

    // The kinds of all lines that begin and end outside the span stay equal.
    let (old, new): (Vec<Line<'_>>, Vec<Line<'_>>) = (lines(page).collect(), lines(&result).collect());
    // A last line without a line ending counts as outside only if the edit adds one.
    let gives_end = edit.text().is_empty() || edit.text().trim_start_matches('\r').starts_with('\n');
    let is_ended = |line: &Line<'_>| gives_end || line.span.text(page).unwrap().ends_with('\n');
    let is_before = |line: &&Line<'_>| line.span.end <= span.start && is_ended(line);
    let before = old.iter().take_while(is_before).count();
    let after = old.iter().rev().take_while(|line| line.span.start >= span.end).count();
    let context = || format!("{page:?} -> {result:?}");
    assert!(before + after <= new.len(), "{}", context());
    let new_after = new.len() - after;
    assert_eq!(kinds(&old[..before]), kinds(&new[..before]), "{}", context());
    assert_eq!(kinds(&old[old.len() - after..]), kinds(&new[new_after..]), "{}", context());
    for line in old[before..old.len() - after].iter().chain(&new[before..new_after]) {
        assert!(field.has(line.kind), "{line:?} in {}", context());
    }
    if matches!(field, Field::Title(_) | Field::Url(_)) {
        assert_eq!(old.len(), new.len());
    }

    // The diagnostics of other lines stay equal as well; only their places move.
    assert_eq!(Digest::parse_recoverable(&result).0, values, "{}", context());
    let (was, is) = (document.diagnostics(), Document::parse(&*result).diagnostics());
    let split = was.iter().take_while(|found| found.span().end <= span.start).count();
    assert_eq!(was.len(), is.len(), "{}", context());
    for (number, (was, is)) in was.iter().zip(&is).enumerate() {
        if number < split {
            assert_eq!(moved(was, 0, 0), moved(is, 0, 0), "{}", context());
        } else {
            let (old_line, new_line) = (old.len() - after, new_after);
            assert_eq!(
                moved(was, span.end, old_line),
                moved(is, span.start + edit.text().len(), new_line),
                "{}",
                context()
            );
        }
    }
}
