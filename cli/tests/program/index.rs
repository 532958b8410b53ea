//! Tests of `index`.

use std::fs;

use crate::run::{Folder, Run, run, run_on, text};

const DAYS: [&str; 2] = [
    "## Daily Papers (2025-05-08)\n\n### [Tin Whistles](https://arxiv.org/abs/2505.97408)\n\n",
    "## Daily Papers (2025-05-09)\n\n### [Boats, \"Paper\"](https://arxiv.org/abs/2505.97401)\n\n### [한](b)\n\n",
];
const INDEX: &str = "\
date,title,url
2025-05-08,Tin Whistles,https://arxiv.org/abs/2505.97408
2025-05-09,\"Boats, \"\"Paper\"\"\",https://arxiv.org/abs/2505.97401
2025-05-09,한,b
";

/// Returns an archive whose README page has the digest of the first day.
fn archive() -> Folder {
    let folder = Folder::new();
    folder.file("2025/05/08.md", DAYS[0]);
    folder.file("2025/05/09.md", DAYS[1]);
    folder.file("README.md", format!("# Archive\n\n{}## License\n", DAYS[0]));
    folder
}

#[test]
fn index_has_a_row_for_each_paper() {
    let folder = archive();
    let Run { status, out, err } = run(&["index", folder.root().to_str().unwrap()]);
    assert_eq!((status, out.as_str(), err.as_str()), (Some(0), INDEX, ""));
    let rows: Vec<_> = csv::Reader::from_reader(out.as_bytes()).into_records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[1][1]), (3, "Boats, \"Paper\""));
    assert_eq!(run_on(&["index", "-"], "# Archive\n").out, "date,title,url\n");
}

#[test]
fn index_is_written_and_the_readme_has_the_newest_digest() {
    let folder = archive();
    let (csv, readme) = (folder.path("papers_list.csv"), folder.path("README.md"));
    let arguments = ["index", "--out", &csv, "--readme", &readme, folder.root().to_str().unwrap()];
    let fine = Run { status: Some(0), out: String::new(), err: String::new() };
    assert_eq!(run(&arguments), fine);
    assert_eq!(text(&csv), INDEX);
    assert_eq!(text(&readme), format!("# Archive\n\n{}## License\n", DAYS[1]));
    let written = fs::metadata(&readme).unwrap().modified().unwrap();
    fs::write(&csv, "date,title,url\nold\n").unwrap();
    assert_eq!(run(&arguments), fine);
    assert_eq!(text(&csv), INDEX);
    assert_eq!(fs::metadata(&readme).unwrap().modified().unwrap(), written);
}

#[test]
fn unwritable_file_is_an_error_of_its_own() {
    let folder = archive();
    let root = folder.root().to_str().unwrap();
    let (none, readme) = (folder.path("none/a.csv"), folder.path("README.md"));
    let Run { status, err, .. } = run(&["index", "--out", &none, "--readme", &readme, root]);
    assert_eq!(status, Some(2));
    assert!(err.starts_with(&format!("error: {none}: cannot write: ")) && err.lines().count() == 1, "{err}");
    assert!(text(&readme).contains("2025-05-09"));
    let Run { status, out, err } = run(&["index", "--readme", &folder.path("none/a.csv"), root]);
    assert_eq!((status, out.as_str()), (Some(2), INDEX));
    assert!(err.starts_with("error: ") && !folder.root().join("none").exists(), "{err}");
}

/// A shell puts the names of pages for `--out *.md`.
#[test]
fn index_does_not_replace_a_page() {
    let folder = archive();
    let [page, readme] = ["2025/05/08.md", "README.md"].map(|name| folder.path(name));
    let Run { status, out, err } =
        run(&["index", "--readme", &readme, "--out", &page, folder.root().to_str().unwrap()]);
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert_eq!(err, format!("error: {page}: the file is not an index, so it is not replaced\n"));
    assert_eq!(text(&page), DAYS[0]);
    assert!(text(&readme).contains("2025-05-08"));
}

#[test]
fn page_with_errors_is_a_finding() {
    let folder = archive();
    folder.file("2025/05/10.md", "## Daily Papers (2025-05-10)\n\n### [A](b\n");
    folder.file("2025/05/11.md", b"\xff");
    let Run { status, out, err } = run(&["index", folder.root().to_str().unwrap()]);
    assert_eq!((status, out.as_str()), (Some(2), INDEX));
    assert!(err.starts_with("error[malformed-paper-heading]: ") && err.contains("expected UTF-8"), "{err}");
}

/// Returns the outcome of `index --readme`, without the rows.
fn set_readme(readme: &str, pages: &[&str]) -> (Option<i32>, String) {
    let Run { status, err, .. } = run(&[&["index", "--readme", readme], pages].concat());
    (status, err)
}

/// A shell puts the names of pages for `--readme archive/2025/05/*.md`.
#[test]
fn readme_is_not_the_page_of_a_day() {
    let folder = archive();
    let [day, next, new] = ["2025/05/08.md", "2025/05/09.md", "2025/05/10.md"].map(|name| folder.path(name));
    let others = ["2025-05-08.md", "20250508.md", "2025/05/12.markdown", "2025/05/13.MD"];
    let others = others.map(|name| folder.path(name));
    for path in [&day, &new].into_iter().chain(&others) {
        let expected = format!("error: {path}: not replaced, because it is the page of a day\n");
        assert_eq!(set_readme(path, &[&next]), (Some(2), expected));
    }
    assert_eq!(text(&day), DAYS[0]);
    assert_eq!(fs::read_dir(folder.path("2025/05")).unwrap().count(), 2);
}

