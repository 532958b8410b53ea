use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::{Change, Edit, Target};

/// Error for edits that conflict, or do not fit the page.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 3\n\n";
/// let document = Document::parse(page);
/// let paper = document.digests().next().unwrap().papers().next().unwrap();
/// let error = document.apply([paper.set_votes(Votes::Count(4)), paper.remove()]).unwrap_err();
/// assert_eq!(error.to_string(), "the edits at bytes 30..75 and 72..73 both change one paper");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditError {
    edit: Box<Edit>,
    reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Reason {
    Outside,
    OtherPage,
    Conflict(Box<Edit>),
}

impl EditError {
    pub(super) fn outside(edit: &Edit) -> EditError {
        EditError { edit: Box::new(edit.clone()), reason: Reason::Outside }
    }

    pub(super) fn of_another_page(edit: &Edit) -> EditError {
        EditError { edit: Box::new(edit.clone()), reason: Reason::OtherPage }
    }

    pub(super) fn conflict(edit: &Edit, other: &Edit) -> EditError {
        EditError { edit: Box::new(edit.clone()), reason: Reason::Conflict(Box::new(other.clone())) }
    }

    /// Returns the edit that cannot be applied.
    #[must_use]
    pub fn edit(&self) -> &Edit {
        &self.edit
    }

    /// Returns the edit that it conflicts with. Returns `None` if the edit does not fit the page.
    #[must_use]
    pub fn conflicts_with(&self) -> Option<&Edit> {
        match &self.reason {
            Reason::Conflict(other) => Some(other),
            Reason::Outside | Reason::OtherPage => None,
        }
    }
}

/// Writes one sentence.
impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edit = &self.edit;
        let other = match &self.reason {
            Reason::Outside => {
                return write!(f, "the edit at bytes {:?} does not lie in the page", edit.span);
            }
            Reason::OtherPage => {
                return write!(f, "the edit at bytes {:?} was made for another page", edit.span);
            }
            Reason::Conflict(other) => other,
        };
        write!(f, "the edits at bytes {:?} and {:?} ", other.span, edit.span)?;
        match other.target().zip(edit.target()) {
            Some((one, other)) if one.conflicts_with(other) => {
                write!(f, "both change {}", one.shared_with(other))
            }
            Some((one, other)) if one.is_of_digest() != other.is_of_digest() => {
                f.write_str("both change the papers of one digest")
            }
            _ if other.span.end > edit.span.start => f.write_str("overlap"),
            _ => f.write_str("touch"),
        }
    }
}

impl core::error::Error for EditError {}

/// Returns two edits whose targets conflict. `edits` must be sorted by place.
///
/// Time is O(n log n) in the number of edits.
pub(super) fn of_targets<'e>(edits: &[&'e Edit]) -> Option<(&'e Edit, &'e Edit)> {
    let named = edits.iter().enumerate().filter_map(|(index, edit)| Some((edit.target()?, index)));
    let mut named: Vec<_> = named.collect();
    sort(&mut named, |target| target.host);
    if let Some((one, other)) = of_dates(&named).or_else(|| of_digests(&named, edits)) {
        return Some((edits.get(one.min(other))?, edits.get(one.max(other))?));
    }
    let mut rest = &*named;
    while let Some((first, _)) = rest.first() {
        let count = rest.iter().take_while(|(target, _)| target.host == first.host).count();
        let (host, others) = rest.split_at_checked(count)?;
        if let Some((one, other)) = of_host(host) {
            return Some((edits.get(one.min(other))?, edits.get(one.max(other))?));
        }
        rest = others;
    }
    None
}

/// Sorts edits by this part of the target, then by what they change, then by their index.
fn sort(edits: &mut [(&Target, usize)], host: fn(&Target) -> usize) {
    edits.sort_unstable_by_key(|(target, index)| (host(target), target.change, *index));
}

