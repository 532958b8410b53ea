use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::seen::ends;
use super::{span_of, text};
use crate::code::Code;
use crate::diagnostic::Sink;
use crate::document::{PaperView, Part};
use crate::edit::Edit;
use crate::escape::is_hidden;
use crate::syntax::{Authors, Class, SEPARATOR};

/// An author: the ends of the name, the name, without white space around it, and its number in the list.
pub(super) type Name<'d> = (u64, Cow<'d, str>, usize);

/// Remarks on the authors of a paper; `names` is room for them.
pub(super) fn lint<'d>(paper: &PaperView<'d>, is_plain: bool, names: &mut Vec<Name<'d>>, sink: &mut Sink) {
    let (Some(line), Some(authors)) =
        (paper.field_line(|class| class == Class::Authors), paper.author_list())
    else {
        return;
    };
    let part = paper.part;
    let list = authors.as_str();
    if !is_plain {
        text::characters(part, line, list, sink);
    }

    names.clear();
    names.reserve_exact(authors.iter().count());
    let trimmed = authors.iter().map(trimmed).enumerate();
    names.extend(trimmed.map(|(number, name)| (ends(name.as_bytes()), name, number)));
    let mut first = |is: fn(&str) -> bool, code, expected| {
        if let Some(number) = names.iter().position(|(_, name, _)| is(name)) {
            let found = authors.iter().nth(number);
            sink.report(part.diagnostic(code, line, spot(found.as_ref(), list), expected));
        }
    };
    first(|name| name == "+", Code::CutAuthors, "all of the authors");
    first(str::is_empty, Code::EmptyAuthor, "the name of an author");
    if authors.is_python_list() || may_be_joined(list, names.len()) {
        first(|name| name.contains([',', '，', '、']), Code::JoinedAuthors, "`, ` between two authors");
    }
    repeated(part, line, authors, names, sink);

    if authors.is_python_list() {
        let diagnostic =
            part.diagnostic(Code::PythonAuthors, line, list, "a plain list of authors, not a Python list");
        let mut plain = String::with_capacity(list.len());
        for (number, name) in authors.iter().enumerate() {
            plain.push_str(if number == 0 { "" } else { SEPARATOR });
            plain.push_str(&name);
        }
        // A plain list must bring nothing to remark on that the Python list hid behind its escapes or quotes.
        let is_clean = !plain.contains(is_hidden) && plain.trim_end() == plain && !plain.is_empty();
        let fix = Edit::sealed(part.text, span_of(part.text, list), plain);
        sink.report(if is_clean { diagnostic.with_fix(vec![fix]) } else { diagnostic });
    } else if list.ends_with(char::is_whitespace) {
        // White space alone would be taken from the separator.
        let last = list.rsplit(SEPARATOR).next().filter(|last| !last.trim_end().is_empty());
        text::trailing(part, line, last.unwrap_or_default(), sink);
    }
}

/// Whether a plain list of so many names can hold one with a comma in it, which few do.
fn may_be_joined(list: &str, names: usize) -> bool {
    let commas = list.bytes().filter(|byte| *byte == b',').count();
    commas >= names || list.contains('，') || list.contains('、')
}

/// Reports the first author who stands in a list a second time, and how many more do: one diagnostic, since a list can be as
/// long as the page. `names` are left in another order.
fn repeated<'d>(part: Part<'d>, line: usize, authors: Authors<'d>, names: &mut [Name<'d>], sink: &mut Sink) {
    // Nearly all that differ do so in their ends, which takes less to compare than the whole of them.
    names.sort_unstable();
    let again = names.windows(2).filter_map(|pair| match pair {
        [(ends, name, _), (other_ends, other, number)] => {
            (ends == other_ends && name == other && name != "+").then_some(*number)
        }
        _ => None,
    });
    let Some(first) = again.clone().min() else { return };
    let found = authors.iter().nth(first);
    let diagnostic = part.diagnostic(
        Code::DuplicateAuthor,
        line,
        spot(found.as_ref(), authors.as_str()),
        "each author once",
    );
    sink.report(match again.count().saturating_sub(1) {
        0 => diagnostic,
        more => diagnostic.with_help(Some(format!("{more} more stand in this list again"))),
    });
}

/// Where an author stands: in a plain list where the name does, in a Python list it can be the list.
fn spot<'d>(author: Option<&Cow<'d, str>>, list: &'d str) -> &'d str {
    match author {
        Some(Cow::Borrowed(name)) => name,
        _ => list,
    }
}

fn trimmed(author: Cow<'_, str>) -> Cow<'_, str> {
    // Nearly every name opens and ends in a letter of ASCII, which tells it sooner than trimming does.
    if let [first, .., last] = author.as_bytes() {
        if first.is_ascii_graphic() && last.is_ascii_graphic() {
            return author;
        }
    }
    match author {
        Cow::Borrowed(name) => Cow::Borrowed(name.trim()),
        Cow::Owned(name) => Cow::Owned(name.trim().into()),
    }
}
