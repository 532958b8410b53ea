use std::path::{Path, PathBuf};

use daily_papers::{Digest, Document, Lints, Votes};
use walkdir::WalkDir;

use crate::generator;

/// The pages of a set on which a task is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// Pages that are exactly one digest.
    OneDigest,
    /// Pages that are exactly one digest. The task starts from its values.
    Digests,
    /// Pages that are exactly one digest. The task starts from it and a copy with other votes.
    Pairs,
    /// Pages without diagnostics of lint.
    Clean,
    /// Pages in canonical form.
    Canonical,
    /// Pages that are exactly one digest. The task starts from its values as JSON.
    Json,
    /// Generated pages with a fix for each paper, and all real pages.
    ToFix,
}

/// One page, parsed separately.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) text: String,
    digests: Vec<Digest>,
    json: String,
}

impl Page {
    fn new(text: String, which: Which) -> Page {
        let mut digests: Vec<Digest> = (0..which.digests()).map(|_| text.parse().unwrap()).collect();
        for paper in digests.iter_mut().skip(1).flat_map(|digest| &mut digest.papers) {
            paper.votes = Some(Votes::Count(123));
        }
        let json = match which {
            Which::Json => serde_json::to_string(&text.parse::<Digest>().unwrap()).unwrap(),
            _ => String::new(),
        };
        Page { text, digests, json }
    }

    pub(crate) fn digest(&self) -> &Digest {
        &self.digests[0]
    }

    /// Returns the digest as JSON.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }

    /// Returns the digest with other votes.
    pub(crate) fn other(&self) -> &Digest {
        &self.digests[1]
    }
}

/// Pages, and the sum of their lengths.
#[derive(Debug)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    pub(crate) bytes: usize,
}

impl Pages {
    /// Returns the pages that a task is measured on, with the digests that it starts from.
    pub(crate) fn of(texts: &[String], which: Which) -> Pages {
        let texts = texts.iter().filter(|text| which.takes(text));
        Pages::prepared(texts.cloned(), which)
    }

    /// Returns all of these pages, with the digests that a task starts from.
    pub(crate) fn prepared(texts: impl Iterator<Item = String>, which: Which) -> Pages {
        let pages: Vec<Page> = texts.map(|text| Page::new(text, which)).collect();
        Pages { bytes: pages.iter().map(|page| page.text.len()).sum(), pages }
    }

    /// Returns the number of papers on all pages.
    pub(crate) fn papers(&self) -> usize {
        self.pages.iter().map(|page| Document::parse(&*page.text).papers().count()).sum()
    }

    pub(crate) fn into_texts(self) -> Vec<String> {
        self.pages.into_iter().map(|page| page.text).collect()
    }
}

impl Which {
    /// Returns the number of digests that a task starts from, for each page.
    pub(crate) fn digests(self) -> usize {
        match self {
            Which::Digests => 1,
            Which::Pairs => 2,
            _ => 0,
        }
    }

    fn takes(self, text: &str) -> bool {
        match self {
            Which::All | Which::ToFix => true,
            Which::OneDigest | Which::Digests | Which::Pairs | Which::Json => text.parse::<Digest>().is_ok(),
            Which::Clean => Document::parse(text).lint(&Lints::new()).is_empty(),
            Which::Canonical => Document::parse(text).format() == text,
        }
    }
}

/// Returns generated pages for a task.
pub(crate) fn generated(which: Which) -> Vec<String> {
    match which {
        Which::Clean | Which::Canonical => generator::clean_pages(),
        Which::ToFix => generator::pages_to_fix(),
        Which::All | Which::OneDigest | Which::Digests | Which::Pairs | Which::Json => generator::pages(),
    }
}

/// Returns the real pages in the order of their paths, or `None` if `DAILY_PAPERS_CORPUS` is not
/// set.
pub(crate) fn real() -> Option<Vec<String>> {
    let corpus = std::env::var_os("DAILY_PAPERS_CORPUS")?;
    let entries = WalkDir::new(Path::new(&corpus).join("pages")).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.unwrap().into_path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    Some(paths.filter(is_page).map(|path| std::fs::read_to_string(path).unwrap()).collect())
}
