use alloc::vec::Vec;
use core::fmt;

use super::{ArxivId, Author, Item, Link, Media, Title, Votes, print};

/// Paper of a digest.
///
/// Every paper can be printed, because each field can hold only what a page can contain. Fields can
/// be changed freely.
///
/// ```
/// use daily_papers::{Author, Item, Link, Paper, Title, Votes};
///
/// let mut paper = Paper::new(Title::new("A Study")?, Link::new("https://example.org")?);
/// paper.votes = Some(Votes::Count(180));
/// paper.authors.push(Author::new("Ada Byron")?);
/// paper.summary.push(Item::new("an item")?);
/// assert_eq!(
///     paper.to_string(),
///     "### [A Study](https://example.org)\n\nVote: 180\n\nAuthors: Ada Byron\n\n- an item\n\n",
/// );
/// # Ok::<(), daily_papers::ValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Paper {
    /// Title of the paper.
    pub title: Title,
    /// URL of the paper, usually its abstract on arXiv.
    pub url: Link,
    /// Thumbnail, or `None` if the paper has none.
    pub media: Option<Media>,
    /// Votes, or `None` if the paper has no votes line.
    pub votes: Option<Votes>,
    /// Authors, in the order of the page, which can differ from the order of the paper.
    pub authors: Vec<Author>,
    /// Items of the summary.
    pub summary: Vec<Item>,
}

impl Paper {
    /// Returns a paper that has only a title and a URL.
    #[must_use]
    pub fn new(title: Title, url: Link) -> Paper {
        Paper { title, url, media: None, votes: None, authors: Vec::new(), summary: Vec::new() }
    }

    /// Returns the arXiv identifier in the URL. Returns `None` if the URL is not one of those that
    /// [`ArxivId::from_url`] lists.
    ///
    /// ```
    /// use daily_papers::{Link, Paper, Title};
    ///
    /// let paper = Paper::new(Title::new("A")?, Link::new("https://arxiv.org/abs/2404.14219")?);
    /// assert_eq!(paper.arxiv_id(), Some("2404.14219".parse()?));
    /// # Ok::<(), daily_papers::ValueError>(())
    /// ```
    #[must_use]
    pub fn arxiv_id(&self) -> Option<ArxivId> {
        ArxivId::from_url(self.url.as_str())
    }
}

/// Writes the paper as in a page, in the canonical form.
impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::paper(self, f)
    }
}
