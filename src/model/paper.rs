use alloc::vec::Vec;
use core::fmt;

use super::{ArxivId, Author, Item, Link, Media, Title, Votes, print};

/// A paper of a digest.
///
/// Each field holds only what a page can hold, so a paper can always be printed, and its fields can be changed freely.
///
/// ```
/// use daily_papers::{Author, Item, Link, Paper, Title, Votes};
///
/// let mut paper = Paper::new(Title::new("A Study")?, Link::new("https://arxiv.org/abs/2404.14219")?);
/// paper.votes = Some(Votes::Count(180));
/// paper.authors.push(Author::new("Ada Byron")?);
/// paper.summary.push(Item::new("an item")?);
/// assert_eq!(
///     paper.to_string(),
///     "### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\nAuthors: Ada Byron\n\n- an item\n\n",
/// );
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Paper {
    /// What the paper is called.
    pub title: Title,
    /// Where the paper is, most often its abstract on arXiv.
    pub url: Link,
    /// Its thumbnail.
    pub media: Option<Media>,
    /// Its votes; `None` where it has no votes line.
    pub votes: Option<Votes>,
    /// Its authors, in the order of the page, which is not that of the paper.
    pub authors: Vec<Author>,
    /// The items of its summary.
    pub summary: Vec<Item>,
}

impl Paper {
    /// A paper with nothing but a title and a URL.
    #[must_use]
    pub fn new(title: Title, url: Link) -> Paper {
        Paper { title, url, media: None, votes: None, authors: Vec::new(), summary: Vec::new() }
    }

    /// The arXiv identifier that its URL holds, if it is one of arXiv or of Hugging Face's pages of papers.
    #[must_use]
    pub fn arxiv_id(&self) -> Option<ArxivId> {
        ArxivId::from_url(self.url.as_str())
    }
}

/// The paper as it stands in a page, in the canonical form.
impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::paper(self, f)
    }
}
