//! Application of edits to a page.

use alloc::string::String;
use alloc::vec::Vec;
use core::iter;

use super::conflict::{EditError, of_codes, of_fixes, of_targets};
use super::{Edit, Place};
use crate::span::Span;

/// Span and its new text, as part of an edit.
#[derive(Clone, Copy)]
struct Splice<'e> {
    span: Span,
    text: &'e str,
    edit: &'e Edit,
}

impl<'e> Splice<'e> {
    /// Returns whether the splice changes nothing in any page.
    fn is_noop(&self) -> bool {
        self.span.is_empty() && self.text.is_empty()
    }

    /// Returns the splices of these edits, in the order of the page.
    fn all(edits: &[&'e Edit]) -> Vec<Splice<'e>> {
        let splices: Vec<_> = edits.iter().flat_map(|edit| edit.splices()).collect();
        in_order(&splices, |splice| (splice.span, splice.edit.place().1))
    }
}

impl Edit {
    /// Returns the edit as one splice.
    fn whole(&self) -> Splice<'_> {
        Splice { span: self.span, text: &self.text, edit: self }
    }

    /// Returns whether the edit changes nothing in any page.
    pub(super) fn is_noop(&self) -> bool {
        self.whole().is_noop()
    }

    /// Returns the edit as splices between the spans that it keeps.
    fn splices(&self) -> impl Iterator<Item = Splice<'_>> {
        let kept = self.target().map(|target| &*target.kept).unwrap_or_default();
        let kept_bytes: usize = kept.iter().map(|kept| kept.len()).fold(0, usize::saturating_add);
        // The new text comes before the text of the kept spans.
        let new = self.text.get(..self.text.len().saturating_sub(kept_bytes)).unwrap_or_default();
        let starts = iter::once(self.span.start).chain(kept.iter().map(|kept| kept.end));
        let ends = kept.iter().map(|kept| kept.start).chain([self.span.end]);
        let texts = iter::once(new).chain(iter::repeat(""));
        let spans = starts.zip(ends).map(|(start, end)| Span::new(start, end));
        spans.zip(texts).map(|(span, text)| Splice { span, text, edit: self })
    }
}

/// Returns the page with these edits, which can be in any order.
///
/// `starts` returns the starts of papers, digests and prose, in bytes.
///
/// # Errors
///
/// Returns an error if two edits conflict or overlap, or if an edit does not fit the page.
pub(crate) fn applied(
    page: &str,
    edits: &[Edit],
    starts: impl FnOnce() -> Vec<usize>,
) -> Result<String, EditError> {
    edits.iter().try_for_each(|edit| edit.check(page))?;
    let edits = sorted(edits.iter());
    let is_mixed = edits.iter().any(|edit| edit.target().is_some());
    let starts = if is_mixed { starts() } else { Vec::new() };
    let conflict = of_targets(&edits).or_else(|| of_codes(&edits)).or_else(|| of_fixes(&edits, &starts));
    if let Some((other, edit)) = conflict {
        return Err(EditError::conflict(edit, other));
    }
    // Few edits have several splices, and a list of splices can take more memory than the page.
    let text = if edits.iter().any(|edit| edit.is_split()) {
        spliced(page, Splice::all(&edits).into_iter())
    } else {
        spliced(page, edits.iter().map(|edit| edit.whole()))
    };
    text.map_err(|(other, edit)| EditError::conflict(edit, other))
}

/// Returns the page with the edits of fixes, which can be in any order. Returns `None` if they
/// overlap.
pub(crate) fn fixed<'e>(page: &str, fixes: impl Iterator<Item = &'e Edit> + Clone) -> Option<String> {
    spliced(page, sorted(fixes).iter().map(|edit| edit.whole())).ok()
}

/// Returns the edits, sorted by place.
fn sorted<'e>(edits: impl Iterator<Item = &'e Edit> + Clone) -> Vec<&'e Edit> {
    let mut sorted = Vec::with_capacity(edits.clone().count());
    sorted.extend(edits);
    // Edits are usually sorted, and sorting allocates.
    if !sorted.is_sorted_by_key(|edit| edit.place()) {
        sorted = in_order(&sorted, |edit| edit.place());
    }
    sorted
}

/// Returns members in the order of their places. Members of one place keep their order.
fn in_order<T: Copy>(members: &[T], place: impl Fn(&T) -> Place) -> Vec<T> {
    // Edits and splices share the code of one sort, which takes long to compile.
    let mut places: Vec<(Place, usize)> = members.iter().map(place).zip(0..).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|(_, index)| members.get(index).copied()).collect()
}

/// Returns the page with these splices, which must be sorted. Returns the first two edits that
/// overlap as an error.
fn spliced<'e>(
    page: &str,
    splices: impl Iterator<Item = Splice<'e>> + Clone,
) -> Result<String, (&'e Edit, &'e Edit)> {
    // A splice that changes nothing may lie within another one.
    let splices = splices.filter(|splice| !splice.is_noop());
    if let Some(overlap) = of_spans(splices.clone()) {
        return Err(overlap);
    }
    let added: usize = splices.clone().map(|splice| splice.text.len()).fold(0, usize::saturating_add);
    let mut text = String::with_capacity(page.len().saturating_add(added));
    let mut end = 0;
    for splice in splices {
        text.push_str(Span::new(end, splice.span.start).slice(page));
        text.push_str(splice.text);
        end = splice.span.end;
    }
    text.push_str(Span::new(end, page.len()).slice(page));
    Ok(text)
}

/// Returns two edits whose splices overlap.
fn of_spans<'e>(splices: impl Iterator<Item = Splice<'e>>) -> Option<(&'e Edit, &'e Edit)> {
    // The last splice that removes text can overlap the next ones.
    let mut removal: Option<Splice<'_>> = None;
    for splice in splices {
        if let Some(other) = removal.filter(|other| other.span.end > splice.span.start) {
            return Some((other.edit, splice.edit));
        }
        if !splice.span.is_empty() {
            removal = Some(splice);
        }
    }
    None
}
