use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{Edit, Order};
use crate::Document;

/// Why edits cannot be carried out.
///
/// ```
/// use daily_papers::{Document, Votes};
///
/// let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 3\n\n";
/// let document = Document::parse(page);
/// let paper = document.digests().next().unwrap().papers().next().unwrap();
/// let error = document.apply([paper.set_votes(Votes::Count(4)), paper.remove()]).unwrap_err();
/// assert_eq!(error.to_string(), "the edits at bytes 30..75 and 72..73 overlap");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditError {
    edit: Box<Edit>,
    /// The edit that it overlaps; without one the edit is of another page.
    other: Option<Box<Edit>>,
}

impl EditError {
    /// The edit that cannot be carried out.
    #[must_use]
    pub fn edit(&self) -> &Edit {
        &self.edit
    }

    /// The edit that it overlaps; `None` where it was made for another page.
    #[must_use]
    pub fn overlaps(&self) -> Option<&Edit> {
        self.other.as_deref()
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.other {
            Some(other) => write!(f, "the edits at bytes {:?} and {:?} overlap", other.span, self.edit.span),
            None => write!(f, "the edit at bytes {:?} was made for another page", self.edit.span),
        }
    }
}

impl core::error::Error for EditError {}

impl Document<'_> {
    /// The page after these edits, in whatever order they come; every byte outside their spans stays as it is.
    ///
    /// Edits at one place, such as several papers put behind one, are carried out in their order.
    ///
    /// # Errors
    ///
    /// Where two edits overlap, or set the same field; and where an edit was made for another page, as far as the length of
    /// the page and the text around the edit tell.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n### [C](d)\n\nVote: 5\n\n";
    /// let document = Document::parse(page);
    /// let mended = document.apply(document.papers().map(|paper| paper.set_votes(Votes::Count(7))))?;
    /// assert_eq!(mended, page.replace("Vote: 3", "Vote: 7").replace("Vote: 5", "Vote: 7"));
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    pub fn apply(&self, edits: impl IntoIterator<Item = Edit>) -> Result<String, EditError> {
        let page = self.as_str();
        let mut edits: Vec<Edit> = edits.into_iter().filter(|edit| !edit.is_void()).collect();
        if let Some(foreign) = edits.iter().find(|edit| !edit.fits(page)) {
            return Err(EditError { edit: Box::new(foreign.clone()), other: None });
        }
        edits.sort_by_key(|edit| (edit.span, edit.order));
        if let Some((other, edit)) = overlap(edits.iter()) {
            return Err(EditError { edit: Box::new(edit.clone()), other: Some(Box::new(other.clone())) });
        }
        Ok(spliced(page, edits.iter()))
    }
}

/// The page after the edits of fixes, in whatever order they come; `None` where they overlap.
pub(crate) fn mended<'e>(page: &str, fixes: impl Iterator<Item = &'e Edit> + Clone) -> Option<String> {
    let mut edits = Vec::with_capacity(fixes.clone().count());
    edits.extend(fixes);
    // Nearly always they are sorted, and sorting would take as much room again.
    if !edits.is_sorted_by_key(|edit| (edit.span, edit.order)) {
        edits.sort_by_key(|edit| (edit.span, edit.order));
    }
    let edits = edits.iter().copied();
    overlap(edits.clone()).is_none().then(|| spliced(page, edits))
}

/// The first two of the sorted edits that cannot both be carried out.
fn overlap<'e>(edits: impl Iterator<Item = &'e Edit>) -> Option<(&'e Edit, &'e Edit)> {
    let mut before: Option<&Edit> = None;
    // The last edit that takes something out, which may reach up to what comes after it.
    let mut taking: Option<&Edit> = None;
    for edit in edits {
        let takes_host = |other: &&Edit| edit.host.as_ref().is_some_and(|host| other.span.contains(**host));
        if let Some(other) = taking.filter(|other| other.span.end > edit.span.start || takes_host(other)) {
            return Some((other, edit));
        }
        let is_same =
            |other: &&Edit| other.span == edit.span && other.order == edit.order && other.host == edit.host;
        if let Some(other) = before.filter(|other| edit.order < Order::Item && is_same(other)) {
            return Some((other, edit));
        }
        before = Some(edit);
        if !edit.span.is_empty() {
            taking = before;
        }
    }
    None
}

/// The page after these edits, which are sorted and do not overlap.
fn spliced<'e>(page: &str, edits: impl Iterator<Item = &'e Edit> + Clone) -> String {
    let added: usize = edits.clone().map(|edit| edit.text.len()).fold(0, usize::saturating_add);
    let mut text = String::with_capacity(page.len().saturating_add(added));
    let mut end = 0;
    for edit in edits {
        text.push_str(page.get(end..edit.span.start).unwrap_or_default());
        text.push_str(&edit.text);
        end = edit.span.end;
    }
    text.push_str(page.get(end..).unwrap_or_default());
    text
}
