//! The tasks of the benchmark, each a function of one page, with targets.
#![allow(dead_code, reason = "no benchmark needs all of it")]

mod page;

use std::hint::black_box;

use daily_papers::diff::MergeVotes;
use daily_papers::{Digest, Document, Lints, Votes, lines};

use crate::peers;

pub(crate) use page::{Page, Pages, Which, generated, real};

/// A task to measure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Task {
    pub(crate) name: &'static str,
    /// The description in the table.
    pub(crate) title: &'static str,
    /// The pages to measure on.
    pub(crate) which: Which,
    pub(crate) run: fn(&Page),
    pub(crate) target: Target,
}

/// The targets of a task. A field is `None` without a target.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    /// The most instructions per byte.
    pub(crate) instructions: Option<f64>,
    /// The lowest speed, as a multiple of pulldown-cmark's events.
    pub(crate) events: Option<f64>,
    /// The lowest speed, as a multiple of pulldown-cmark with extraction.
    pub(crate) extraction: Option<f64>,
    /// The most allocations per paper.
    pub(crate) allocations: Option<f64>,
    /// The most bytes on the heap at its peak, per byte of text.
    pub(crate) memory: Option<f64>,
}

const NO_TARGET: Target =
    Target { instructions: None, events: None, extraction: None, allocations: None, memory: None };

/// Tasks of this crate.
pub(crate) const OWN: &[Task] = &[
    Task {
        name: "lines",
        title: "`lines(text)` to its end",
        which: Which::All,
        run: |page| {
            lines(&page.text).for_each(|line| {
                black_box(&line);
            });
        },
        target: Target {
            instructions: Some(1.9),
            events: Some(8.0),
            allocations: Some(0.0),
            memory: Some(0.0),
            ..NO_TARGET
        },
    },
    Task {
        name: "document",
        title: "`Document::parse`",
        which: Which::All,
        run: |page| {
            black_box(Document::parse(&*page.text));
        },
        target: Target { instructions: Some(2.2), events: Some(7.0), memory: Some(0.15), ..NO_TARGET },
    },
    Task {
        name: "from-utf8",
        title: "`Document::from_utf8`",
        which: Which::All,
        run: |page| {
            black_box(Document::from_utf8(page.text.as_bytes()).unwrap());
        },
        target: Target { instructions: Some(2.3), ..NO_TARGET },
    },
    Task {
        name: "views",
        title: "it, and every field of every paper visited",
        which: Which::All,
        run: |page| {
            black_box(peers::visit(&Document::parse(&*page.text)));
        },
        target: Target { instructions: Some(3.3), events: Some(5.0), ..NO_TARGET },
    },
    Task {
        name: "owned",
        title: "`Document::into_owned`, and back to views",
        which: Which::All,
        run: |page| {
            let document = Document::parse(&*page.text).into_owned();
            document.papers().for_each(|paper| {
                black_box(&paper);
            });
        },
        target: Target {
            instructions: Some(2.4),
            extraction: Some(9.0),
            allocations: Some(0.4),
            ..NO_TARGET
        },
    },
    Task {
        name: "digest",
        title: "`Digest`, strict, owned",
        which: Which::OneDigest,
        run: |page| {
            black_box(page.text.parse::<Digest>().unwrap());
        },
        target: Target {
            instructions: Some(7.5),
            extraction: Some(3.5),
            allocations: Some(21.0),
            ..NO_TARGET
        },
    },
    Task {
        name: "print",
        title: "printing a `Digest` into a reserved `String`",
        which: Which::Digests,
        run: |page| {
            let mut out = String::with_capacity(page.text.len());
            page.digest().write_to(&mut out).unwrap();
            black_box(out);
        },
        target: Target { instructions: Some(1.2), ..NO_TARGET },
    },
    Task {
        name: "from-json",
        title: "a `Digest` from JSON, by serde_json",
        which: Which::Json,
        run: |page| {
            black_box(serde_json::from_str::<Digest>(page.json()).unwrap());
        },
        target: Target { instructions: Some(10.5), allocations: Some(12.0), ..NO_TARGET },
    },
    Task {
        name: "lint",
        title: "`Document::parse` and `lint` of a clean page",
        which: Which::Clean,
        run: |page| {
            black_box(Document::parse(&*page.text).lint(&Lints::new()));
        },
        target: Target { instructions: Some(9.0), ..NO_TARGET },
    },
    Task {
        name: "lint-any",
        title: "`Document::parse` and `lint` of any page",
        which: Which::All,
        run: |page| {
            black_box(Document::parse(&*page.text).lint(&Lints::new()));
        },
        target: NO_TARGET,
    },
    Task {
        name: "format",
        title: "`Document::parse` and `format` of a canonical page",
        which: Which::Canonical,
        run: |page| {
            black_box(Document::parse(&*page.text).format());
        },
        target: Target { instructions: Some(5.0), ..NO_TARGET },
    },
];

