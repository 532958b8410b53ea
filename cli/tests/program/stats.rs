//! Tests of `stats`.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::run::{FOLDER, Folder, Run, program, run, run_on};

/// Two digests of one month and one of another, with unknown votes, a cut author, and an escape in
/// a name.
const PAGE: &str = "\
## Daily Papers (2024-04-23)

### [A](https://arxiv.org/abs/2404.00001)

Vote: 30

Authors: 김가람, +, B

### [B](https://arxiv.org/abs/2404.00002)

Vote: -

Authors: 김가람

## Daily Papers (2024-04-24)

### [C](https://arxiv.org/abs/2404.00003)

Vote: 10

Authors: ['\u{1b}[2J', 'B', '김가람']

## Daily Papers (2023-12-05)

### [D](https://arxiv.org/abs/2312.00001)

Vote: 3
";

const TABLE: &str = "\
month    papers   votes
2023-12       1       3  ███
2024-04       3      40  ████████████████████████████████████████

papers  author
     3  김가람
     2  B
     1   [2J

weekdays without a digest
    99  2023-12-06 to 2024-04-22
";

#[test]
fn table_counts_a_page() {
    assert_eq!(
        run_on(&["stats", "-"], PAGE),
        Run { status: Some(0), out: TABLE.to_owned(), err: String::new() }
    );
    let one = TABLE.replace("     2  B\n     1   [2J\n", "");
    assert_eq!(run_on(&["stats", "-", "--authors", "1"], PAGE).out, one);
}

#[test]
fn directory_is_counted_without_its_readme() {
    let Run { status, out, err } = run(&["stats", "examples/pages"]);
    assert_eq!((status, err.as_str()), (Some(0), ""));
    let months: Vec<_> =
        out.lines().skip(1).take_while(|line| !line.is_empty()).map(|line| &line[..7]).collect();
    assert_eq!(months, ["2023-11", "2023-12", "2024-04", "2024-10", "2025-05"]);

    let folder = Folder::new();
    folder.file("2024/04/23.md", PAGE);
    folder.file("README.md", PAGE);
    assert_eq!(run(&["stats", folder.root().to_str().unwrap()]).out, TABLE);
    // A page that is named is counted.
    assert!(
        run(&["stats", &folder.path("README.md"), &folder.path("2024/04/23.md")])
            .out
            .contains("\n2024-04       6 ")
    );
}

#[test]
fn table_handles_no_digests_and_the_most_votes() {
    let Run { status, out, .. } = run_on(&["stats", "-"], "# prose\n");
    assert_eq!((status, out.as_str()), (Some(0), "month    papers   votes\n\npapers  author\n"));
    let most = format!("{PAGE}\n### [E](u)\n\nVote: {}\n", u64::MAX);
    let folder = TempDir::new().unwrap();
    let svg = folder.path().join("votes.svg").to_str().unwrap().to_owned();
    let Run { status, out, .. } = run_on(&["stats", "-", "--authors=0", "--svg", &svg], &most);
    assert_eq!(status, Some(0));
    assert!(out.contains(&format!("2023-12       2  {}  {}\n", u64::MAX, "█".repeat(40))), "{out}");
}

#[test]
fn plot_has_a_bar_for_each_month() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("votes.svg");
    let Run { status, out, err } = run_on(&["stats", "-", "--svg", path.to_str().unwrap()], PAGE);
    assert_eq!((status, out.as_str(), err.as_str()), (Some(0), TABLE, ""));
    let plot = fs::read_to_string(path).unwrap();
    assert!(plot.starts_with("<svg ") && plot.ends_with("</svg>\n"), "{plot}");
    for text in ["Votes by month", "2023-12", "2024-04"] {
        assert!(plot.contains(&format!(">\n{text}\n</text>")), "{plot}");
    }
    // The first rectangle is the background.
    let bars = plot.lines().filter(|line| line.starts_with("<rect ")).skip(1);
    let heights: Vec<f64> = bars
        .map(|bar| bar.split_once(" height=\"").unwrap().1.split_once('"').unwrap().0.parse().unwrap())
        .collect();
    let [small, large] = heights[..] else { panic!("{heights:?}") };
    assert!((large / small - 40.0 / 3.0).abs() < 1.0, "{heights:?}");
}

/// Returns the number that an attribute of an SVG element has.
fn attribute(element: &str, name: &str) -> i64 {
    let (_, rest) = element.split_once(&format!(" {name}=\"")).unwrap();
    rest.split_once('"').unwrap().0.parse().unwrap()
}

#[test]
fn bars_of_a_plot_fill_its_width() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("votes.svg");
    for months in [1, 2, 12, 60, 219, 600, 3000] {
        let digest = |month: usize| {
            let (year, month) = (1000 + month / 12, month % 12 + 1);
            format!("## Daily Papers ({year}-{month:02}-03)\n\n### [A](https://x.org)\n\nVote: {month}\n\n")
        };
        let page: String = (0..months).map(digest).collect();
        let run = run_on(&["stats", "-", "--svg", path.to_str().unwrap()], &page);
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
        let plot = fs::read_to_string(&path).unwrap();
        let picture = plot.lines().next().unwrap();
        // The first rectangle is the background.
        let bars: Vec<_> = plot.lines().filter(|line| line.starts_with("<rect ")).skip(1).collect();
        assert_eq!(bars.len(), months);
        let ends: Vec<_> = bars
            .iter()
            .map(|bar| (attribute(bar, "x"), attribute(bar, "x") + attribute(bar, "width")))
            .collect();
        assert!(ends.iter().all(|(left, right)| left < right), "{months}");
        assert!(ends.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{months}");
        // The first and the last pixel of the plot, and at most two pixels beside a bar.
        let (left, right) = (12 + 60, attribute(picture, "width") - 12 - 1);
        assert!((left..=left + 2).contains(&ends[0].0), "{months}");
        assert!((right - 2..=right).contains(&ends[months - 1].1), "{months}");
        // The first month has a label, and labels do not overlap.
        let labels = plot.lines().filter(|line| line.len() == 7 && line.as_bytes()[4] == b'-').count();
        assert!(plot.contains("\n1000-01\n") && labels == months.div_ceil(months.div_ceil(12)), "{labels}");
    }
}

