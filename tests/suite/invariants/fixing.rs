//! Properties of the formatter and of fixes.

use std::collections::{BTreeMap, BTreeSet};

use daily_papers::{Code, Diagnostic, Digest, Document, Item, Lints, Span};

use super::diagnostics;
use crate::reference;

/// Checks that formatting is idempotent, keeps the values, and neither adds nor hides an error.
///
/// The formatter and the printer must agree on a page that is one digest.
pub(crate) fn format(text: &str) {
    let document = Document::parse(text);
    let formatted = document.format();
    assert_eq!(document.apply(document.format_edits()), Ok(Document::parse(&*formatted)));
    let again = Document::parse(&*formatted);
    assert_eq!(again.format_edits(), [], "{text:?} -> {formatted:?}");
    assert_eq!(Digest::parse_recoverable(&formatted).0, Digest::parse_recoverable(text).0);
    let errors = |document: &Document<'_>| -> Vec<Code> {
        document.diagnostics().iter().filter(|found| found.is_error()).map(Diagnostic::code).collect()
    };
    assert_eq!(errors(&again), errors(&document));
    if let Ok(digest) = text.parse::<Digest>() {
        assert_eq!(formatted, digest.to_string());
    }
}

fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<Code, usize> {
    diagnostics.iter().fold(BTreeMap::new(), |mut counts, diagnostic| {
        *counts.entry(diagnostic.code()).or_default() += 1;
        counts
    })
}

/// Returns the content of a page as a set of facts about its papers and their fields.
///
/// A Python list counts as its elements, and a paper heading at the end of an item as a paper.
/// White space at the ends of lines and names is ignored. If `keyed`, each fact names its paper.
/// That is wrong for a paper heading at the end of an item: its fix moves the items after it to
/// the new paper.
pub(crate) fn readable(text: &str, keyed: bool) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for digest in Digest::parse_recoverable(text).0 {
        for paper in &digest.papers {
            let name = format!("{}: {} <{}>", digest.date, paper.title, paper.url);
            let of = if keyed { &*name } else { "" };
            facts.extend(paper.media.iter().map(|media| format!("{of} media {media:?}")));
            facts.extend(paper.votes.iter().map(|votes| format!("{of} votes {votes}")));
            let names = paper.authors.iter().map(|author| author.as_str().trim());
            facts.extend(
                names.filter(|author| !author.is_empty()).map(|author| format!("{of} author {author}")),
            );
            for item in &paper.summary {
                let (texts, headings) = texts(item);
                let label = item.label().map(|label| (label.as_str(), label.emphasis()));
                facts.extend(texts.iter().map(|text| format!("{of} item {label:?} {text}")));
                facts.extend(headings.iter().map(|heading| format!("{}: {heading}", digest.date)));
            }
            facts.insert(name);
        }
    }
    facts
}

/// Returns the texts that an item stands for, and the paper headings at its end, each as `TITLE <URL>`.
fn texts(item: &Item) -> (Vec<String>, Vec<String>) {
    let lines = item.text().split('\n').enumerate().map(|(at, line)| (at, line.trim_end()));
    let lines: Vec<_> =
        lines.filter(|(at, line)| *at == 0 || !line.is_empty()).map(|(_, line)| line).collect();
    let nested: Option<Vec<_>> =
        lines[1..].iter().map(|line| line.strip_prefix("  - ").map(str::to_owned)).collect();
    if let (Some(_), "", Some(nested @ [_, ..])) = (item.label(), lines[0], nested.as_deref()) {
        return (nested.to_vec(), Vec::new());
    }
    let mut text = lines.join("\n").trim_end().to_owned();
    let mut headings = Vec::new();
    while reference::ends_in_paper_heading(text.rsplit('\n').next().unwrap_or_default()) {
        let (before, heading) = text.rsplit_once("### [").expect("a heading");
        let (title, url) = heading.strip_suffix(')').and_then(|link| link.rsplit_once("](")).expect("a link");
        headings.push(format!("{title} <{url}>"));
        text = before.trim_end().to_owned();
    }
    match reference::python_list(&text).filter(|list| !list.is_empty()) {
        Some(list) => (list, headings),
        None => (vec![text], headings),
    }
}

