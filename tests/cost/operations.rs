//! The operations of the library, each from the text of a page.

use std::hint::black_box;

use daily_papers::diff::MergeVotes;
use daily_papers::{Digest, Document, Lints, Votes, lines};

/// An operation with its name.
pub(crate) type Operation = (&'static str, fn(&str));

pub(crate) const OPERATIONS: [Operation; 15] = [
    ("lines", |text| {
        lines(text).for_each(|line| {
            black_box(&line);
        });
    }),
    ("parse", |text| {
        black_box(Document::parse(text));
    }),
    ("views", |text| visit(&Document::parse(text))),
    ("strict", |text| {
        black_box(text.parse::<Digest>().is_ok());
    }),
    ("recover", |text| {
        black_box(Digest::parse_recoverable(text));
    }),
    ("render", |text| {
        for diagnostic in Document::parse(text).diagnostics() {
            black_box(diagnostic.render(text).to_string());
        }
    }),
    ("lint", |text| {
        black_box(Document::parse(text).lint(&Lints::new()));
    }),
    ("fix", |text| {
        black_box(Document::parse(text).fix(&Lints::new()));
    }),
    ("format", |text| {
        black_box(Document::parse(text).format());
    }),
    ("print", |text| {
        let (digests, _) = Digest::parse_recoverable(text);
        let mut out = String::with_capacity(text.len());
        digests.iter().for_each(|digest| digest.write_to(&mut out).unwrap());
        black_box(out);
    }),
    ("apply", |text| {
        let document = Document::parse(text);
        let edits = document.papers().filter_map(|view| {
            let mut paper = view.to_paper();
            paper.votes = Some(Votes::Count(1));
            view.edits_to(&paper).ok()
        });
        black_box(document.apply(edits.flatten()).is_ok());
    }),
    ("update", |text| {
        let votes = |digests: &mut Vec<Digest>| {
            let papers = digests.iter_mut().flat_map(|digest| &mut digest.papers);
            papers.for_each(|paper| paper.votes = Some(Votes::Count(1)));
        };
        black_box(Document::parse(text).update(votes).is_ok());
    }),
    ("reverse", |text| {
        let reverse = |digests: &mut Vec<Digest>| {
            digests.reverse();
            for paper in digests.iter_mut().flat_map(|digest| {
                digest.papers.reverse();
                &mut digest.papers
            }) {
                paper.summary.reverse();
                paper.authors.reverse();
            }
        };
        black_box(Document::parse(text).update(reverse).is_ok());
    }),
    ("apply the format", |text| {
        let document = Document::parse(text);
        black_box(document.apply(document.format_edits()).is_ok());
    }),
    ("compare", |text| {
        let Some(digest) = Digest::parse_recoverable(text).0.into_iter().next() else { return };
        let mut other = digest.clone();
        other.papers.reverse();
        black_box(digest.diff(&other).to_string());
        black_box(digest.merge(other, MergeVotes::Highest).is_ok());
    }),
];

/// Calls every getter of the views.
fn visit(document: &Document<'_>) {
    for paper in document.papers() {
        black_box((paper.title(), paper.url(), paper.arxiv_id(), paper.media(), paper.votes()));
        paper.authors().for_each(|name| {
            black_box(&name);
        });
        for item in paper.summary() {
            black_box((item.label(), item.text()));
        }
    }
}
