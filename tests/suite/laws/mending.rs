//! The laws of edits, of the formatter and of fixes.

use std::collections::BTreeMap;

use daily_papers::{
    Author, Code, Date, Diagnostic, Digest, Document, Edit, Item, Link, Lints, Media, Paper, Title, Votes,
};

use super::diagnostics;

/// P3: the canonical form is its own, keeps the model, and neither adds nor hides an error; and what the formatter makes of a
/// page that is one digest is what the printer makes of its value.
pub(crate) fn format(text: &str) {
    let document = Document::parse(text);
    let formatted = document.format();
    assert_eq!(document.apply(document.format_edits()).as_ref(), Ok(&formatted));
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

/// P10 and P11: diagnostics are sorted, in bounds and safe; the fix of one removes it and adds none; and mending a mended page
/// changes nothing.
pub(crate) fn fixes(text: &str) {
    let document = Document::parse(text);
    let found = document.lint(&Lints::new());
    diagnostics(text, &found);
    let before = counts(&found);
    if before.contains_key(&Code::TooMany) {
        return;
    }
    for diagnostic in found.iter().filter(|diagnostic| !diagnostic.fix().is_empty()) {
        let mended =
            document.apply(diagnostic.fix().iter().cloned()).expect("the edits of a fix fit together");
        let after = counts(&Document::parse(&*mended).lint(&Lints::new()));
        let code = diagnostic.code();
        let less = after.get(&code).copied().unwrap_or(0) < before[&code];
        assert!(less, "{code} is still there: {text:?} -> {mended:?}");
        for (code, count) in after {
            let had = before.get(&code).copied().unwrap_or(0);
            assert!(count <= had, "{diagnostic} adds {code}: {text:?} -> {mended:?}");
        }
    }
    let fixed = document.fix(&Lints::new());
    assert_eq!(fixed.is_unchanged(), fixed.text() == text);
    let again = Document::parse(fixed.text()).fix(&Lints::new());
    assert_eq!(again.text(), fixed.text(), "{text:?}");
    let left = Document::parse(fixed.text()).lint(&Lints::new());
    assert!(left.iter().all(|diagnostic| diagnostic.fix().is_empty()), "{left:?}");
}

/// What an edit may be, as data.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Date(Date),
    Title(Title),
    Url(Link),
    Media(Option<Media>),
    Votes(Option<Votes>),
    Authors(Vec<Author>),
    Summary(Vec<Item>),
    PushItem(Item),
    Item(usize, Option<Item>),
    InsertItem(usize, bool, Item),
    PushPaper(Paper),
    Insert(bool, Paper),
    Remove,
    Move(bool, usize),
}

/// P6: on a page that is one digest an edit gives the value that the same change gives, and no byte outside its spans moves;
/// setting what is set changes nothing. `at` chooses the paper.
pub(crate) fn edit(text: &str, at: usize, change: &Change) {
    let document = Document::parse(text);
    let Some(view) = document.digests().next() else { return };
    let papers: Vec<_> = view.papers().collect();
    if let Change::Date(date) = change {
        return edited(text, &[view.set_date(*date)], |digest| digest.date = *date);
    }
    if let Change::PushPaper(new) = change {
        return edited(text, &[view.push_paper(new)], |digest| digest.papers.push(new.clone()));
    }
    if papers.is_empty() {
        return;
    }
    let at = at % papers.len();
    let paper = papers[at];
    let items: Vec<_> = paper.summary().collect();
    match change {
        Change::Date(_) | Change::PushPaper(_) => {}
        Change::Title(title) => {
            edited(text, &[paper.set_title(title)], |d| d.papers[at].title = title.clone())
        }
        Change::Url(url) => edited(text, &[paper.set_url(url)], |d| d.papers[at].url = url.clone()),
        Change::Media(media) => {
            let edit = media.as_ref().map_or_else(|| paper.remove_media(), |media| paper.set_media(media));
            edited(text, &[edit], |d| d.papers[at].media.clone_from(media));
        }
        Change::Votes(votes) => {
            let edit = votes.map_or_else(|| paper.remove_votes(), |votes| paper.set_votes(votes));
            edited(text, &[edit], |d| d.papers[at].votes = *votes);
        }
        Change::Authors(authors) => {
            edited(text, &[paper.set_authors(authors)], |d| d.papers[at].authors.clone_from(authors));
        }
        Change::Summary(summary) => {
            edited(text, &[paper.set_summary(summary)], |d| d.papers[at].summary.clone_from(summary));
        }
        Change::PushItem(item) => {
            edited(text, &[paper.push_item(item)], |d| d.papers[at].summary.push(item.clone()));
        }
        Change::Item(index, new) if !items.is_empty() => {
            let index = index % items.len();
            let edit = new.as_ref().map_or_else(|| items[index].remove(), |item| items[index].set(item));
            edited(text, &[edit], |d| {
                let summary = &mut d.papers[at].summary;
                summary.splice(index..=index, new.clone());
            });
        }
        Change::InsertItem(index, before, new) if !items.is_empty() => {
            let index = index % items.len();
            let edit = if *before { items[index].insert_before(new) } else { items[index].insert_after(new) };
            edited(text, &[edit], |d| d.papers[at].summary.insert(index + usize::from(!before), new.clone()));
        }
        Change::Item(..) | Change::InsertItem(..) => {}
        Change::Insert(before, new) => {
            let edit = if *before { paper.insert_before(new) } else { paper.insert_after(new) };
            edited(text, &[edit], |d| d.papers.insert(at + usize::from(!before), new.clone()));
        }
        Change::Remove => edited(text, &[paper.remove()], |d| drop(d.papers.remove(at))),
        Change::Move(before, to) => {
            let to = to % papers.len();
            let edits = if *before { paper.move_before(&papers[to]) } else { paper.move_after(&papers[to]) };
            edited(text, &edits, |d| {
                let gap = to + usize::from(!before);
                let moved = d.papers.remove(at);
                d.papers.insert(if gap > at { gap - 1 } else { gap }, moved);
            });
        }
    }
}

/// P6, of what is so rare by chance: whatever the page, a field that is set to what it is stays as it is written. `at` chooses
/// the paper.
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

fn edited(text: &str, edits: &[Edit], change: impl FnOnce(&mut Digest)) {
    let document = Document::parse(text);
    let result = document.apply(edits.iter().cloned()).expect("edits of one change fit together");

    // Whatever the page: what stands between the spans stands between the new texts, in its order.
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span());
    let (mut expected, mut end) = (String::new(), 0);
    for edit in sorted {
        expected += &text[end..edit.span().start];
        expected += edit.text();
        end = edit.span().end;
    }
    expected += &text[end..];
    assert_eq!(result, expected);

    let Ok(mut digest) = text.parse::<Digest>() else { return };
    let old = digest.clone();
    change(&mut digest);
    assert_eq!(result.parse::<Digest>().as_ref(), Ok(&digest), "{text:?} -> {result:?} by {edits:?}");
    let is_move = edits.len() > 1;
    if digest == old && !is_move {
        assert_eq!(result, text, "setting what is set changes nothing");
    }
}
