//! Tests of `import`.

use std::fs;

use daily_papers::Digest;

use crate::run::{Folder, Run, run, run_on, text};

/// Two papers, and two objects that a page cannot contain.
const ANSWER: &str = r#"[
    {"paper": {"id": "2405.00001", "title": "종이 배\n 접기", "authors": [{"name": "김가람"}], "upvotes": 3},
     "thumbnail": "https://example.org/a.png"},
    {"paper": {"id": "hello", "title": "Not a Paper"}},
    {"paper": {"id": "2405.00002", "title": "Tin Whistles", "upvotes": 31}},
    {"paper": {"id": "2405.00003", "title": "A Broken Object", "upvotes": "many\u001b[2J"}}
]"#;
const LISTED: &str = "\
## Daily Papers (2024-05-29)

### [종이 배 접기](https://arxiv.org/abs/2405.00001)

![](https://example.org/a.png)

Vote: 3

Authors: 김가람

### [Tin Whistles](https://arxiv.org/abs/2405.00002)

Vote: 31

";
const ARGUMENTS: [&str; 5] = ["import", "--date", "2024-05-29", "--order", "listed"];

/// Returns the answer without the objects that are refused.
fn sound() -> String {
    let objects: Vec<serde_json::Value> = serde_json::from_str(ANSWER).unwrap();
    serde_json::json!([objects[0], objects[2]]).to_string()
}

fn import(arguments: &[&str], answer: &str) -> Run {
    run_on(&[&ARGUMENTS, arguments, &["-"]].concat(), answer)
}

#[test]
fn page_is_printed_in_either_order() {
    assert_eq!(import(&[], &sound()), Run { status: Some(0), out: LISTED.to_owned(), err: String::new() });
    let folder = Folder::new();
    let file = folder.file("answer.json", sound());
    let voted = run(&["import", "--date", "2024-05-29", "--order", "votes", &file]).out;
    let titles: Vec<_> =
        voted.parse::<Digest>().unwrap().papers.iter().map(|paper| paper.title.to_string()).collect();
    assert_eq!(titles, ["Tin Whistles", "종이 배 접기"]);
}

#[test]
fn refused_objects_are_findings() {
    let Run { status, out, err } = import(&[], ANSWER);
    assert_eq!((status, out.as_str()), (Some(1), LISTED));
    let errors: Vec<_> = err.lines().collect();
    assert_eq!(errors.len(), 2, "{err}");
    assert_eq!(
        errors[0],
        "error: -: object 1 (hello): `paper.id`: expected an arXiv identifier, found `hello`"
    );
    assert!(errors[1].starts_with("error: -: object 3 (2405.00003): `paper.upvotes`: "), "{err}");
    assert!(!err.contains('\u{1b}'));
}

#[test]
fn answer_that_is_not_a_list_is_unread() {
    for answer in ["", "{}", "[", "<html>"] {
        let Run { status, out, err } = import(&[], answer);
        assert_eq!((status, out.as_str()), (Some(2), ""), "{answer}");
        assert!(err.starts_with("error: -: ") && err.lines().count() == 1, "{err}");
    }
}

#[test]
fn error_of_the_api_is_said() {
    for (answer, message) in [
        (r#"{"error": "Too many requests\u001b"}"#, "Too many requests\\u{1b}"),
        (r#"{"error": null, "message": {"code": 429}}"#, r#"{"code":429}"#),
    ] {
        let Run { status, out, err } = import(&[], answer);
        assert_eq!((status, out.as_str()), (Some(2), ""));
        let expected = "error: -: expected the papers of a day, found an error of the API";
        assert_eq!(err, format!("{expected}: {message}\n"));
    }
}

#[test]
fn object_instead_of_an_answer_is_said() {
    let expected = "error: -: expected a list of the papers of a day, found an object\n";
    for answer in ["{}", r#"{"papers": []}"#, r#"{"error": null}"#] {
        assert_eq!(import(&[], answer).err, expected);
    }
}

#[test]
fn answer_without_papers_makes_no_page() {
    let folder = Folder::new();
    let path = folder.path("new/a.md");
    let old = folder.file("old.md", "# Archive\n");
    for (answer, errors) in [("[]", 1), (r#"[{"paper": {"id": "hello", "title": "A"}}, 3]"#, 3)] {
        for arguments in [&[][..], &["--out", &path], &["--out", &old, "--append"]] {
            let Run { status, out, err } = import(arguments, answer);
            assert_eq!((status, out.as_str(), err.lines().count()), (Some(1), "", errors), "{err}");
            assert!(err.ends_with("error: -: no papers, so there is no page\n"), "{err}");
        }
    }
    assert_eq!((folder.names(), text(&old)), (vec!["old.md".to_owned()], "# Archive\n".to_owned()));
}

#[test]
fn answer_of_another_day_is_refused() {
    let paper = |id, at| serde_json::json!({"paper": {"id": id, "title": "A", "submittedOnDailyAt": at}});
    let folder = Folder::new();
    let path = folder.path("new/a.md");
    let here = paper("2405.00001", "2024-05-29T23:59:59.000Z");
    let there = paper("2405.00002", "2024-05-30T00:00:00.000Z");
    let Run { status, out, err } = import(&["--out", &path], &serde_json::json!([here, there]).to_string());
    assert_eq!((status, out.as_str()), (Some(1), ""));
    assert_eq!(err, "error: -: 2405.00002 was listed on 2024-05-30, so the answer is not of 2024-05-29\n");
    assert_eq!(folder.names(), Vec::<String>::new());
    assert_eq!(import(&[], &serde_json::json!([here]).to_string()).status, Some(0));
}

#[test]
fn folder_is_not_a_page() {
    let folder = Folder::new();
    for append in [&["--out"][..], &["--append", "--out"]] {
        let Run { status, err, .. } = import(&[append, &[&folder.path("")]].concat(), &sound());
        let expected = format!("error: {}: expected a file, found a folder\n", folder.path(""));
        assert_eq!((status, err), (Some(2), expected));
    }
}

/// What a page cannot contain, or should not, is left out, and the paper stays.
#[test]
fn losses_are_notes() {
    let answer = serde_json::json!([{
        "paper": {
            "id": "2405.00001",
            "title": "A\u{1b}[2J Study",
            "authors": [{"name": "Bo, Li"}, {"name": "Ann"}, {"name": "Ann"}, {"name": "\u{202e}Eve"}, {"name": "Cy, D"}],
        },
        "thumbnail": "javascript:x()",
    }]);
    let Run { status, out, err } = import(&[], &answer.to_string());
    assert_eq!(status, Some(0));
    assert!(
        out.contains("### [A[2J Study](") && out.contains("\nAuthors: Bo Li, Ann, Ann, Eve, Cy D\n"),
        "{out}"
    );
    assert!(!out.contains("![]("), "{out}");
    assert_eq!(err.lines().count(), 5, "{err}");
    for key in ["paper.title", "paper.authors[].name", "thumbnail"] {
        assert!(err.contains(&format!("note: -: object 0 (2405.00001): `{key}`: expected ")), "{err}");
    }
    assert!(!(out + &err).contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn summaries_become_items() {
    let folder = Folder::new();
    let object = r#"{"Z": "둘째\n줄", "A": ["x", "y"]}"#;
    let fenced = serde_json::json!("```json\n{\"**What's New**\": \"$\\frac{1}{2}$\"}\n```");
    let path = folder.file(
        "ko.json",
        format!("{{\"2405.00001v2\": {object}, \"2405.00002\": {fenced}, \"2405.09999\": {{\"A\": \"b\"}}}}"),
    );
    let Run { status, out, err } = import(&["--summaries", &path], &sound());
    assert_eq!(status, Some(0));
    let digest: Digest = out.parse().unwrap();
    let items =
        |paper: usize| digest.papers[paper].summary.iter().map(ToString::to_string).collect::<Vec<_>>();
    // The labels keep their order.
    assert_eq!(items(0), ["***Z***: 둘째\n줄", "***A***: \n  - x\n  - y"]);
    assert_eq!(items(1), [r"***What's New***: $\frac{1}{2}$"]);
    assert!(err.lines().all(|line| line.starts_with("note: ")), "{err}");
    assert!(err.contains("note: 2405.09999: the digest does not have the paper of this summary\n"), "{err}");
}

#[test]
fn refused_summaries_are_findings() {
    let folder = Folder::new();
    let path = folder.file("ko.json", r#"{"2405.00001": "no object", "x\u001b": {}, "2405.00002": 3}"#);
    let Run { status, out, err } = import(&["--summaries", &path], &sound());
    assert_eq!((status, out.as_str()), (Some(1), LISTED));
    assert_eq!(err.lines().filter(|line| line.starts_with(&format!("error: {path}: "))).count(), 3, "{err}");
    assert!(!err.contains('\u{1b}'));
    for summaries in [folder.file("list.json", "[]"), folder.path("none.json")] {
        let Run { status, out, err } = import(&["--summaries", &summaries], &sound());
        assert_eq!((status, out.as_str()), (Some(2), ""));
        assert!(err.starts_with(&format!("error: {summaries}: ")), "{err}");
    }
}

#[test]
fn second_summary_of_a_paper_is_a_finding() {
    let folder = Folder::new();
    let path = folder.file("ko.json", r#"{"2405.00001": {"A": "first"}, "2405.00001v2": {"A": "second"}}"#);
    let Run { status, out, err } = import(&["--summaries", &path], &sound());
    assert!(status == Some(1) && out.contains("- ***A***: first\n"), "{out}");
    assert_eq!(err, format!("error: {path}: 2405.00001v2: another key is an identifier of the paper\n"));
}

#[test]
fn existing_file_is_not_overwritten() {
    let folder = Folder::new();
    let path = folder.path("2024/05/29.md");
    let fine = Run { status: Some(0), out: String::new(), err: String::new() };
    assert_eq!(import(&["--out", &path], &sound()), fine);
    assert_eq!(text(&path), LISTED);
    fs::write(&path, "mine").unwrap();
    let Run { status, out, err } = import(&["--out", &path], &sound());
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert_eq!(err, format!("error: {path}: the file exists; --append adds the digest to a page\n"));
    assert_eq!(text(&path), "mine");
    assert_eq!(fs::read_dir(folder.path("2024/05")).unwrap().count(), 1);
}

#[test]
fn digest_is_appended_once() {
    let folder = Folder::new();
    let path = folder.file("a.md", "## Daily Papers (2024-05-28)\n\n### [A](b)\n\n- 요약");
    let append = ["--out", &path, "--append"];
    assert_eq!(import(&append, &sound()).status, Some(0));
    assert_eq!(text(&path), format!("## Daily Papers (2024-05-28)\n\n### [A](b)\n\n- 요약\n\n{LISTED}"));
    let before = text(&path);
    let Run { status, err, .. } = import(&append, &sound());
    assert_eq!((status, err), (Some(1), format!("error: {path}: the page has a digest of 2024-05-29\n")));
    assert_eq!(text(&path), before);
    // It stands after the last digest, before the prose.
    let readme = folder.file("README.md", "## Daily Papers (2024-05-28)\n\n## License\n");
    assert_eq!(import(&["--out", &readme, "--append"], &sound()).status, Some(0));
    assert_eq!(text(&readme), format!("## Daily Papers (2024-05-28)\n\n{LISTED}## License\n"));
    // Without a page, it is written.
    let new = folder.path("new/b.md");
    assert_eq!(import(&["--out", &new, "--append"], &sound()).status, Some(0));
    assert_eq!(text(&new), LISTED);
}

#[cfg(unix)]
#[test]
fn links_are_followed_or_refused() {
    use std::os::unix::fs::symlink;

    let folder = Folder::new();
    let target = folder.file("a.md", "# Archive\n\n");
    symlink(&target, folder.path("link.md")).unwrap();
    assert_eq!(import(&["--out", &folder.path("link.md"), "--append"], &sound()).status, Some(0));
    assert!(fs::symlink_metadata(folder.path("link.md")).unwrap().is_symlink());
    assert_eq!(text(&target), format!("# Archive\n\n{LISTED}"));
    // A link to nothing is neither a page nor a place for one.
    symlink(folder.path("none.md"), folder.path("broken.md")).unwrap();
    for arguments in
        [&["--out", &folder.path("broken.md")][..], &["--append", "--out", &folder.path("broken.md")]]
    {
        assert_eq!(import(arguments, &sound()).status, Some(2));
    }
    assert_eq!(folder.names(), ["a.md", "broken.md", "link.md"]);
}

/// The kernel's folder is read-only for each user, the superuser included.
#[cfg(target_os = "linux")]
#[test]
fn read_only_directory_is_an_error() {
    let Run { status, out, err } = import(&["--out", "/proc/29.md"], &sound());
    assert_eq!((status, out.as_str()), (Some(2), ""));
    assert!(err.starts_with("error: /proc/29.md: cannot write: "), "{err}");
}

#[test]
fn invalid_arguments_are_refused() {
    let full = ["import", "--date", "2024-05-29", "--order", "votes"];
    for arguments in [
        &["import", "-"][..],
        &["import", "--date", "2024-02-30", "--order", "votes", "-"],
        &["import", "--date", "2024-05-29", "--order", "date", "-"],
        &["import", "--date", "2024-05-29", "-"],
        &full,
        &[&full[..], &["--append", "-"]].concat(),
    ] {
        let Run { status, out, .. } = run_on(arguments, "[]");
        assert_eq!((status, out.as_str()), (Some(2), ""), "{arguments:?}");
    }
}