/// Tasks of this crate on pages with a fix for each paper. They have no targets.
pub(crate) const FIXING: &[Task] = &[
    Task {
        name: "fix",
        title: "`Document::parse` and `fix` of a page to fix",
        which: Which::ToFix,
        run: |page| {
            black_box(Document::parse(&*page.text).fix(&Lints::new()));
        },
        target: NO_TARGET,
    },
    Task {
        name: "format-to-fix",
        title: "`Document::parse` and `format` of a page to fix",
        which: Which::ToFix,
        run: |page| {
            black_box(Document::parse(&*page.text).format());
        },
        target: NO_TARGET,
    },
    Task {
        name: "apply",
        title: "`Document::parse`, `edits_to` of each paper with other votes, and `apply`",
        which: Which::ToFix,
        run: |page| {
            let document = Document::parse(&*page.text);
            let edits = document.papers().flat_map(|view| {
                let mut paper = view.to_paper();
                paper.votes = Some(Votes::Count(123));
                view.edits_to(&paper).unwrap()
            });
            black_box(document.apply(edits).unwrap());
        },
        target: NO_TARGET,
    },
    Task {
        name: "update",
        title: "`Document::parse` and `update` of the votes of each paper",
        which: Which::ToFix,
        run: |page| {
            let updated = Document::parse(&*page.text).update(|digests| {
                for paper in digests.iter_mut().flat_map(|digest| &mut digest.papers) {
                    paper.votes = Some(Votes::Count(123));
                }
            });
            black_box(updated.unwrap());
        },
        target: NO_TARGET,
    },
];

/// Tasks on two digests of one day. They sort papers, which takes O(n log n).
pub(crate) const PAIRS: &[Task] = &[
    Task {
        name: "diff",
        title: "`Digest::diff`, every paper with other votes",
        which: Which::Pairs,
        run: |page| {
            black_box(page.digest().diff(page.other()).is_empty());
        },
        target: Target { instructions: Some(2.5), allocations: Some(3.0), ..NO_TARGET },
    },
    Task {
        name: "merge",
        title: "clones of both digests and `Digest::merge`",
        which: Which::Pairs,
        run: |page| {
            black_box(page.digest().clone().merge(page.other().clone(), MergeVotes::Highest)).unwrap();
        },
        target: NO_TARGET,
    },
];

/// Tasks of the peers, and lower bounds.
pub(crate) const PEERS: &[Task] = &[
    Task {
        name: "newlines",
        title: "newline scan: `memchr_iter(b'\\n', ..)`",
        which: Which::All,
        run: |page| {
            black_box(peers::newlines(&page.text));
        },
        target: NO_TARGET,
    },
    Task {
        name: "utf8",
        title: "`std::str::from_utf8`",
        which: Which::All,
        run: |page| {
            black_box(std::str::from_utf8(black_box(page.text.as_bytes())).is_ok());
        },
        target: NO_TARGET,
    },
    Task {
        name: "copy",
        title: "a copy of the page",
        which: Which::All,
        run: |page| {
            black_box(page.text.clone());
        },
        target: NO_TARGET,
    },
    Task {
        name: "plain-borrowed",
        title: "a loop over `str::lines`, borrowed values",
        which: Which::All,
        run: |page| {
            black_box(peers::plain::papers::<&str>(&page.text));
        },
        target: NO_TARGET,
    },
    Task {
        name: "plain-owned",
        title: "a loop over `str::lines`, owned values",
        which: Which::All,
        run: |page| {
            black_box(peers::plain::papers::<String>(&page.text));
        },
        target: NO_TARGET,
    },
    Task {
        name: EVENTS,
        title: "pulldown-cmark, its events",
        which: Which::All,
        run: |page| peers::pulldown::events(&page.text),
        target: NO_TARGET,
    },
    Task {
        name: EXTRACTION,
        title: "pulldown-cmark and extraction, owned values",
        which: Which::All,
        run: |page| {
            black_box(peers::pulldown::papers(&page.text));
        },
        target: NO_TARGET,
    },
    Task {
        name: "comrak",
        title: "comrak and extraction, owned values",
        which: Which::All,
        run: |page| {
            black_box(peers::comrak::papers(&page.text));
        },
        target: NO_TARGET,
    },
    Task {
        name: "regex",
        title: "regex, owned values",
        which: Which::All,
        run: |page| {
            black_box(peers::regex::papers(&page.text));
        },
        target: NO_TARGET,
    },
];

pub(crate) const NEWLINES: &str = "newlines";
pub(crate) const EVENTS: &str = "pulldown-events";
pub(crate) const EXTRACTION: &str = "pulldown-owned";

/// Returns the tasks of this crate.
pub(crate) fn own() -> impl Iterator<Item = &'static Task> {
    OWN.iter().chain(FIXING).chain(PAIRS)
}

pub(crate) fn all() -> impl Iterator<Item = &'static Task> {
    PEERS.iter().chain(own())
}

pub(crate) fn named(name: &str) -> &'static Task {
    all().find(|task| task.name == name).unwrap()
}
