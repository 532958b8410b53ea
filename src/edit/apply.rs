use alloc::string::String;
use alloc::vec::Vec;

use super::conflict::{EditError, of_codes, of_fixes, of_spans, of_targets};
use super::{Edit, Splice};
use crate::Document;

impl Document<'_> {
    /// Returns the page after these edits, in whatever order they come. Every byte outside their spans stays as it is.
    ///
    /// Two edits of one field conflict, also if one of them changes nothing, and so do the removal of a paper and an edit of it.
    /// Edits of different fields do not. What is added at one place, such as several papers behind one, stands in the order of the
    /// edits. An edit of a fix or of the formatter conflicts with all edits of a paper that it touches, and with one of another
    /// code that touches it.
    ///
    /// # Errors
    ///
    /// Returns an error if two edits conflict or overlap, or if an edit was made for another page, which the length of the
    /// page and the text around the edit tell.
    ///
    /// ```
    /// use daily_papers::{Document, Votes};
    ///
    /// let page = "## Daily Papers (2024-04-23)\n\n### [A](b)\n\nVote: 3\n\n### [C](d)\n\nVote: 5\n\n";
    /// let document = Document::parse(page);
    /// let edited = document.apply(document.papers().map(|paper| paper.set_votes(Votes::Count(7))))?;
    /// assert_eq!(edited, page.replace("Vote: 3", "Vote: 7").replace("Vote: 5", "Vote: 7"));
    /// # Ok::<(), daily_papers::EditError>(())
    /// ```
    pub fn apply(&self, edits: impl IntoIterator<Item = Edit>) -> Result<String, EditError> {
        let page = self.as_str();
        let edits: Vec<Edit> = edits.into_iter().collect();
        if let Some(foreign) = edits.iter().find(|edit| !edit.fits(page)) {
            return Err(EditError::of_another_page(foreign));
        }
        let edits = sorted(edits.iter());
        let is_mixed = edits.iter().any(|edit| edit.target().is_some());
        let starts = self.whole().records.iter().filter(|record| is_mixed && record.tag.ends_paper());
        let starts: Vec<_> = starts.map(|record| record.start()).collect();
        let conflict = of_targets(&edits).or_else(|| of_codes(&edits)).or_else(|| of_fixes(&edits, &starts));
        if let Some((other, edit)) = conflict {
            return Err(EditError::conflict(edit, other));
        }
        // Hardly any edit has several splices, and a list of them takes several times the room of the page.
        let text = if edits.iter().any(|edit| edit.is_split()) {
            carried_out(page, Splice::all(&edits).into_iter())
        } else {
            carried_out(page, edits.iter().map(|edit| edit.whole()))
        };
        text.map_err(|(other, edit)| EditError::conflict(edit, other))
    }
}

/// Returns the page after the edits of fixes, in whatever order they come, or `None` if they overlap.
pub(crate) fn fixed<'e>(page: &str, fixes: impl Iterator<Item = &'e Edit> + Clone) -> Option<String> {
    carried_out(page, sorted(fixes).iter().map(|edit| edit.whole())).ok()
}

/// The edits, sorted by their places.
fn sorted<'e>(edits: impl Iterator<Item = &'e Edit> + Clone) -> Vec<&'e Edit> {
    let mut sorted = Vec::with_capacity(edits.clone().count());
    sorted.extend(edits);
    // Nearly always they are sorted, and sorting would take as much room again.
    if !sorted.is_sorted_by_key(|edit| edit.place()) {
        sorted.sort_by_key(|edit| edit.place());
    }
    sorted
}

/// The page after these splices, which are sorted, or the first two edits whose splices overlap.
fn carried_out<'e>(
    page: &str,
    splices: impl Iterator<Item = Splice<'e>> + Clone,
) -> Result<String, (&'e Edit, &'e Edit)> {
    if let Some(overlap) = of_spans(splices.clone()) {
        return Err(overlap);
    }
    let added: usize = splices.clone().map(|splice| splice.text.len()).fold(0, usize::saturating_add);
    let mut text = String::with_capacity(page.len().saturating_add(added));
    let mut end = 0;
    for splice in splices {
        text.push_str(page.get(end..splice.span.start).unwrap_or_default());
        text.push_str(splice.text);
        end = splice.span.end;
    }
    text.push_str(page.get(end..).unwrap_or_default());
    Ok(text)
}
