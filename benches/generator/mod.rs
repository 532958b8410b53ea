//! Pages that look like the real ones: as long, with as many papers, authors and items, as much Korean, and the oddities
//! that every time of the format had. The same bytes on every machine.
#![allow(dead_code, reason = "no benchmark needs all of it")]

mod paper;
mod random;
mod words;
mod writing;

use paper::{Care, Time};
pub(crate) use random::Random;

/// How many papers real pages have: one number for each twenty-fourth of the pages.
const PAPERS: [usize; 24] =
    [3, 5, 6, 7, 8, 9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 17, 18, 20, 22, 25, 29, 44];

/// Of twenty-five pages, how many are of which time.
const TIMES: [(Time, usize); 5] =
    [(Time::First, 1), (Time::Plain, 6), (Time::Strong, 6), (Time::Today, 11), (Time::Python, 1)];

/// Pages as an archive holds them, most of them one digest each.
pub(crate) fn pages() -> Vec<String> {
    let mut random = Random::new(1);
    (0..PAGES)
        .map(|number| {
            let page = digest(&mut random, number, Care::Real);
            match number {
                // The front page, which has prose around its digest.
                100 => format!("{BEFORE}{page}{AFTER}"),
                // A later run appended a second digest of the same day.
                40 | 140 => page.clone() + &digest(&mut random, number, Care::Real),
                // A run that left no blank lines.
                60 | 160 => page.replace("\n\n", "\n"),
                _ => page,
            }
        })
        .collect()
}

const PAGES: usize = 200;

/// Pages of one digest each that are canonical and give a careful reader nothing to remark on.
pub(crate) fn clean_pages() -> Vec<String> {
    let mut random = Random::new(2);
    (0..PAGES).map(|number| digest(&mut random, number, Care::Clean)).collect()
}

/// Pages of one digest each in which every paper has something to mend.
pub(crate) fn pages_to_fix() -> Vec<String> {
    let mut random = Random::new(4);
    (0..PAGES).map(|number| digest(&mut random, number, Care::Mendable)).collect()
}

/// One clean page of about that many bytes.
pub(crate) fn page_of(bytes: usize) -> String {
    one_digest(bytes, Care::Clean)
}

/// One page of about that many bytes in which every paper has something to mend.
pub(crate) fn page_to_fix(bytes: usize) -> String {
    one_digest(bytes, Care::Mendable)
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
        paper::push(&mut random, time(number % 25), care, &id, &mut page);
    }
    page
}

/// The time of a page that stands in that twenty-fifth of the archive.
fn time(place: usize) -> Time {
    let mut end = 0;
    let time = TIMES.iter().find(|(_, count)| {
        end += count;
        place < end
    });
    time.map_or(Time::Today, |(time, _)| *time)
}

fn digest(random: &mut Random, number: usize, care: Care) -> String {
    let time = time(number * 25 / PAGES);
    let (year, month, day) = (2023 + number / 100, 1 + number % 12, 1 + number % 28);
    let mut page = format!("## Daily Papers ({year}-{month:02}-{day:02})\n\n");
    let from = random.below(90_000);
    for paper in 0..PAPERS[random.below(PAPERS.len())] {
        let id = format!("{:02}{month:02}.{:05}", year % 100, from + paper * 7);
        paper::push(random, time, care, &id, &mut page);
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