/// Checks that the diagnostics of the digests and of the papers are those of the page, except for
/// those about a larger part.
pub(crate) fn parts(text: &str) {
    let document = Document::parse(text);
    let lints = Lints::new();
    let whole = document.lint(&lints);
    if whole.iter().any(|found| found.code() == Code::TooMany) {
        return;
    }
    let of_page = [Code::DuplicateDigest, Code::DuplicatePaper];
    let within = |part: Span, larger: &[Code]| -> Vec<Diagnostic> {
        let found = whole.iter().filter(|found| part.contains(found.span()));
        found.filter(|found| !larger.contains(&found.code())).cloned().collect()
    };
    for digest in document.digests() {
        assert_eq!(digest.lint(&lints), within(digest.span(), &of_page), "{text:?}");
    }
    let of_digest = [&of_page[..], &[Code::Layout]].concat();
    for paper in document.papers() {
        assert_eq!(paper.lint(&lints), within(paper.span(), &of_digest), "{text:?}");
    }
}

/// Checks that each fix removes its diagnostic, adds none and loses no content.
///
/// The fix of a glued heading may add diagnostics, namely those of the paper that it uncovers.
/// Fixing a page a second time changes nothing.
pub(crate) fn fixes(text: &str) {
    let document = Document::parse(text);
    let found = document.lint(&Lints::new());
    diagnostics(text, &found);
    let before = counts(&found);
    if before.contains_key(&Code::TooMany) {
        return;
    }
    let fixes: Vec<_> = found.iter().filter(|diagnostic| !diagnostic.fix().is_empty()).collect();
    let fixed = document.fix(&Lints::new());
    assert_eq!(fixed.is_unchanged(), fixed.text() == text);
    assert_eq!(fixed.is_unchanged(), fixes.is_empty());
    if fixes.is_empty() {
        return;
    }
    let keyed = !before.contains_key(&Code::GluedHeading);
    let facts = readable(text, keyed);
    let nothing_is_lost = |after: &str| {
        let new = readable(after, keyed);
        let lost: Vec<_> = facts.difference(&new).collect();
        assert!(lost.is_empty(), "{lost:?} of {text:?} -> {after:?}");
    };
    for diagnostic in fixes {
        let fixed =
            document.apply(diagnostic.fix().iter().cloned()).expect("the edits of one fix do not touch");
        let left = fixed.lint(&Lints::new());
        let after = counts(&left);
        let code = diagnostic.code();
        // The heading that becomes a paper can uncover others, but not in the text that it was part of.
        let edited =
            diagnostic.fix().iter().map(|edit| edit.span().start..=edit.span().start + edit.text().len());
        let is_edited =
            |found: &&Diagnostic| edited.clone().any(|edited| edited.contains(&found.span().start));
        let is_gone = match code {
            Code::GluedHeading => !left.iter().filter(is_edited).any(|found| found.code() == code),
            _ => after.get(&code).copied().unwrap_or(0) < before[&code],
        };
        assert!(is_gone, "{diagnostic} is still there: {text:?} -> {fixed:?}");
        for (code, count) in after.into_iter().filter(|_| diagnostic.code() != Code::GluedHeading) {
            let had = before.get(&code).copied().unwrap_or(0);
            assert!(count <= had, "{diagnostic} adds {code}: {text:?} -> {fixed:?}");
        }
        nothing_is_lost(fixed.as_str());
    }
    nothing_is_lost(fixed.text());
    let again = Document::parse(fixed.text());
    assert!(again.fix(&Lints::new()).is_unchanged(), "{text:?}");
    let left = again.lint(&Lints::new());
    assert!(left.iter().all(|diagnostic| diagnostic.fix().is_empty()), "{left:?}");
}
