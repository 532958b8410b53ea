//! Makes digests of the answers of Hugging Face's API, from which the pages of the archive are made.
//!
//! `https://huggingface.co/api/daily_papers?date=YYYY-MM-DD` answers with a JSON list that has one
//! object for each paper. [`Answer`] is the whole list, and [`DailyPaper`] is one object. This
//! module does not request anything: use any HTTP client, and any deserialiser of JSON for serde.
//!
//! ```
//! use daily_papers::huggingface::{Answer, Order};
//!
//! let json = r#"[
//!     {
//!         "paper": {
//!             "id": "2404.00001",
//!             "title": "A Study of\n  Kimchi",
//!             "authors": [{"name": "김가람", "hidden": false}, {"name": "Ada Byron"}],
//!             "upvotes": 3
//!         },
//!         "thumbnail": "https://example.org/2404.00001.png"
//!     },
//!     {"paper": {"id": "2404.00002", "title": "A Second Study", "upvotes": 8}},
//!     {"paper": {"id": "2404.00003", "title": "A Third Study", "upvotes": "many"}}
//! ]"#;
//! let answer: Answer = serde_json::from_str(json)?;
//! let (digest, errors) = answer.digest("2024-04-23".parse()?, Order::Votes);
//! assert_eq!(
//!     digest.to_string(),
//!     concat!(
//!         "## Daily Papers (2024-04-23)\n\n",
//!         "### [A Second Study](https://arxiv.org/abs/2404.00002)\n\n",
//!         "Vote: 8\n\n",
//!         "### [A Study of Kimchi](https://arxiv.org/abs/2404.00001)\n\n",
//!         "![](https://example.org/2404.00001.png)\n\n",
//!         "Vote: 3\n\n",
//!         "Authors: 김가람, Ada Byron\n\n",
//!     ),
//! );
//! assert_eq!(
//!     errors[0].to_string(),
//!     "object 2 (2404.00003): `paper.upvotes`: expected a whole number, found the text `many`",
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A page that exists
//!
//! [`Digest::diff`](crate::Digest::diff) compares the page of a day with the answer of that day.
//! Papers of an answer have no summary, so the items of the page count as removed.
//! [`update_votes`] sets the votes of digests. Together with
//! [`Document::update`](crate::Document::update), it changes the votes of a page and nothing else.
//!
//! ```
//! use daily_papers::huggingface::{DailyPaper, Order, digest, update_votes};
//! use daily_papers::{Digest, Document};
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://arxiv.org/abs/2404.00001)\n\nVote: 3\n\n- 요약\n\n";
//! let json = r#"[{"paper": {"id": "2404.00001", "title": "A Study", "upvotes": 5}}]"#;
//! let papers: Vec<DailyPaper> = serde_json::from_str(json)?;
//!
//! let before: Digest = page.parse()?;
//! let (after, _) = digest(before.date, &papers, Order::Listed);
//! assert_eq!(
//!     before.diff(&after).to_string(),
//!     "2404.00001 A Study: votes 3 -> 5\n2404.00001 A Study: item 1 removed: `요약`\n",
//! );
//!
//! let document = Document::parse(page).update(|digests| _ = update_votes(digests, &papers))?;
//! assert_eq!(document.as_str(), page.replace("Vote: 3", "Vote: 5"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What is accepted
//!
//! - Unknown keys are ignored, and `null` is the same as an absent key. If a key occurs twice, the
//!   last one counts.
//! - Only the identifier and the title must be there.
//! - A wrong type is an error if the digest needs the value. It needs the identifier, the title, the
//!   authors, the votes and the thumbnail. At any other key it is ignored.
//! - An error is about one object. The other objects of an [`Answer`] are not lost.
//! - A page can lose a part of a paper: its thumbnail, or a part of its title or of a name. That is
//!   a note, an [`ObjectError`] with [`Severity::Note`](crate::Severity::Note). To collapse white
//!   space is not a loss.
//! - Two authors of one name both stay, because two people can have one name. The lint
//!   `duplicate-author` reports them.
//!
//! The date of a digest is the caller's choice. [`DailyPaper::day`] returns the day of the list, which
//! shows whether an answer is of the day that was asked for.
//!
//! # Untrusted answers
//!
//! No text of an answer adds lines to a page, and no media link can run a script. No control
//! character and no hidden one reaches a page: they are removed from titles and names, and a
//! thumbnail with one is left out.
//!
//! Titles and names are text, as everywhere in this crate: a renderer of Markdown must not trust
//! links in them. The lint `live-markup` reports them.

mod answer;
mod daily_paper;
mod digest;
mod error;
mod json;
mod votes;

pub use answer::Answer;
pub use daily_paper::{Account, DailyAuthor, DailyPaper};
pub use digest::{Order, digest};
pub use error::ObjectError;
pub use votes::update_votes;
