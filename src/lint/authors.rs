use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use super::{span_of, text};
use crate::diagnostic::excerpt::is_hidden;
use crate::diagnostic::{Code, Sink};
use crate::document::PaperView;
use crate::edit::Edit;
use crate::syntax::SEPARATOR;
use crate::syntax::Tag;

pub(super) fn lint(paper: &PaperView<'_>, sink: &mut Sink) {
    let (Some((line, _)), Some(authors)) = (paper.field(|tag| tag == Tag::Authors), paper.author_list())
    else {
        return;
    };
    let part = paper.part;
    let list = authors.as_str();
    text::characters(part, line, list, sink);

    // One diagnostic of each kind for a list: it can be as long as the page.
    let mut seen = BTreeSet::new();
    let (mut cut, mut repeated, mut more) = (None, None, 0_usize);
    for author in authors {
        // In a plain list the spot is the author, in a Python list it can be the list.
        let found = match &author {
            Cow::Borrowed(name) => name,
            Cow::Owned(_) => list,
        };
        if author.trim() == "+" {
            cut.get_or_insert(found);
        } else if !seen.insert(trimmed(&author)) {
            more = more.saturating_add(usize::from(repeated.is_some()));
            repeated.get_or_insert(found);
        }
    }
    if let Some(found) = cut {
        sink.report(part.diagnostic(Code::CutAuthors, line, found, "all of the authors"));
    }
    if let Some(found) = repeated {
        let diagnostic = part.diagnostic(Code::DuplicateAuthor, line, found, "each author once");
        sink.report(match more {
            0 => diagnostic,
            more => diagnostic.with_help(format!("{more} more stand in this list again")),
        });
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