#[test]
fn unwritable_plot_is_an_error() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("none/votes.svg").to_str().unwrap().to_owned();
    let Run { status, out, err } = run_on(&["stats", "-", "--svg", &path], PAGE);
    assert_eq!((status, out.as_str()), (Some(2), TABLE));
    assert!(err.starts_with(&format!("error: {path}: cannot write: ")), "{err}");
}

/// Writes to `/dev/full` fail, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn plot_on_a_full_device_is_an_error() {
    let folder = TempDir::new().unwrap();
    let link = folder.path().join("votes.svg").to_str().unwrap().to_owned();
    std::os::unix::fs::symlink("/dev/full", &link).unwrap();
    for path in ["/dev/full", &link] {
        let Run { status, out, err } = run_on(&["stats", "-", "--svg", path], PAGE);
        assert_eq!((status, out.as_str()), (Some(2), TABLE));
        assert!(err.starts_with(&format!("error: {path}: cannot write: No space left on device")), "{err}");
    }
}

/// A limit on the size of files stops the plot midway, as a full disk does.
#[cfg(target_os = "linux")]
#[test]
fn failed_plot_keeps_the_old_file() {
    let limited = |path: &Path| -> Run {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"]);
        let stats = program(&["stats", "examples/pages", "--svg", path.to_str().unwrap()]);
        shell.arg(stats.get_program()).args(stats.get_args()).current_dir(FOLDER);
        shell.output().unwrap().into()
    };
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("votes.svg");
    let Run { status, err, .. } = limited(&path);
    assert_eq!(status, Some(2), "{err}");
    assert!(err.starts_with(&format!("error: {}: cannot write: ", path.display())), "{err}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);

    fs::write(&path, "<svg width=\"1\">").unwrap();
    assert_eq!(limited(&path).status, Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), "<svg width=\"1\">");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn plot_replaces_an_existing_file() {
    let folder = TempDir::new().unwrap();
    let [new, old] = ["new.svg", "old.svg"].map(|name| folder.path().join(name));
    fs::write(&old, "<svg width=\"".to_owned() + &"old".repeat(100_000)).unwrap();
    for path in [&new, &old] {
        assert_eq!(run_on(&["stats", "-", "--svg", path.to_str().unwrap()], PAGE).status, Some(0));
    }
    assert_eq!(fs::read_to_string(&new).unwrap(), fs::read_to_string(&old).unwrap());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

/// A shell puts the names of pages for `--svg *.md`.
#[test]
fn plot_does_not_replace_a_page() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("a.md");
    fs::write(&page, PAGE).unwrap();
    let path = page.to_str().unwrap();
    let Run { status, out, err } = run_on(&["stats", "-", "--svg", path], PAGE);
    let expected = format!("error: {path}: the file is not a plot, so it is not replaced\n");
    assert_eq!((status, out.as_str(), err), (Some(2), "", expected));
    assert_eq!(fs::read_to_string(&page).unwrap(), PAGE);
}

/// A temporary file would be readable for its owner only.
#[cfg(unix)]
#[test]
fn plot_has_the_permissions_of_a_new_file() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let [plot, other] = ["votes.svg", "other"].map(|name| folder.path().join(name));
    fs::write(&other, "").unwrap();
    assert_eq!(run_on(&["stats", "-", "--svg", plot.to_str().unwrap()], PAGE).status, Some(0));
    let mode = |path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&plot), mode(&other));
}

#[test]
fn plot_without_a_folder_goes_to_the_current_one() {
    let folder = TempDir::new().unwrap();
    let page = folder.path().join("a.md");
    fs::write(&page, PAGE).unwrap();
    let mut stats = program(&["stats", "a.md", "--svg", "votes.svg"]);
    let Run { status, err, .. } = stats.current_dir(folder.path()).output().unwrap().into();
    assert_eq!((status, err.as_str()), (Some(0), ""));
    assert!(folder.path().join("votes.svg").is_file());
}

#[test]
fn unreadable_page_does_not_stop_the_others() {
    let Run { status, out, err } = run_on(&["stats", "none.md", "-"], PAGE);
    assert_eq!((status, out.as_str()), (Some(2), TABLE));
    assert!(err.starts_with("error: none.md: "), "{err}");
}

#[cfg(unix)]
#[test]
fn control_characters_in_a_path_are_escaped() {
    let Run { err, .. } = run_on(&["stats", "-", "--svg", "none\u{1b}[2J/votes.svg"], PAGE);
    assert!(err.starts_with("error: none\\u{1b}[2J/votes.svg: cannot write: "), "{err}");
}
