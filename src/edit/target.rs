use alloc::boxed::Box;

use crate::model::Date;
use crate::span::Span;

/// Part of a digest or a paper that an edit changes.
///
/// Conflicts of edits depend on their targets, because the spans of conflicting edits need not
/// touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Target {
    /// Start of the digest or the paper, in bytes.
    pub(super) host: usize,
    pub(super) change: Change,
    /// Spans that the edit keeps: its text repeats them at its end. Other edits can change them.
    pub(super) kept: Box<[Span]>,
}

/// Kind of change. Edits at one place are applied in the order of the variants, and a search for
/// conflicts compares neighbours in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Change {
    /// Sets or removes a digest with this date.
    Digest(Date),
    /// Sets the date of a digest with this date.
    Date(Date),
    /// Merges two digests with this date.
    SharedDate(Date),
    /// Sets the papers of a digest.
    Papers,
    /// Sets the title of a paper.
    Title,
    /// Sets the URL of a paper.
    Url,
    /// Sets or removes the thumbnail of a paper.
    Media,
    /// Sets or removes the votes of a paper.
    Votes,
    /// Sets or removes the authors of a paper.
    Authors,
    /// Sets the items of a paper.
    Summary,
    /// Sets or removes the item that starts at this byte.
    Item(usize),
    /// Adds an item to a paper.
    NewItem,
    /// Sets or removes a paper.
    Paper,
    /// Removes a paper that is equal to another paper.
    EqualPaper,
    /// Adds a paper before or after a paper, or to a digest.
    NewPaper,
    /// Adds a digest before or after a digest, or to a page.
    NewDigest,
}

impl Target {
    pub(crate) fn new(host: Span, change: Change) -> Target {
        Target { host: host.start, change, kept: Box::default() }
    }

    /// Returns the target of an edit that keeps these spans.
    pub(crate) fn keeping(self, kept: impl Into<Box<[Span]>>) -> Target {
        Target { kept: kept.into(), ..self }
    }

    /// Returns whether edits with these targets conflict. Targets of a digest and of its papers are
    /// not compared.
    pub(super) fn conflicts_with(&self, other: &Target) -> bool {
        use Change::{
            Digest, EqualPaper, Item, NewDigest, NewItem, NewPaper, Paper, Papers, SharedDate, Summary,
        };
        match (self.change, other.change) {
            (NewDigest, _) | (_, NewDigest) | (SharedDate(_), SharedDate(_)) => false,
            (SharedDate(shared), change) | (change, SharedDate(shared)) => change.old_date() == Some(shared),
            _ if self.host != other.host => false,
            (Digest(_), _) | (_, Digest(_)) => true,
            (Papers, Papers | NewPaper) | (NewPaper, Papers) => true,
            (NewPaper, _) | (_, NewPaper) | (NewItem, NewItem) | (EqualPaper, EqualPaper) => false,
            (Paper | EqualPaper, _) | (_, Paper | EqualPaper) => true,
            (Summary, Item(_) | NewItem) | (Item(_) | NewItem, Summary) => true,
            (one, other) => one == other,
        }
    }

    /// Returns whether the edit changes all papers of a digest.
    pub(super) fn is_of_digest(&self) -> bool {
        matches!(self.change, Change::Digest(_) | Change::Papers)
    }

    /// Returns the description of what edits with these targets both change.
    pub(super) fn shared_with(&self, other: &Target) -> &'static str {
        let (first, last) = (self.change.min(other.change), self.change.max(other.change));
        match last {
            _ if matches!(first, Change::Digest(_)) => "one digest",
            _ if first == Change::Papers => "the papers of one digest",
            Change::Date(_) | Change::SharedDate(_) => "the date of one digest",
            Change::Digest(_) | Change::Papers | Change::NewDigest => "one digest",
            Change::Title => "the title of one paper",
            Change::Url => "the URL of one paper",
            Change::Media => "the thumbnail of one paper",
            Change::Votes => "the votes of one paper",
            Change::Authors => "the authors of one paper",
            Change::Item(_) if self.change == other.change => "one item",
            Change::Summary | Change::Item(_) | Change::NewItem => "the summary of one paper",
            Change::Paper | Change::EqualPaper | Change::NewPaper => "one paper",
        }
    }
}

impl Change {
    /// Returns the date of the digest whose date the edit changes.
    pub(super) fn old_date(self) -> Option<Date> {
        match self {
            Change::Digest(date) | Change::Date(date) => Some(date),
            _ => None,
        }
    }
}
