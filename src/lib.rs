//! Parses, checks, edits and prints *Daily Papers digests*: Markdown pages that list the AI papers
//! of a day.
//!
//! Each paper has a title and a URL, and can have a thumbnail, votes, authors and a summary. There
//! are two ways to work with a page:
//!
//! - A [`Digest`] is a typed value. Strict parsing returns an error for everything that the value
//!   would lose.
//! - A [`Document`] is the page itself, with views of its digests, papers and items. Parsing it
//!   never fails, and it keeps every byte.
//!
//! # Parsing and printing
//!
//! ```
//! use daily_papers::{Author, Digest, Item, Votes};
//!
//! let page = concat!(
//!     "## Daily Papers (2024-04-23)\n\n",
//!     "### [A Study](https://arxiv.org/abs/2404.14219)\n\n",
//!     "Vote: 180\n\n",
//! );
//! let mut digest: Digest = page.parse()?;
//!
//! let paper = &mut digest.papers[0];
//! paper.votes = Some(Votes::Count(181));
//! paper.authors.push(Author::new("김가람")?);
//! paper.summary.push("***What's New***: 새로운 방법을 제안합니다.".parse::<Item>()?);
//! assert_eq!(
//!     digest.to_string(),
//!     concat!(
//!         "## Daily Papers (2024-04-23)\n\n",
//!         "### [A Study](https://arxiv.org/abs/2404.14219)\n\n",
//!         "Vote: 181\n\n",
//!         "Authors: 김가람\n\n",
//!         "- ***What's New***: 새로운 방법을 제안합니다.\n\n",
//!     ),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Digest::parse_recoverable`] returns all digests of any page, with its diagnostics.
//! [`Digest::diff`] compares two digests, and [`Digest::merge`] merges two of one date.
//!
//! # Editing in place
//!
//! [`Document::update`] changes the values of a page. The page follows, and every byte that the
//! change does not need stays. The result is parsed and compared before it is returned.
//! [`Document::edits_to`] returns the same change as edits, for an editor.
//!
//! ```
//! use std::cmp::Reverse;
//!
//! use daily_papers::{Document, Votes};
//!
//! let (a, b) = ("### [A Study](a)\nVote: 3\n- 요약\n\n", "### [Another](b)\nVote: 007\n\n");
//! let page = ["# Archive\n\n## Daily Papers (2024-04-23)\n\n", a, b].concat();
//! let document = Document::parse(&*page).update(|digests| {
//!     digests[0].papers[0].votes = Some(Votes::Count(4));
//!     digests[0].papers.sort_by_key(|paper| Reverse(paper.votes));
//! })?;
//! let a = a.replace("Vote: 3", "Vote: 4");
//! assert_eq!(document.to_string(), ["# Archive\n\n## Daily Papers (2024-04-23)\n\n", b, &a].concat());
//! # Ok::<(), daily_papers::UpdateError>(())
//! ```
//!
//! # Diagnostics
//!
//! ```
//! use daily_papers::Document;
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: many\n";
//! let diagnostics = Document::parse(page).diagnostics();
//! assert_eq!(
//!     diagnostics[0].render(page).to_string(),
//!     "\
//! error[malformed-field]: expected a number of votes or `-`, found `many`
//!  --> line 5, column 7
//!   |
//! 5 | Vote: many
//!   |       ^^^^
//! ",
//! );
//! ```
//!
//! [`Document::lint`] also reports warnings and notes. [`Lints`] select them, and [`Code::explain`]
//! explains each. [`Document::fix`] applies the fixes, and [`Document::format`] prints every digest
//! in its canonical form.
//!
//! ```
//! use daily_papers::{Code, Document, Lints};
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A](https://arxiv.org/abs/2404.14219)\n\n- item \n\n";
//! let document = Document::parse(page);
//! let found = document.lint(&Lints::new());
//! assert!(found.iter().any(|diagnostic| diagnostic.code() == Code::TrailingWhiteSpace));
//! assert_eq!(document.fix(&Lints::new()).text(), page.replace("item \n", "item\n"));
//! ```
//!
//! # Archives
//!
//! The module [`archive`] has functions for a folder of pages: the path of a day's page, the index
//! as CSV, the newest digest of the README page, and repeated papers.
//!
//! ```
//! use daily_papers::{Document, archive};
//!
//! let page = "## Daily Papers (2025-05-09)\n\n### [A](https://arxiv.org/abs/2505.97401)\n\n";
//! let digests = Document::parse(page).digests().map(|digest| digest.to_digest()).collect::<Vec<_>>();
//! let mut index = String::new();
//! archive::write_index(&mut index, &digests)?;
//! assert_eq!(index, "date,title,url\n2025-05-09,A,https://arxiv.org/abs/2505.97401\n");
//! assert_eq!(archive::path(digests[0].date), "2025/05/09.md");
//! # Ok::<(), std::fmt::Error>(())
//! ```
//!
//! # Untrusted input
//!
//! Parsing never panics, and takes time and memory in proportion to the page. [`Limits`] bound the
//! page itself. [`Document::from_utf8`] and [`Document::from_utf8_with_limits`] parse bytes, and
//! their errors give the place of invalid UTF-8.
//!
//! # Reading many
//!
//! With the feature `std`, a [`Reader`] reads a file of any length, one digest at a time. It knows
//! the offset and the line of each digest in the file.
//!
//! ```
//! use daily_papers::Reader;
//!
//! let file = "# Archive\n\n## Daily Papers (2024-04-23)\n\n## Daily Papers (2024-04-24)\n\n";
//! let mut lines = Vec::new();
//! for part in Reader::new(file.as_bytes()) {
//!     lines.push(part?.line());
//! }
//! assert_eq!(lines, [3, 5]);
//! # Ok::<(), daily_papers::reader::ReaderError>(())
//! ```
//!
//! # Lines
//!
//! Everything else builds on [`lines`], an iterator over the lines of a page that does not
//! allocate. The module [`syntax`] documents the grammar.
//!
//! ```
//! use daily_papers::syntax::Kind;
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: 3\n";
//! let titles = daily_papers::lines(page).filter_map(|line| match line.kind {
//!     Kind::PaperHeading { title, .. } => Some(title),
//!     _ => None,
//! });
//! assert!(titles.eq(["A Study"]));
//! ```
//!
//! # Guarantees
//!
//! - `Document::parse(text).to_string() == text`, for every text. The spans of its lines cover the
//!   text without gaps, and lie on character boundaries.
//! - `text.parse::<Digest>()` is `Ok` only if the page is one digest and nothing else. Only its
//!   layout is not kept.
//! - `digest.to_string().parse() == Ok(digest)`, for every digest. Constructors and deserialisation
//!   return an error for a value that would not parse back.
//! - `document.update(change)` is a page with exactly the changed values and no new error. The text
//!   of each paper that was not changed, and of prose, stays. It is an error only for a page with
//!   errors.
//! - Diagnostics escape the control characters and invisible characters of a page.
//!
//! # JSON and other formats
//!
//! With the feature `serde`, a digest is one object:
//!
//! ```json
//! {
//!   "date": "2024-04-23",
//!   "papers": [
//!     {
//!       "title": "A Study",
//!       "url": "https://arxiv.org/abs/2404.14219",
//!       "media": {"image": "https://example.org/a.png"},
//!       "votes": 180,
//!       "authors": ["Ada Byron", "+"],
//!       "summary": [
//!         {"text": "an item without a label"},
//!         {"label": "What's New", "text": "an item with a label"},
//!         {"label": "What's New", "emphasis": "strong", "text": "an item with a label in `**`"}
//!       ]
//!     }
//!   ]
//! }
//! ```
//!
//! - `media` is `{"image": SRC}` or `{"video": SRC}`. It is absent, not `null`, if the paper has
//!   none.
//! - `votes` is a number, or `null` for `Vote: -`. It is absent if the paper has no votes line.
//! - `authors` and `summary` are always written. If they are absent, they are empty.
//! - `emphasis` is `"strong"` for `**LABEL**`, and absent for `***LABEL***`.
//! - An unknown key is an error.
//! - A number has only decimal digits: `180.0`, `1e2` and `-0` are errors. Only a
//!   `serde_json::Value` with the feature `arbitrary_precision` reads `-0` as 0.
//!
//! The feature `schemars` adds the JSON Schema of this form, which is also the file
//! `src/model/digest.schema.json`. It accepts exactly what deserialisation accepts, with two
//! exceptions. It compares numbers by value, so it accepts `180.0`, `1e2` and `-0`. It cannot see
//! that a key occurs twice, which is an error.
//!
//! Every other format of serde has the same maps and keys. A digest is equal after it was
//! serialised to one of these formats and deserialised, which `tests/formats` checks. This is also
//! true inside a list, a tuple, a map or an option, with `#[serde(flatten)]`, and in tagged and
//! untagged enums.
//!
//! | format | crate | holds | does not hold |
//! | --- | --- | --- | --- |
//! | JSON | `serde_json` 1 | every digest | |
//! | YAML | `serde_norway` 0.9 | every digest | |
//! | RON | `ron` 0.12 | every digest; unknown votes are `()` | |
//! | TOML | `toml` 1 | digests without unknown votes | unknown votes, because TOML has no null: serialising them is an error |
//! | CBOR | `ciborium` 0.2 | every digest | |
//! | MessagePack | `rmp-serde` 1, human-readable or not, structs as arrays or maps | every digest | |
//! | postcard | `postcard` 1 | every digest | `flatten`, and enums that are not externally tagged: it is not self-describing |
//! | bincode | `bincode` 2 | every digest | the same as postcard |
//!
//! `toml::Value` does not hold more than `i64::MAX` votes; serialising them is an error. A second
//! flattened field must be a struct and stand before the digest, because unknown keys are errors. An
//! `Option<Votes>` of another type cannot tell unknown votes from `None` where both are a null.
//!
//! [`Code`], [`Severity`] and [`Span`] are serialised and deserialised. [`Diagnostic`] and [`Edit`]
//! are only serialised.
//!
//! # Features
//!
//! No feature changes what is parsed.
//!
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `std` | yes | [`Reader`], and faster searching and validation of UTF-8; without it the crate needs only `alloc` |
//! | `serde` | yes | `Serialize` and `Deserialize` for the model |
//! | `chrono` | yes | conversions between [`Date`] and `chrono::NaiveDate` |
//! | `url` | yes | conversions from [`Link`] to `url::Url` |
//! | `jiff` | no | conversions between [`Date`] and `jiff::civil::Date` |
//! | `huggingface` | no | digests of the answers of Hugging Face's API, in the module `huggingface` |
//! | `schemars` | no | `JsonSchema` for the model |
//! | `serde_json` | no | the module `summary`: items from the JSON that a language model wrote |
//! | `arbitrary` | no | `Arbitrary` for the model, for fuzzers |
//! | `proptest` | no | strategies for the model, in the module `proptest` |
//! | `miette` | no | `miette::Diagnostic` for errors and diagnostics |
//!
//! # Limitations
//!
//! - The crate parses one format, not Markdown: emphasis, links and code in titles and texts are
//!   text.
//! - A [`Digest`] does not keep the layout of its page. A [`Document`] does.
//! - A page is in memory as a whole. A [`Reader`] holds one digest at a time.
//!
//! The minimum supported Rust version is 1.85.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod archive;
mod check;
mod code;
pub mod diagnostic;
pub mod diff;
pub mod document;
mod edit;
mod escape;
mod fix;
mod format;
#[cfg(feature = "huggingface")]
pub mod huggingface;
mod interop;
mod layout;
mod limits;
mod lint;
mod matching;
mod model;
mod read;
#[cfg(feature = "std")]
pub mod reader;
mod span;
#[cfg(feature = "serde_json")]
pub mod summary;
pub mod syntax;
mod update;
mod utf8;

pub use code::{Code, Severity};
#[doc(inline)]
pub use diagnostic::{Diagnostic, Lints, ParseError};
#[doc(inline)]
pub use document::{Document, ReadError};
pub use edit::{Edit, EditError};
pub use fix::Fixed;
#[cfg(feature = "proptest")]
pub use interop::proptest;
pub use limits::{Limit, LimitError, Limits};
#[cfg(feature = "url")]
pub use model::UrlError;
pub use model::{
    ArxivId, Author, Date, Digest, Item, Label, Link, Loss, Media, Paper, Title, ValueError, ValueErrorKind,
    VideoLink, Votes,
};
#[cfg(feature = "std")]
#[doc(inline)]
pub use reader::Reader;
pub use span::Span;
#[doc(inline)]
pub use syntax::{Emphasis, lines};
pub use update::UpdateError;
pub use utf8::{Utf8Error, Utf16Order};

#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(all(doctest, feature = "std", feature = "huggingface", feature = "serde_json"))]
#[doc = include_str!("../docs/from-an-answer-to-an-archive.md")]
struct Guide;
