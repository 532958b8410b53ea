//! The grammar of a page, which parses one line at a time.
//!
//! A page is UTF-8 text, and its lines cover it. A line ends in `\n`, in `\r\n`, or at the end of
//! the text. Nothing else ends a line, not even a lone `\r` or U+2028. A byte-order mark can start
//! the text.
//!
//! The kind of a line depends only on its text and its place. So [`lines`] returns one line after
//! another, in constant memory.
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
//! # The grammar in EBNF
//!
//! `*x` is any number of `x`, `1*x` is at least one, `4x` is exactly four, and `1*3x` is one to
//! three. `[x]` is one or none. `a - b` is an `a` that is not a `b`.
//!
//! ```text
//! page           = [BOM] *prose *digest
//! digest         = digest-heading *(paper | blank | other) *prose
//! paper          = paper-heading *(field | blank | other) *(summary-item | blank | other)
//! summary-item   = item *continuation
//!
//! (a line, without its line ending)
//! digest-heading = "## Daily Papers (" date ")"     anywhere
//! section        = ("# " | "## ") *char             anywhere; ends the digest, starts prose
//! paper-heading  = "### " link                      in a digest
//! blank          =                                  in a digest; ends a summary-item
//! field          = image | video-link | video-player | votes | authors
//!                                                   in a paper, before its first item
//! item           = "- " [label] text                in a paper; no CR at its end
//! continuation   = line - (blank | item | heading)  directly after an item or a continuation;
//!                                                   no CR at its end
//! other          = line                             in a digest; any other line, an error
//! prose          = line                             outside every digest
//! heading        = section | ("### " *char)
//! malformed      = "## Daily Papers (" *char        not a digest-heading; ends the digest,
//!                                                   starts prose
//!                | "### " *char                     not a paper-heading; the lines up to the
//!                                                   next heading belong to no paper
//!
//! (the parts of a line)
//! date           = 4DIGIT "-" 2DIGIT "-" 2DIGIT     a day of the Gregorian calendar,
//!                                                   years 0000 to 9999
//! link           = "[" link-text "](" target ")"
//! link-text      = *char                            up to the last "](" of the line
//! target         = *(char - white-space)            up to the ")" that ends the line
//! image          = "!" link
//! video-link     = "[Watch Video]" ("(" source ")" | bare-source)
//! video-player   = '<div><video controls src="' source '" muted="false"></video></div>'
//!                | "<video src='" source "'></video>"
//!                                                   no "'" in the second source
//! source         = *(char - white-space - '"')      no "](" in it
//! bare-source    = source                           not empty, no "(" at its start
//! votes          = "Vote: " (1*DIGIT | "-")         at most 18446744073709551615
//! authors        = "Authors: " (python-list | plain-list)
//!                                                   a list that opens with "[" is a python-list
//! plain-list     = author *(", " author)
//! author         = *char                            no ", " in it, no "[" at its start,
//!                                                   no CR at its end
//! python-list    = "[" blanks [element *("," blanks element) ["," blanks]] "]"
//! element        = literal blanks                   the literal stands for an author
//! literal        = "'" *(escape | char - "'") "'" | '"' *(escape | char - '"') '"'
//! escape         = "\" ("\" | "'" | '"' | "a" | "b" | "f" | "n" | "r" | "t" | "v"
//!                | 1*3OCTAL | "x" 2HEX | "u" 4HEX | "U" 8HEX)
//!                                                   no surrogate; any other "\" stands for itself
//! blanks         = *(space | tab | FF)
//! label          = "***" label-text "***: " | "**" label-text "**: "
//! label-text     = 1*(char - "*")
//! text           = *char
//!
//! char           = any character that is not part of a line ending
//! white-space    = any character with the Unicode property White_Space
//! ```
//!
//! The file `classify.rs` decides the kind of a line from its text and its place. Each rule for a
//! line or for part of a line has a function of the same name, such as `video_link` in `media.rs`.

mod author;
mod authors;
mod classify;
mod content;
mod date;
mod fault;
mod heading;
mod item;
mod kind;
mod line;
mod link;
mod meant;
mod media;
mod python;
mod swar;
mod tag;
mod votes;

pub use authors::{Authors, Names};
pub use item::Emphasis;
pub use kind::Kind;
pub use line::{Line, Lines, lines};

pub(crate) use author::{AuthorFault, SEPARATOR, author_fault};
pub(crate) use authors::authors;
pub(crate) use classify::{fault_of, field, is_field};
pub(crate) use content::{content, without_mark};
pub(crate) use date::{exists, year_month_day};
pub(crate) use fault::{Fault, Parsed, offset, whole};
#[cfg(feature = "std")]
pub(crate) use heading::{DIGEST_HEADING_BYTES, opens_digest, opens_section};
pub(crate) use heading::{PAPER, digest_heading, is_heading, is_section, paper_heading};
pub(crate) use item::{is_continuation, label, labelled_text};
pub(crate) use kind::{Class, FIELD_ORDER, Field};
pub(crate) use line::lines_of_digest;
pub(crate) use link::{find_seam, find_white_space};
pub(crate) use meant::{
    Meant, ends_in_paper_heading, glued_heading, holds_paper_heading, meant, meant_digest_heading,
    meant_heading, meant_paper_heading,
};
pub(crate) use media::{find_quote, image, video_link, video_player};
pub(crate) use python::python_strings;
pub(crate) use votes::{vote_count, votes};
