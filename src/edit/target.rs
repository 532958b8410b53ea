use alloc::boxed::Box;

use crate::model::Date;
use crate::span::Span;

/// What an edit changes: the digest or the paper, and which part of it. Two edits conflict by that, not by whether their spans
/// happen to touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Target {
    /// Where the digest or the paper starts.
    pub(super) host: usize,
    pub(super) change: Change,
    /// What the edit's span holds besides the lines of the field, and its text holds again, last. Other edits may change it.
    pub(super) kept: Box<[Span]>,
}

/// A part of a digest or a paper, in the order in which edits at one place are carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Change {
    /// Sets or removes a digest of this date.
    Digest(Date),
    /// Sets the date of a digest that has this date.
    Date(Date),
    /// Makes one digest of two of this date.
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
    /// Sets or removes the item that starts there.
    Item(usize),
    /// Adds an item to a paper.
    NewItem,
    /// Sets or removes a paper.
    Paper,
    /// Removes another paper that is equal to a paper.
    EqualPaper,
    /// Adds a paper beside a paper, or to a digest.
    NewPaper,
    /// Adds a digest beside a digest, or to a page.
    NewDigest,
}

impl Target {
    pub(crate) fn new(host: Span, change: Change) -> Target {
        Target { host: host.start, change, kept: Box::default() }
    }

    /// Returns the same target of an edit whose span holds these spans as well.
    pub(crate) fn keeping(self, kept: impl Into<Box<[Span]>>) -> Target {
        Target { kept: kept.into(), ..self }
    }

    /// Whether edits of these two targets cannot both be carried out, apart from those of a digest and of its papers.
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

    /// Whether the edit changes all papers of a digest.
    pub(super) fn is_of_digest(&self) -> bool {
        matches!(self.change, Change::Digest(_) | Change::Papers)
    }

    /// What edits of these two targets both change, for people.
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
    /// Returns the date that the digest has whose date the edit changes.
    pub(super) fn old_date(self) -> Option<Date> {
        match self {
            Change::Digest(date) | Change::Date(date) => Some(date),
            _ => None,
        }
    }
}
