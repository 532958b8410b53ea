use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

use super::{span_of, text};
use crate::diagnostic::excerpt::is_hidden;
use crate::diagnostic::{Code, Sink};
use crate::document::{PaperView, Tag};
use crate::edit::Edit;
use crate::syntax::SEPARATOR;

pub(super) fn lint(paper: &PaperView<'_>, sink: &mut Sink) {
    let (Some((line, _)), Some(authors)) = (paper.field(|tag| tag == Tag::Authors), paper.author_list())
    else {
        return;
    };
    let part = paper.part;
    let list = authors.as_str();
    text::characters(part, line, list, sink);

    let mut seen = BTreeSet::new();
    let mut is_cut = false;
    for author in authors {
        // In a plain list the spot is the author, in a Python list it is the list.
        let found = match &author {
            Cow::Borrowed(name) => name,
            Cow::Owned(_) => list,
        };
        if author.trim() == "+" {
            if !is_cut {
                sink.report(part.diagnostic(Code::CutAuthors, line, found, "all of the authors"));
            }
            is_cut = true;
        } else if !seen.insert(trimmed(&author)) {
            sink.report(part.diagnostic(Code::DuplicateAuthor, line, found, "each author once"));
        }
    }

    if authors.is_python_list() {
        let diagnostic =
            part.diagnostic(Code::PythonAuthors, line, list, "a plain list of authors, not a Python list");
        let names = authors.iter().collect::<Vec<_>>().join(SEPARATOR);
        // A plain list must bring nothing to remark on that the Python list hid behind its escapes or quotes.
        let is_plain = !names.contains(is_hidden) && names.trim_end() == names && !names.is_empty();
        let fix = Edit::replace(part.text, span_of(part.text, list), names);
        sink.report(if is_plain { diagnostic.with_fix(vec![fix]) } else { diagnostic });
    } else {
        // White space alone would be taken from the separator.
        let last = list.rsplit(SEPARATOR).next().filter(|last| !last.trim_end().is_empty());
        text::trailing(part, line, last.unwrap_or_default(), sink);
    }
}

fn trimmed<'d>(author: &Cow<'d, str>) -> Cow<'d, str> {
    match author {
        Cow::Borrowed(name) => Cow::Borrowed(name.trim()),
        Cow::Owned(name) => Cow::Owned(name.trim().into()),
    }
}
