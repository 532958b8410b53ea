//! Tests of two runs that change the same pages at the same time.

use std::fs;
use std::sync::Barrier;
use std::thread;

use crate::run::{Folder, Run, run, text};

const PAGES: usize = 60;

/// Returns how often two runs of each pair start together.
fn rounds() -> usize {
    std::env::var("DAILY_PAPERS_ROUNDS").map_or(50, |rounds| rounds.parse().unwrap())
}

fn page(number: usize) -> String {
    let number = number + 1;
    format!(
        "## Daily Papers (2024-10-08)\n### [A](https://arxiv.org/abs/2404.{number:05})\nVote: 3\n- item \n"
    )
}

/// Returns an archive, and a file of votes for each of its pages.
fn archive() -> (Folder, Folder, String) {
    let (archive, other) = (Folder::new(), Folder::new());
    for number in 0..PAGES {
        archive.file(&format!("{number:02}.md"), page(number));
    }
    let rows = (1..=PAGES).map(|number| format!("2404.{number:05},4\n"));
    let csv = other.file("votes.csv", "arxiv_id,votes\n".to_owned() + &rows.collect::<String>());
    (archive, other, csv)
}

/// Starts two runs at the same time, and returns their results.
fn together(one: &[&str], other: &[&str]) -> [Run; 2] {
    let barrier = Barrier::new(2);
    let start = |arguments: &[&str]| {
        barrier.wait();
        run(arguments)
    };
    thread::scope(|scope| {
        let one = scope.spawn(|| start(one));
        let other = start(other);
        [one.join().unwrap(), other]
    })
}

/// Starts a command beside `votes`, and returns the pages with the page that the command alone makes
/// of each and whether the command failed.
fn beside_votes(command: &[&str], changed: impl Fn(String) -> String) {
    for round in 0..rounds() {
        let (folder, _votes, csv) = archive();
        let root = folder.root().to_str().unwrap();
        let runs = together(&[command, &[root]].concat(), &["votes", "--csv", &csv, root]);
        let [is_changed, has_votes] = runs.each_ref().map(|run| run.status != Some(2));
        for number in 0..PAGES {
            let mut expected = page(number);
            // A run that failed names the pages that it did not change.
            let name = format!("/{number:02}.md: ");
            if is_changed || !runs[0].err.contains(&name) {
                expected = changed(expected);
            }
            if has_votes || !runs[1].err.contains(&name) {
                expected = expected.replace("Vote: 3", "Vote: 4");
            }
            assert_eq!(text(folder.path(&format!("{number:02}.md"))), expected, "round {round}: {number}");
        }
        assert_eq!(folder.names().len(), PAGES, "{:?}", folder.names());
    }
}

#[test]
fn pages_that_are_formatted_keep_the_new_votes() {
    beside_votes(&["fmt"], |page| page.replace(")\n", ")\n\n").replace("3\n", "3\n\n") + "\n");
}

#[test]
fn pages_that_are_fixed_keep_the_new_votes() {
    let fixed =
        |page: String| page.replace(")\n", ")\n\n").replace("3\n", "3\n\n").replace("item ", "item") + "\n";
    beside_votes(&["check", "--fix", "--quiet"], fixed);
}

#[test]
fn page_that_two_runs_append_to_has_both_digests() {
    let inputs = Folder::new();
    let answer = inputs.file("answer.json", r#"[{"paper": {"id": "2405.00001", "title": "B"}}]"#);
    for round in 0..rounds() {
        let folder = Folder::new();
        let path = folder.path("new/a.md");
        // In half of the rounds, one of the runs makes the page.
        if round % 2 == 0 {
            folder.file("new/a.md", page(0));
        }
        let append = |date| ["import", "--date", date, "--order=listed", "--append", "--out", &path, &answer];
        let runs = together(&append("2024-05-29"), &append("2024-05-30"));
        assert_eq!(runs.each_ref().map(|run| run.status), [Some(0); 2], "round {round}: {runs:?}");
        let page = text(&path);
        for date in ["2024-05-29", "2024-05-30"] {
            assert_eq!(
                page.matches(&format!("## Daily Papers ({date})\n")).count(),
                1,
                "round {round}: {page}"
            );
        }
        assert_eq!(page.matches("2405.00001").count(), 2, "round {round}: {page}");
        assert_eq!(fs::read_dir(folder.path("new")).unwrap().count(), 1);
    }
}

/// Each run writes the newest digest of its own archive, and one of the two is newer.
#[test]
fn readme_that_two_runs_replace_has_the_newest_digest() {
    let archives = ["2024-05-29", "2024-05-30"].map(|date| {
        let folder = Folder::new();
        let digest = |date: &str| format!("## Daily Papers ({date})\n\n### [{date}](b)\n\n");
        for number in 0..PAGES {
            folder.file(&format!("{number:02}.md"), digest("2024-05-01"));
        }
        folder.file("newest.md", digest(date));
        folder
    });
    for round in 0..rounds() {
        let folder = Folder::new();
        let readme = folder.file("README.md", "# Archive\n\n## Daily Papers (2024-05-01)\n\n## License\n");
        let runs = archives.each_ref().map(|archive| archive.root().to_str().unwrap());
        let index = |root| ["index", "--readme", &readme, root];
        let runs = together(&index(runs[0]), &index(runs[1]));
        // The run with the older digest is refused if it is the second one.
        assert!(
            matches!(runs[0].status, Some(0 | 2)) && runs[1].status == Some(0),
            "round {round}: {runs:?}"
        );
        let expected = "# Archive\n\n## Daily Papers (2024-05-30)\n\n### [2024-05-30](b)\n\n## License\n";
        assert_eq!(text(&readme), expected, "round {round}: {runs:?}");
        assert_eq!(folder.names(), ["README.md"]);
    }
}

/// Each run makes the file or replaces the one of the other run.
#[test]
fn index_that_two_runs_write_is_whole() {
    let (archive, _votes, _) = archive();
    let root = archive.root().to_str().unwrap();
    let expected = run(&["index", root]).out;
    for round in 0..rounds() {
        let folder = Folder::new();
        let csv = folder.path("papers_list.csv");
        let index = ["index", "--out", &csv, root];
        let runs = together(&index, &index);
        assert_eq!(runs.each_ref().map(|run| run.status), [Some(0); 2], "round {round}: {runs:?}");
        assert_eq!((text(&csv), folder.names()), (expected.clone(), vec!["papers_list.csv".to_owned()]));
    }
}
