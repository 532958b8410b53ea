use std::path::{Path, PathBuf};

use daily_papers::{Digest, Document, Lints, Votes};
use walkdir::WalkDir;

use crate::generator;

/// Which pages of a set a task is measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    All,
    /// Those that are one digest and nothing else.
    OneDigest,
    /// The same; what is measured starts from their values.
    Digests,
    /// The same, each with a second digest whose papers have other votes.
    Pairs,
    /// Those on which lint finds nothing.
    Clean,
    /// Those that format keeps as they are.
    Canonical,
    /// Those in which papers have something to mend; of the real ones, all.
    ToMend,
}

/// One page, read separately from the others.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) text: String,
    digests: Vec<Digest>,
}

impl Page {
    fn new(text: String, which: Which) -> Page {
        let mut digests: Vec<Digest> = (0..which.digests()).map(|_| text.parse().unwrap()).collect();
        for paper in digests.iter_mut().skip(1).flat_map(|digest| &mut digest.papers) {
            paper.votes = Some(Votes::Count(123));
        }
        Page { text, digests }
    }

    pub(crate) fn digest(&self) -> &Digest {
        &self.digests[0]
    }

    /// The digest with other votes.
    pub(crate) fn other(&self) -> &Digest {
        &self.digests[1]
    }
}

/// Some pages, and how long they are together.
#[derive(Debug)]
pub(crate) struct Pages {
    pub(crate) pages: Vec<Page>,
    pub(crate) bytes: usize,
}

impl Pages {
    /// The pages of these that a task is measured on, with what it starts from.
    pub(crate) fn of(texts: &[String], which: Which) -> Pages {
        let texts = texts.iter().filter(|text| which.takes(text));
        Pages::prepared(texts.cloned(), which)
    }

    /// All of these pages, with what a task starts from.
    pub(crate) fn prepared(texts: impl Iterator<Item = String>, which: Which) -> Pages {
        let pages: Vec<Page> = texts.map(|text| Page::new(text, which)).collect();
        Pages { bytes: pages.iter().map(|page| page.text.len()).sum(), pages }
    }

    /// How many papers they hold together.
    pub(crate) fn papers(&self) -> usize {
        self.pages.iter().map(|page| Document::parse(&*page.text).papers().count()).sum()
    }

    pub(crate) fn into_texts(self) -> Vec<String> {
        self.pages.into_iter().map(|page| page.text).collect()
    }
}

impl Which {
    /// Returns how many digests of each page a task starts from.
    pub(crate) fn digests(self) -> usize {
        match self {
            Which::Digests => 1,
            Which::Pairs => 2,
            _ => 0,
        }
    }

    fn takes(self, text: &str) -> bool {
        match self {
            Which::All | Which::ToMend => true,
            Which::OneDigest | Which::Digests | Which::Pairs => text.parse::<Digest>().is_ok(),
            Which::Clean => Document::parse(text).lint(&Lints::new()).is_empty(),
            Which::Canonical => Document::parse(text).format() == text,
        }
    }
}

/// The pages that the generator makes: for what is measured on clean pages alone, clean ones.
pub(crate) fn generated(which: Which) -> Vec<String> {
    match which {
        Which::Clean | Which::Canonical => generator::clean_pages(),
        Which::ToMend => generator::pages_to_fix(),
        Which::All | Which::OneDigest | Which::Digests | Which::Pairs => generator::pages(),
    }
}

/// The real pages, where `DAILY_PAPERS_CORPUS` names a folder that holds some, in the order of their paths.
pub(crate) fn real() -> Option<Vec<String>> {
    let corpus = std::env::var_os("DAILY_PAPERS_CORPUS")?;
    let entries = WalkDir::new(Path::new(&corpus).join("pages")).sort_by_file_name().into_iter();
    let paths = entries.map(|entry| entry.unwrap().into_path());
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    Some(paths.filter(is_page).map(|path| std::fs::read_to_string(path).unwrap()).collect())
}
