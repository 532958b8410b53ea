//! Pages that resemble real ones in length, in the number of papers, authors and items, in the
//! share of Korean, and in the older spellings. Every machine makes the same bytes.
#![allow(dead_code, reason = "no benchmark needs all of it")]

mod paper;
mod random;
mod words;
mod writing;

use paper::{Care, Spelling};
pub(crate) use random::Random;

/// The number of papers of real pages, at 24 evenly spaced ranks.
const PAPERS: [usize; 24] =
    [3, 5, 6, 7, 8, 9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 17, 18, 20, 22, 25, 29, 44];

/// The number of pages in each spelling, out of 25.
const SPELLINGS: [(Spelling, usize); 5] = [
    (Spelling::First, 1),
    (Spelling::Plain, 6),
    (Spelling::Strong, 6),
    (Spelling::Today, 11),
    (Spelling::Python, 1),
];

/// Returns pages like those of an archive, most of them of one digest.
pub(crate) fn pages() -> Vec<String> {
    let mut random = Random::new(1);
    (0..PAGES)
        .map(|number| {
            let page = digest(&mut random, number, Care::Real);
            match number {
                // The front page has prose around its digest.
                100 => format!("{BEFORE}{page}{AFTER}"),
                // The page has a second digest of the same day.
                40 | 140 => page.clone() + &digest(&mut random, number, Care::Real),
                // The page has no blank lines.
                60 | 160 => page.replace("\n\n", "\n"),
                _ => page,
            }
        })
        .collect()
}

const PAGES: usize = 200;

/// Returns canonical pages of one digest, without diagnostics.
pub(crate) fn clean_pages() -> Vec<String> {
    let mut random = Random::new(2);
    (0..PAGES).map(|number| digest(&mut random, number, Care::Clean)).collect()
}

/// Returns a fifth of as many pages, about a megabyte.
pub(crate) fn few_clean_pages() -> Vec<String> {
    let mut random = Random::new(2);
    (0..PAGES).step_by(5).map(|number| digest(&mut random, number, Care::Clean)).collect()
}

/// Returns pages of one digest, with a fix for each paper.
pub(crate) fn pages_to_fix() -> Vec<String> {
    let mut random = Random::new(4);
    (0..PAGES).map(|number| digest(&mut random, number, Care::Fixable)).collect()
}

/// Returns one page of about this many bytes, without diagnostics.
pub(crate) fn page_of(bytes: usize) -> String {
    one_digest(bytes, Care::Clean)
}

/// Returns one page of about this many bytes, with a fix for each paper.
pub(crate) fn page_to_fix(bytes: usize) -> String {
    one_digest(bytes, Care::Fixable)
}

fn one_digest(bytes: usize, care: Care) -> String {
    let mut random = Random::new(3);
    let mut page = String::with_capacity(bytes + 8192);
    page += "## Daily Papers (2024-04-23)\n\n";
    for number in 1.. {
        if page.len() >= bytes {
            break;
        }
        let id = format!("2404.{number:05}");
        paper::push(&mut random, spelling(number % 25), care, &id, &mut page);
    }
    page
}

/// Returns the spelling of the page at this position, out of 25.
fn spelling(place: usize) -> Spelling {
    let mut end = 0;
    let spelling = SPELLINGS.iter().find(|(_, count)| {
        end += count;
        place < end
    });
    spelling.map_or(Spelling::Today, |(spelling, _)| *spelling)
}

fn digest(random: &mut Random, number: usize, care: Care) -> String {
    let spelling = spelling(number * 25 / PAGES);
    let (year, month, day) = (2023 + number / 100, 1 + number % 12, 1 + number % 28);
    let mut page = format!("## Daily Papers ({year}-{month:02}-{day:02})\n\n");
    let from = random.below(90_000);
    for paper in 0..PAPERS[random.below(PAPERS.len())] {
        let id = format!("{:02}{month:02}.{:05}", year % 100, from + paper * 7);
        paper::push(random, spelling, care, &id, &mut page);
    }
    page
}

const BEFORE: &str = "\
# 날마다 읽는 논문

이 저장소는 하루에 한 번 논문의 요약을 모읍니다.

";

const AFTER: &str = "\
## License

글은 나누되 팔지 않습니다.

## Citation

```bibtex
@misc{archive,
  title = {An archive of daily papers},
  year = {2024},
}
```

## Star History

[![](https://charts.example.org/archive.svg)](https://charts.example.org/archive)
";