/// Returns the indices of two edits: one changes the date of a digest, and the other merges the
/// digests with that date.
fn of_dates(edits: &[(&Target, usize)]) -> Option<(usize, usize)> {
    let shared = edits.iter().filter(|(target, _)| matches!(target.change, Change::SharedDate(_)));
    let mut shared: Vec<_> = shared.copied().collect();
    sort(&mut shared, |_| 0);
    edits.iter().find_map(|(target, index)| {
        let date = target.change.old_date()?;
        let at = shared.binary_search_by_key(&Change::SharedDate(date), |(target, _)| target.change).ok()?;
        Some((*index, shared.get(at)?.1))
    })
}

/// Returns the indices of two edits: one changes all papers of a digest, and the other changes one
/// of them.
fn of_digests(named: &[(&Target, usize)], edits: &[&Edit]) -> Option<(usize, usize)> {
    named.iter().find_map(|(target, index)| {
        if !target.is_of_digest() {
            return None;
        }
        let end = edits.get(*index)?.span.end;
        let next = named.partition_point(|(other, _)| other.host <= target.host);
        let (_, other) = named.get(next).filter(|(other, _)| other.host < end)?;
        Some((*index, *other))
    })
}

/// Returns the indices of two edits of one paper or digest whose targets conflict. `edits` must be
/// sorted by what they change.
///
/// The variants of `Change` are ordered so that two neighbours conflict if any two edits do: what
/// changes a whole stands next to its parts.
fn of_host(edits: &[(&Target, usize)]) -> Option<(usize, usize)> {
    let mut pairs = edits.iter().zip(edits.iter().skip(1));
    let ((_, one), (_, other)) = pairs.find(|((one, _), (other, _))| one.conflicts_with(other))?;
    Some((*one, *other))
}

/// Returns two edits of fixes or of the formatter that touch.
///
/// Each can depend on the line ending that the other one replaces. Edits that fix diagnostics of
/// one code are made together, so they do not conflict.
pub(super) fn of_codes<'e>(edits: &[&'e Edit]) -> Option<(&'e Edit, &'e Edit)> {
    let mut fixes = edits.iter().filter(|edit| edit.is_fix() && !edit.is_manual());
    let mut before = *fixes.next()?;
    fixes.find_map(|fix| {
        let is_one_fix = before.code == fix.code && before != *fix;
        let pair = (before, *fix);
        before = fix;
        (pair.0.span.end == fix.span.start && !is_one_fix).then_some(pair)
    })
}

/// Returns an edit of a fix or of the formatter, and an edit of a paper or a digest that it
/// touches.
///
/// Either can depend on what the other one replaces. `starts` are the starts of papers, digests and
/// prose, in bytes.
///
/// Time is O(n log n) in the number of edits.
pub(super) fn of_fixes<'e>(edits: &[&'e Edit], starts: &[usize]) -> Option<(&'e Edit, &'e Edit)> {
    let mut fixes: Vec<&Edit> = Vec::new();
    if !starts.is_empty() {
        fixes.extend(edits.iter().filter(|edit| edit.is_fix() && !edit.is_noop()));
    }
    let is_other = |fix: &&Edit, edit: &Edit| fix.code.is_none() || fix.code != edit.code;
    edits.iter().find_map(|edit| {
        let Target { host, change, .. } = edit.target().filter(|_| !edit.is_fix())?;
        let next = starts.partition_point(|start| start <= host);
        let end = match change {
            Change::Digest(_) | Change::Papers => edit.span.end,
            _ => starts.get(next).copied().unwrap_or(usize::MAX),
        };
        // Fixes that overlap are an error, so the last fix that starts before `end` reaches
        // furthest.
        let last = |end: usize| {
            let count = fixes.partition_point(|fix| fix.span.start <= end);
            fixes.get(count.checked_sub(1)?).copied()
        };
        let is_at_host = |fix: &Edit| fix.span.end > *host || fix.is_manual() && fix.span.end == *host;
        let found = match change {
            Change::NewPaper | Change::NewDigest => {
                let removes_host = last(*host).filter(|fix| is_at_host(fix) && !fix.span.is_empty());
                removes_host.or_else(|| last(edit.span.start).filter(|fix| fix.span.end >= edit.span.start))
            }
            _ => last(end).filter(|fix| is_at_host(fix)),
        };
        let fix = found.filter(|fix| is_other(fix, edit))?;
        Some(if fix.span <= edit.span { (fix, *edit) } else { (*edit, fix) })
    })
}
