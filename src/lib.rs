//! Reads, checks and prints *Daily Papers digests*: Markdown pages, one a day, that list the day's AI papers with
//! thumbnail, votes, authors and a summary.
//!
//! A page is its text, tiled by lines. One grammar, in the module [`syntax`], turns text into a stream of lines, each with
//! its kind, its parts and its span; everything else is a fold over that stream:
//!
//! | you have | you want | use |
//! | --- | --- | --- |
//! | a page that should be one digest | its value, or each error with its place | `text.parse::<Digest>()` |
//! | any page | all that can be read, and what is odd | [`Digest::parse_recoverable`] |
//! | any page | every byte of it, views of its parts, spans | [`Document::parse`] |
//! | bytes | the same, or where they are not UTF-8 | [`Document::from_utf8`], [`Digest::from_utf8`] |
//! | a stranger's page | the same, if it is no larger than you say | [`Limits`] |
//! | any text | its lines, in constant memory | [`lines`] |
//! | any page | what a careful reader would remark on, and the page mended | [`Document::lint`], [`Document::fix`] |
//! | any page | its canonical form, prose kept | [`Document::format`] |
//! | any page | one field changed and no other byte | the setters of the views, [`Document::apply`] |
//! | a value | its page | `digest.to_string()`, [`Digest::write_to`] |
//! | a value | JSON | the feature `serde`, and `serde_json` |
//! | two digests | what changed, or both in one | [`Digest::diff`], [`Digest::merge`] |
//!
//! # Reading and printing
//!
//! ```
//! use daily_papers::{Author, Digest, Item, Votes};
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://arxiv.org/abs/2404.14219)\n\nVote: 180\n\n";
//! let mut digest: Digest = page.parse()?;
//!
//! let paper = &mut digest.papers[0];
//! paper.votes = Some(Votes::Count(181));
//! paper.authors.push(Author::new("김가람")?);
//! paper.summary.push("***What's New***: 새로운 방법을 제안합니다.".parse::<Item>()?);
//! assert_eq!(
//!     digest.to_string(),
//!     concat!(
//!         "## Daily Papers (2024-04-23)\n",
//!         "\n",
//!         "### [A Study](https://arxiv.org/abs/2404.14219)\n",
//!         "\n",
//!         "Vote: 181\n",
//!         "\n",
//!         "Authors: 김가람\n",
//!         "\n",
//!         "- ***What's New***: 새로운 방법을 제안합니다.\n",
//!         "\n",
//!     ),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Pages with oddities
//!
//! Strict reading names what it would have to drop; recovering reading gives the rest, and the same with places:
//!
//! ```
//! use daily_papers::{Code, Digest};
//!
//! let page = "## Daily Papers (2024-04-23)\n\n### [A Study](https://example.org)\n\nVote: many\n\n- 요약\n";
//! assert_eq!(
//!     page.parse::<Digest>().unwrap_err().to_string(),
//!     "line 5, column 7: expected a number of votes or `-`, found `many`",
//! );
//!
//! let (digests, diagnostics) = Digest::parse_recoverable(page);
//! assert_eq!(digests[0].papers[0].summary[0].text(), "요약");
//! assert_eq!((diagnostics[0].code(), diagnostics[0].line()), (Code::MalformedField, 5));
//! // For people, with a caret under the place: `eprint!("{}", diagnostics[0].render(page))`.
//! ```
//!
//! A [`Document`] goes further: it keeps the page as it is, prose and several digests included, and gives views of the parts.
//! [`Document::lint`] adds what is no error but looks like a mistake, [`Code::explain`] tells what each finding is about, and
//! [`Document::fix`] mends what has a certain mend; [`Lints`] say what is asked for.
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
//! # Editing
//!
//! An edit is a value: a span and its new text, which the setters of the views make out of typed values. Applying edits changes
//! what they name and no other byte.
//!
//! ```
//! use daily_papers::{Document, Item, Votes};
//!
//! let page = "# Archive\n\n## Daily Papers (2024-04-23)\n### [A Study](https://example.org)\nVote: 3\n- 요약";
//! let document = Document::parse(page);
//! let paper = document.papers().next().ok_or("no paper")?;
//! let text = document.apply([paper.set_votes(Votes::Count(4)), paper.push_item(&Item::new("더")?)])?;
//! assert_eq!(text, page.replace("Vote: 3", "Vote: 4") + "\n- 더");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The stream
//!
//! Everything above is a fold over [`lines`], which allocates nothing and may be folded otherwise:
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
//! The module [`syntax`] holds the grammar, rule by rule.
//!
//! # What holds
//!
//! - `Document::parse(text).to_string() == text`, for every text. The spans of its lines start at 0, leave no gap, do not
//!   overlap, end where the text does, and stand on character boundaries.
//! - Reading never panics, and takes time and memory in proportion to the text.
//! - `text.parse::<Digest>()` is `Ok` only if the page is one digest and nothing else. Only its layout is not kept.
//! - `digest.to_string().parse() == Ok(digest)`, for every value that can be built. A value that could not be written so
//!   that it reads back the same cannot be built: its constructor says why, and so does deserialisation.
//! - Every [`Diagnostic`] has its place, and shows nothing of the page but visible characters.
//!
//! # JSON and other formats
//!
//! With the feature `serde` one digest is one object, and an unknown key is an error:
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
//!         {"label": "What's New", "emphasis": "strong", "text": "one whose label stood between two asterisks"}
//!       ]
//!     }
//!   ]
//! }
//! ```
//!
//! - `media` is `{"image": SRC}` or `{"video": SRC}`. It is absent, not `null`, if the paper has none.
//! - `votes` is a number, or `null` for `Vote: -`. It is absent if there is no votes line.
//! - `authors` and `summary` are always written. If they are absent, they are read as empty.
//! - `emphasis` is `"strong"` for `**LABEL**`, and absent for `***LABEL***`.
//!
//! A number is read from decimal digits, without a sign, a fraction or an exponent. So `180.0`,
//! `1e2` and `-0` are errors.
//!
//! The feature `schemars` gives the JSON Schema of this form, which is also the file
//! `src/model/digest.schema.json`. It accepts exactly what is read, with two exceptions: JSON Schema
//! compares numbers by value, so it accepts those three spellings too; and it does not see that a
//! key occurs twice, which is an error.
//!
//! Every other format of serde has the same maps and the same keys. A digest reads back equal from
//! the formats below, as `tests/formats` shows. It also does so inside a list, a tuple, a map or an
//! option, with `#[serde(flatten)]`, and in enums that are tagged or untagged.
//!
//! | format | crate | holds | does not hold |
//! | --- | --- | --- | --- |
//! | JSON | `serde_json` 1 | every digest | |
//! | YAML | `serde_norway` 0.9 | every digest | |
//! | RON | `ron` 0.12 | every digest; unknown votes are `()` | |
//! | TOML | `toml` 1 | digests without unknown votes | unknown votes, because TOML has no null: writing is an error |
//! | CBOR | `ciborium` 0.2 | every digest | |
//! | MessagePack | `rmp-serde` 1, human-readable or not, structs as arrays or maps | every digest | |
//! | postcard | `postcard` 1 | every digest | `flatten`, and enums that are not externally tagged: it is not self-describing |
//! | bincode | `bincode` 2 | every digest | the same as postcard |
//!
//! `toml::Value` does not hold more than `i64::MAX` votes, and writing them is an error too. Since
//! unknown keys are errors, other flattened fields have to be structs that come before the digest.
//!
//! [`Code`], [`Severity`] and [`Span`] are read as well as written. A [`Diagnostic`] and an [`Edit`]
//! are only written.
//!
//! # Features
//!
//! None changes what is accepted. On by default are:
//!
//! - `std`: faster searching; without it the crate needs only `alloc`;
//! - `serde`: `Serialize` and `Deserialize` for the model;
//! - `chrono`: [`Date`] to and from its `NaiveDate`;
//! - `url`: [`Link`] to its `Url`.
//!
//! Off by default are:
//!
//! - `jiff`: [`Date`] to and from its `civil::Date`;
//! - `schemars`: its `JsonSchema` for all that a digest is made of;
//! - `arbitrary`: its `Arbitrary` for the model, for fuzzers;
//! - `proptest`: strategies for the model, in a module of that name;
//! - `miette`: its `Diagnostic` for errors and diagnostics;
//! - `simdutf8`: checks that bytes are UTF-8, many times as fast.
//!
//! The minimum supported Rust version is 1.85.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod check;
mod code;
pub mod diagnostic;
pub mod diff;
pub mod document;
mod edit;
mod escape;
mod fix;
mod format;
mod interop;
mod layout;
mod limits;
mod lint;
mod model;
mod read;
mod span;
pub mod syntax;
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
    ArxivId, Author, Date, Digest, Item, Label, Link, Media, Paper, Title, ValueError, ValueErrorKind,
    VideoLink, Votes,
};
pub use span::Span;
#[doc(inline)]
pub use syntax::{Emphasis, lines};
pub use utf8::{Utf8Error, Utf16Order};

#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
struct Readme;