#[test]
fn readme_is_not_one_of_the_pages() {
    let folder = archive();
    let page = folder.file("page.md", DAYS[0]);
    let expected = format!("error: {page}: not replaced, because it is one of the pages of the index\n");
    assert_eq!(set_readme(&page, &[folder.root().to_str().unwrap()]), (Some(2), expected));
    assert_eq!(text(&page), DAYS[0]);
}

#[test]
fn readme_is_a_markdown_file() {
    let folder = archive();
    for name in ["README", "README.txt", "papers_list.csv"] {
        let path = folder.file(name, "mine");
        let expected = format!("error: {path}: not replaced, because it is not a Markdown file\n");
        assert_eq!(set_readme(&path, &[folder.root().to_str().unwrap()]), (Some(2), expected));
        assert_eq!(text(&path), "mine");
    }
}

#[test]
fn newer_digest_of_the_readme_is_replaced_only_by_force() {
    let folder = archive();
    let later = DAYS[0].replace("05-08", "05-10");
    let readme = folder.file("README.md", format!("# Archive\n\n{later}## License\n"));
    let root = folder.root().to_str().unwrap().to_owned();
    let expected = format!(
        "error: {readme}: not replaced, because its digest of 2025-05-10 is newer than 2025-05-09, the newest \
         one of the archive; --force replaces it\n"
    );
    assert_eq!(set_readme(&readme, &[&root]), (Some(2), expected));
    assert!(text(&readme).contains(&later));
    assert_eq!(set_readme(&readme, &["--force", &root]), (Some(0), String::new()));
    assert_eq!(text(&readme), format!("# Archive\n\n{}## License\n", DAYS[1]));
    // Nothing else is forced.
    let day = folder.path("2025/05/08.md");
    assert_eq!(set_readme(&day, &["--force", &root]).0, Some(2));
    assert_eq!(text(&day), DAYS[0]);
}

/// The line after the items would become the votes of the paper.
#[test]
fn readme_is_kept_if_a_line_of_it_would_become_a_field() {
    let folder = archive();
    let page = format!("# Archive\n\n{}- item\n\nVote: 4\n\n## License\n", DAYS[1]);
    let readme = folder.file("README.md", &page);
    let expected = format!(
        "error: {readme}: line 11: the change would give `Vote: 4` another meaning, in the paper `한`\n"
    );
    assert_eq!(set_readme(&readme, &[folder.root().to_str().unwrap()]), (Some(2), expected));
    assert_eq!(text(&readme), page);
}

#[test]
fn readme_that_does_not_exist_is_made() {
    let folder = archive();
    let readme = folder.path("new/README.md");
    assert_eq!(set_readme(&readme, &[folder.root().to_str().unwrap()]), (Some(0), String::new()));
    assert_eq!(text(&readme), DAYS[1]);
}

#[test]
fn digest_without_papers_is_not_the_newest() {
    let folder = archive();
    let (readme, root) = (folder.path("README.md"), folder.root().to_str().unwrap().to_owned());
    folder.file("2025/05/10.md", "## Daily Papers (2025-05-10)\n\n");
    assert_eq!(set_readme(&readme, &[&root]), (Some(0), String::new()));
    assert_eq!(text(&readme), format!("# Archive\n\n{}## License\n", DAYS[1]));
    let empty = folder.file("empty.md", "## Daily Papers (2025-05-10)\n\n");
    let expected = "error: no page has papers, so the README page is not changed\n";
    assert_eq!(set_readme(&readme, &[&empty]), (Some(1), expected.to_owned()));
    // Neither is an empty digest of the README page.
    let both = format!("{}## Daily Papers (2025-05-10)\n\n## License\n", DAYS[0]);
    folder.file("README.md", both);
    assert_eq!(set_readme(&readme, &[&folder.path("2025/05/09.md")]), (Some(0), String::new()));
    assert_eq!(text(&readme), format!("{}## Daily Papers (2025-05-10)\n\n## License\n", DAYS[1]));
    let empty = folder.file("README.md", "## Daily Papers (2025-05-10)\n\n");
    assert_eq!(set_readme(&empty, &[&folder.path("2025")]), (Some(0), String::new()));
    assert_eq!(text(&empty), DAYS[1]);
}

/// A run waits for its last page, while another one sets votes and writes the README page.
#[cfg(unix)]
#[test]
fn older_reading_of_a_page_does_not_replace_a_newer_one() {
    use std::process::Command;

    let folder = archive();
    let (pipe, readme) = (folder.path("pipe"), folder.path("README.md"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let day = folder.path("2025/05/09.md");
    let mut slow = crate::run::program(&["index", "--readme", &readme, &day, &pipe]).spawn().unwrap();
    // Opening the pipe waits until the run has read the day, or reads it at the same time.
    let mut writer = fs::File::options().write(true).open(&pipe).unwrap();
    let csv = folder.file("votes.csv", "arxiv_id,votes\n2505.97401,777\n");
    assert_eq!(run(&["votes", "--csv", &csv, &day]).status, Some(0));
    assert_eq!(set_readme(&readme, &[&day]), (Some(0), String::new()));
    std::io::Write::write_all(&mut writer, b"# Archive\n").unwrap();
    drop(writer);
    assert!(slow.wait().unwrap().success());
    assert!(text(&readme).contains("\nVote: 777\n"), "{}", text(&readme));
}
