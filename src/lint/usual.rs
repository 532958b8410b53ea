//! Papers that there is nothing to remark on, which is nearly all of them: one look at each of their lines tells, where the
//! lints would take a look each. What is not usual is not odd either; it is left to the lints.

use super::seen::{Seen, ends};
use crate::document::{DigestView, PaperView, Part};
use crate::syntax::{
    Authors, Tag, alt_and_src, find_near, labelled_text, read_authors, video_link, video_player, whole,
};

const WITH_IMAGE: &[Tag] = &[
    Tag::PaperHeading,
    Tag::Blank,
    Tag::Image,
    Tag::Blank,
    Tag::Votes,
    Tag::Blank,
    Tag::Authors,
    Tag::Blank,
];

const WITH_VIDEO: &[Tag] = &[
    Tag::PaperHeading,
    Tag::Blank,
    Tag::VideoLink,
    Tag::VideoPlayer,
    Tag::Blank,
    Tag::Votes,
    Tag::Blank,
    Tag::Authors,
    Tag::Blank,
];

/// How many lines a digest begins with that are as they are printed: its heading and a blank line, or none.
pub(super) fn head(digest: &DigestView<'_>) -> usize {
    let part = digest.part;
    let [heading, blank] = [0, 1].map(|index| part.line_span(index).text(part.text).unwrap_or_default());
    let is_usual = heading.starts_with('#') && !heading.ends_with("\r\n") && blank == "\n";
    if is_usual { 2 } else { 0 }
}

/// Whether a paper whose URL has an arXiv identifier has all its fields, is as it is printed, and holds nothing that a lint
/// could remark on; `seen` is room for its authors.
pub(super) fn paper(paper: &PaperView<'_>, seen: &mut Seen) -> bool {
    let part = paper.part;
    let has_image = part.records.get(2).is_some_and(|record| record.tag == Tag::Image);
    let form = if has_image { WITH_IMAGE } else { WITH_VIDEO };
    let Some((fields, [items @ .., last])) = part.records.split_at_checked(form.len()) else { return false };
    let is_form = fields.iter().map(|record| record.tag).eq(form.iter().copied());
    let items = items.iter().enumerate();
    is_form
        && items.len() > 0
        && last.tag == Tag::Blank
        && paper.url().starts_with("https://arxiv.org/abs/")
        && if has_image { image(line(part, 2)) } else { video(line(part, 2), line(part, 3)) }
        && votes(line(part, form.len().saturating_sub(4)))
        && authors(read_authors(line(part, form.len().saturating_sub(2))), seen)
        && items.map(|(index, record)| (record.tag, line(part, form.len().saturating_add(index)))).all(item)
}

/// The line at `index`, which another one follows. That it does not end in a carriage return is left to `is_plain`.
#[inline]
fn line<'d>(part: Part<'d>, index: usize) -> &'d str {
    let line = part.line_span(index).text(part.text).unwrap_or_default();
    line.strip_suffix('\n').unwrap_or(line)
}

fn image(line: &str) -> bool {
    let (alt, src) = alt_and_src(line);
    alt.is_empty() && src.starts_with("https://")
}

fn video(link: &str, player: &str) -> bool {
    let is_of_today = player.starts_with("<div>");
    let (link, player) = (whole(video_link, link), whole(video_player, player));
    is_of_today
        && matches!((link, player), (Ok((src, false)), Ok(same)) if src == same && src.starts_with("https://"))
}

fn votes(line: &str) -> bool {
    !line.starts_with("Vote: 0") || line == "Vote: 0"
}

/// How many bytes a name has, with its separator.
const USUAL_NAME: usize = 16;

/// Whether a list is a plain one of whole names, none of which is there twice.
// Within `paper`, what the loop needs would not have a register each.
#[inline(never)]
fn authors(authors: Authors<'_>, seen: &mut Seen) -> bool {
    let mut rest = authors.as_str().as_bytes();
    seen.clear(rest.len().wrapping_div(USUAL_NAME));
    let mut is_usual = !authors.is_python_list();
    while is_usual {
        let comma = find_near(b',', rest).unwrap_or(rest.len());
        let (name, behind) = rest.split_at_checked(comma).unwrap_or_default();
        is_usual = is_whole(name) && seen.insert(ends(name));
        match behind {
            [] => return is_usual,
            [_, b' ', others @ ..] => rest = others,
            _ => return false,
        }
    }
    false
}

/// Whether a name is not what is left of a cut list, and has no white space at either end.
#[inline]
fn is_whole(name: &[u8]) -> bool {
    match name {
        [] | b"+" => false,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => true,
        _ => core::str::from_utf8(name).is_ok_and(|name| name.trim().len() == name.len()),
    }
}

/// Whether a line of a summary ends in no white space and is no leaked list, and its emphasis is closed.
#[inline]
fn item((tag, line): (Tag, &str)) -> bool {
    let text = if tag == Tag::Item { labelled_text(line).1 } else { line };
    let is_text = tag == Tag::Continuation || tag == Tag::Item && !text.starts_with(['*', '[', '{']);
    is_text && text.ends_with(|c: char| !c.is_whitespace())
}
