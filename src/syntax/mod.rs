//! The grammar: what a page is made of, line by line.
//!
//! A page is UTF-8 text, and its lines tile it. A line ends in `\n`, in `\r\n`, or where the text ends; nothing else
//! ends a line, not even a lone `\r` or U+2028. A byte-order mark may open the text. What a line reads as depends on its
//! content and on the place where it stands, and on nothing else: so [`lines`] gives each in turn, in constant memory.
//!
//! # The grammar in EBNF
//!
//! `*x` is any number of `x`, `1*x` at least one, `4x` exactly four, `[x]` one or none, `a - b` an `a` that is no `b`.
//!
//! ```text
//! page          = [BOM] *prose *digest
//! digest        = digest-heading *(paper | blank | stray) *prose
//! paper         = paper-heading *(field | blank | stray) *(summary-item | blank | stray)
//! summary-item  = item *continuation
//!
//! (a line, without its end)
//! digest-heading = "## Daily Papers (" date ")"                 anywhere
//! section       = ("# " | "## ") *char                         anywhere; ends the digest, opens prose
//! paper-heading = "### " link                                  in a digest
//! blank         =                                              in a digest; ends a summary-item
//! field         = image | video-link | video-player            in a paper, before its first item
//!               | votes | authors
//! item          = "- " [label] text                            in a paper; no CR at its end
//! continuation  = line - (blank | item | heading)              straight after an item or a continuation; no CR at its end
//! stray         = line                                         in a digest: anything else, an error
//! prose         = line                                         outside every digest
//! heading       = section | ("### " *char)
//! malformed     = "## Daily Papers (" *char                    no digest-heading: ends the digest, opens prose
//!               | "### " *char                                 no paper-heading: what follows, up to the next
//!                                                              heading, belongs to no paper
//!
//! (the parts of a line)
//! date          = 4DIGIT "-" 2DIGIT "-" 2DIGIT                 a day of the Gregorian calendar, years 0000 to 9999
//! link          = "[" link-text "](" target ")"
//! link-text     = *char                                        up to the last "](" of the line
//! target        = *(char - white-space)                        up to the ")" that ends the line
//! image         = "!" link
//! video-link    = "[Watch Video]" ("(" source ")" | bare-source)
//! video-player  = '<div><video controls src="' source '" muted="false"></video></div>'
//!               | "<video src='" source "'></video>"           no "'" in that source
//! source        = *(char - white-space - '"')                  without "](" in it
//! bare-source   = source                                       not empty, no "(" at its start
//! votes         = "Vote: " (1*DIGIT | "-")                     at most 18446744073709551615
//! authors       = "Authors: " (python-list | plain-list)       what opens with "[" is a python-list
//! plain-list    = author *(", " author)
//! author        = *char                                        without ", ", no "[" at its start, no CR at its end
//! python-list   = "[" blanks [element *("," blanks element) ["," blanks]] "]"
//! element       = literal blanks                               what it stands for is an author
//! literal       = "'" *(escape | char - "'") "'" | '"' *(escape | char - '"') '"'
//! escape        = "\" ("\" | "'" | '"' | "a" | "b" | "f" | "n" | "r" | "t" | "v"
//!               | 1*3OCTAL | "x" 2HEX | "u" 4HEX | "U" 8HEX)   no surrogate; elsewhere "\" stands for itself
//! blanks        = *(space | tab | FF)
//! label         = "***" label-text "***: " | "**" label-text "**: "
//! label-text    = 1*(char - "*")
//! text          = *char
//!
//! char          = any character, but not a line's end
//! white-space   = any character with Unicode's property White_Space
//! ```
//!
//! Which line reads as what where is told in `place.rs`. Each rule of a line or a part of one is a function of that name in
//! the file of its noun.

mod author;
mod authors;
mod classify;
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
pub(crate) use date::{exists, year_month_day};
pub(crate) use fault::{Fault, Parsed, offset, whole};
pub(crate) use heading::{digest_heading, is_section, paper_heading};
pub(crate) use item::{is_continuation, label, labelled_text};
pub(crate) use kind::Class;
pub(crate) use line::{content, without_mark};
pub(crate) use link::{find_seam, find_white_space};
pub(crate) use meant::{
    Meant, glued_heading, holds_paper_heading, meant, meant_digest_heading, meant_heading,
    meant_paper_heading,
};
pub(crate) use media::{find_quote, image, video_link, video_player};
pub(crate) use python::python_strings;
pub(crate) use votes::{vote_count, votes};
