//! The allocations of canonical pages and values.

use std::hint::black_box;

use daily_papers::{Document, Lints};

const DIGEST: &str = "## Daily Papers (2024-04-23)\n\n";
const PAPER: &str = "### [A Study of Kites](https://arxiv.org/abs/2404.14219)\n\n";
const IMAGE: &str = "![](https://example.org/kites.png)\n\n";
const VIDEO: &str = concat!(
    "[Watch Video](https://example.org/kites.mp4)\n",
    "<div><video controls src=\"https://example.org/kites.mp4\" muted=\"false\"></video></div>\n\n",
);
const AUTHORS: &str = "Authors: Ada Byron, 김가람, Élise Noël, Li, Bo, Su\n\n";
const ITEMS: &str =
    "- ***새로운 점***: 연을 날립니다.\n- **Details**: one\n  and another\n  and one more\n- last\n\n";

/// Returns canonical pages whose papers have every field.
fn complete() -> Vec<String> {
    let mut pages = Vec::new();
    for media in [IMAGE, VIDEO] {
        for votes in ["Vote: 0\n\n", "Vote: -\n\n", "Vote: 180\n\n"] {
            for authors in ["Authors: 김가람\n\n", "Authors: Li, Ada Byron\n\n", AUTHORS] {
                for items in ["- an item\n\n", "- a\n- b 🪁\n\n", ITEMS] {
                    let paper = [PAPER, media, votes, authors, items].concat();
                    let first = [PAPER, media, votes, AUTHORS, items].concat().replace("14219", "14220v2");
                    pages.push([DIGEST, &paper].concat());
                    pages.push([DIGEST, &first, &paper].concat());
                }
            }
        }
    }
    pages
}

/// Returns canonical pages, also with papers that lack fields.
fn canonical() -> Vec<String> {
    let fields = [IMAGE, VIDEO, "Vote: 3\n\n", AUTHORS, ITEMS];
    let parts = (0..1 << fields.len()).map(|chosen| {
        let chosen = fields.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        [PAPER].into_iter().chain(chosen.map(|(_, field)| *field)).collect::<String>()
    });
    let papers: Vec<_> = parts.filter(|paper| !(paper.contains(IMAGE) && paper.contains(VIDEO))).collect();
    let all = [DIGEST, &papers.concat()].concat();
    let each = papers.iter().map(|paper| [DIGEST, paper].concat());
    each.chain([DIGEST.to_owned(), all]).chain(complete()).collect()
}

fn allocations<T>(run: impl FnOnce() -> T) -> u64 {
    allocation_counter::measure(|| {
        black_box(run());
    })
    .count_total
}

#[test]
fn formatting_a_canonical_page_allocates_one_buffer() {
    for page in canonical() {
        let document = Document::parse(&*page);
        assert_eq!(document.format(), page);
        assert_eq!(allocations(|| document.format()), 1, "{page}");
        assert_eq!(allocations(|| document.format_edits()), 0, "{page}");
    }
}

#[test]
fn clean_page_takes_two_allocations_for_each_of_its_papers() {
    let lints = Lints::new();
    for page in complete() {
        let document = Document::parse(&*page);
        assert_eq!(document.lint(&lints), []);
        // The digests, their dates and the identifiers; the names of a paper, and their ends.
        let papers = u64::try_from(document.papers().count()).unwrap();
        assert_eq!(allocations(|| document.lint(&lints)), 3 + 2 * papers, "{page}");
    }
}

#[test]
fn parsing_allocates_once() {
    for length in [10_000, 100_000, 1_000_000] {
        let page = [
            DIGEST,
            &[PAPER, IMAGE, "Vote: 3\n\n", AUTHORS, &ITEMS.replace("another", &"an ".repeat(1000))]
                .concat()
                .repeat(length / 4000),
        ]
        .concat();
        assert_eq!(allocations(|| Document::parse(&*page)), 1, "{length}");
    }
}

#[test]
fn value_allocates_each_of_its_strings_and_vectors_once() {
    for papers in [1, 2, 5, 9] {
        let page =
            [DIGEST, &[PAPER, IMAGE, "Vote: 3\n\n", AUTHORS, "- a\n- b\n- c\n\n"].concat().repeat(papers)]
                .concat();
        let document = Document::parse(&*page);
        let digest = document.digests().next().unwrap();
        // The title, the URL, the source of the image, two vectors and three items. Short authors
        // are stored inline.
        let of_a_paper = 3 + 2 + 3;
        let value = 1 + u64::try_from(papers).unwrap() * of_a_paper;
        assert_eq!(allocations(|| digest.to_digest()), value, "{papers}");
        let value = digest.to_digest();
        assert_eq!(value.papers.capacity(), papers);
        let paper = &value.papers[0];
        assert_eq!((paper.authors.capacity(), paper.summary.capacity()), (6, 3));
    }
}
