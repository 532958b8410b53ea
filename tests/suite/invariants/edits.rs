//! Properties of edits: what each changes, which conflict, and that together they do what each
//! does alone.

use daily_papers::syntax::{Kind, lines};
use daily_papers::{Code, Diagnostic, Digest, Document, Edit, Lints};

use super::changes::{At, Change, Changed, conflict};
use super::fixing::readable;

/// Checks that changes conflict exactly if they name the same part, and that they add up.
///
/// Changes without a conflict give the same digest together as one after another. A single edit
/// changes no byte outside its span, and leaves the page unchanged if the digest stays equal.
pub(crate) fn together(text: &str, changes: &[At]) {
    let document = Document::parse(text);
    let Some(view) = document.digests().next() else { return };
    let mut changed = Changed::new(view);
    let (edits, named): (Vec<_>, Vec<_>) =
        changes.iter().map(|change| changed.make(&document, change)).unzip();
    let edits: Vec<Edit> = edits.concat();
    let result = document.apply(edits.iter().cloned());
    let pairs =
        named.iter().enumerate().flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
    if pairs.clone().any(|(one, other)| conflict(one, other)) {
        let error = result.expect_err("two changes of one thing conflict");
        assert!(error.conflicts_with().is_some(), "{error}");
        return;
    }
    let result = result.unwrap_or_else(|error| panic!("{error}: {text:?} by {changes:?}"));
    if let [edit] = &*edits {
        let expected = [&text[..edit.span().start], edit.text(), &text[edit.span().end..]].concat();
        assert_eq!(result, expected);
    }
    if !is_certain(text) {
        return;
    }
    let is_move = changes.iter().any(|(_, change)| matches!(change, Change::Move(..)));
    let (mut expected, before) = Digest::parse_recoverable(text);
    let old = expected.clone();
    changed.put_into(&mut expected, 0);
    let (digests, after) = Digest::parse_recoverable(&result);
    assert_eq!(digests, expected, "{text:?} -> {result:?} by {edits:?}");
    // Removing an error can uncover others, so only pages without errors are compared.
    let has_errors = |found: &[Diagnostic]| found.iter().any(Diagnostic::is_error);
    assert!(has_errors(&before) || !has_errors(&after), "{text:?} -> {result:?} by {edits:?}");
    if old == digests && !is_move && changes.len() == 1 {
        assert_eq!(result, text, "setting an equal value changes nothing");
    }
}

/// Checks that changes of the first two digests do not conflict with each other, and add up.
pub(crate) fn of_two_digests(text: &str, changes: &[Vec<At>; 2]) {
    let document = Document::parse(text);
    let views: Vec<_> = document.digests().take(2).collect();
    let [first, second] = views[..] else { return };
    let mut changed = [first, second].map(Changed::new);
    let mut edits = Vec::new();
    for (changed, changes) in changed.iter_mut().zip(changes) {
        let (made, named): (Vec<_>, Vec<_>) =
            changes.iter().map(|change| changed.make(&document, change)).unzip();
        let mut pairs = named
            .iter()
            .enumerate()
            .flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
        if pairs.any(|(one, other)| conflict(one, other)) {
            return;
        }
        edits.extend(made.concat());
    }
    let result = document.apply(edits.iter().cloned());
    let result = result.unwrap_or_else(|error| panic!("{error}: {text:?} by {changes:?}"));
    if !is_certain(text) {
        return;
    }
    let mut expected = Digest::parse_recoverable(text).0;
    let [first, second] = changed;
    second.put_into(&mut expected, 1);
    first.put_into(&mut expected, 0);
    assert_eq!(Digest::parse_recoverable(&result).0, expected, "{text:?} -> {result:?} by {edits:?}");
}

/// Returns whether no unknown line can become a field after the items before it are removed.
fn is_certain(text: &str) -> bool {
    let opens = ["Vote:", "Authors:", "![", "[Watch Video]", "<"];
    lines(text).all(|line| match line.kind {
        Kind::Unknown(line) => !opens.iter().any(|opening| line.starts_with(opening)),
        _ => true,
    })
}

/// Checks that edits with fixes and formatting give the content of the edits alone, or conflict.
///
/// `digest` is the index of the edited digest. The bits of `chosen` select the fixes, whether the
/// page is formatted, and the order of the edits.
pub(crate) fn mixed(text: &str, digest: usize, changes: &[At], chosen: u32) {
    let document = Document::parse(text);
    let digests: Vec<_> = document.digests().collect();
    let Some(nth) = digest.checked_rem(digests.len()) else { return };
    let mut changed = Changed::new(digests[nth]);
    let (edits, named): (Vec<_>, Vec<_>) =
        changes.iter().map(|change| changed.make(&document, change)).unzip();
    let mut pairs =
        named.iter().enumerate().flat_map(|(at, one)| named[..at].iter().map(move |other| (*one, *other)));
    if !is_certain(text) || pairs.any(|(one, other)| conflict(one, other)) {
        return;
    }
    let found = document.lint(&Lints::new());
    let is_chosen = |(at, _): &(usize, &Diagnostic)| chosen >> (at % 24) & 1 == 1;
    let fixes = found.iter().enumerate().filter(is_chosen).flat_map(|(_, found)| found.fix()).cloned();
    let mut edits: Vec<Edit> = edits.concat().into_iter().chain(fixes).collect();
    if chosen >> 24 & 7 == 7 {
        edits.extend(document.format_edits());
    }
    let turn = usize::try_from(chosen >> 27).unwrap_or(0).checked_rem(edits.len()).unwrap_or(0);
    edits.rotate_left(turn);
    let Ok(result) = document.apply(edits.iter().cloned()) else { return };

    let mut expected = Digest::parse_recoverable(text).0;
    changed.put_into(&mut expected, nth);
    let expected: String = expected.iter().map(ToString::to_string).collect();
    let keyed = found.iter().all(|found| found.code() != Code::GluedHeading);
    assert_eq!(readable(&result, keyed), readable(&expected, keyed), "{text:?} -> {result:?} by {edits:?}");
}

/// Checks that setting a field to its own value changes no byte of the page.
///
/// `at` is the index of the paper. Random values are rarely equal to the present ones.
pub(crate) fn set_what_is_set(text: &str, at: usize) {
    let document = Document::parse(text);
    let papers: Vec<_> = document.digests().flat_map(|digest| digest.papers()).collect();
    let Some(paper) = at.checked_rem(papers.len()).map(|at| papers[at]) else { return };
    let value = paper.to_paper();
    let mut edits = vec![
        paper.set_title(&value.title),
        paper.set_url(&value.url),
        value.media.as_ref().map_or_else(|| paper.remove_media(), |media| paper.set_media(media)),
        value.votes.map_or_else(|| paper.remove_votes(), |votes| paper.set_votes(votes)),
        paper.set_authors(&value.authors),
        paper.set_summary(&value.summary),
    ];
    edits.extend(paper.summary().zip(&value.summary).map(|(item, value)| item.set(value)));
    for edit in edits {
        assert_eq!(document.apply([edit.clone()]).as_deref(), Ok(text), "{edit:?}");
    }
}
