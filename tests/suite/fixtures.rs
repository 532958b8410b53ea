//! Tests on whole pages: each roundtrips, has no errors, and has the expected values.

use std::fs;
use std::path::{Path, PathBuf};

use daily_papers::{Code, Digest, Document, Emphasis, Item, Label, Media, Paper, Severity, Votes};

/// Returns every page of the two folders, with its path.
fn pages() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    for (folder, least) in [("tests/fixtures/pages", 13), ("examples/pages", 5)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let found: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(found.len() >= least, "{}", folder.display());
        paths.extend(found);
    }
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// Returns the text of a page.
fn text(name: &str) -> String {
    let file = if name.len() == "2024-04-23".len() { "examples/pages" } else { "tests/fixtures/pages" };
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file).join(name).with_extension("md"))
        .unwrap()
}

/// Returns the only digest of a page.
#[track_caller]
fn digest(name: &str) -> Digest {
    let (mut digests, _) = Digest::parse_recoverable(&text(name));
    assert_eq!(digests.len(), 1, "{name}");
    digests.remove(0)
}

/// Returns the lines and the codes of a page's warnings.
fn warnings(name: &str) -> Vec<(usize, Code)> {
    Document::parse(text(name)).diagnostics().iter().map(|each| (each.line(), each.code())).collect()
}

fn titles(digest: &Digest) -> Vec<&str> {
    digest.papers.iter().map(|paper| paper.title.as_str()).collect()
}

fn votes(digest: &Digest) -> Vec<Option<u64>> {
    digest.papers.iter().map(|paper| paper.votes.and_then(Votes::count)).collect()
}

fn authors(paper: &Paper) -> Vec<&str> {
    paper.authors.iter().map(|author| author.as_str()).collect()
}

fn labels(paper: &Paper) -> Vec<Option<&str>> {
    paper.summary.iter().map(|item| item.label().map(Label::as_str)).collect()
}

fn src(paper: &Paper) -> Option<&str> {
    paper.media.as_ref().map(Media::src)
}

/// The pages that are not in canonical form.
const OTHER_FORMS: [&str; 7] = [
    "2023-12-video.md",
    "2024-10-python-authors.md",
    "2024-10-08.md",
    "bom.md",
    "crlf.md",
    "layout.md",
    "out-of-order.md",
];

#[test]
fn every_page_roundtrips() {
    for (path, text) in pages() {
        let document = Document::parse(text.as_str());
        assert_eq!(document.to_string(), text, "{}", path.display());
        let lines: Vec<_> = document.lines().map(|line| line.span.text(&text).unwrap()).collect();
        assert_eq!(lines.concat(), text, "{}", path.display());
    }
}

#[test]
fn every_page_has_no_errors() {
    for (path, text) in pages() {
        let (digests, diagnostics) = Digest::parse_recoverable(&text);
        assert!(!digests.is_empty(), "{}", path.display());
        assert!(diagnostics.iter().all(|each| each.severity() < Severity::Error), "{}", path.display());
        let is_strict = digests.len() == 1 && !path.ends_with("readme-with-prose.md");
        assert_eq!(text.parse::<Digest>().is_ok(), is_strict, "{}", path.display());
    }
}

#[test]
fn every_canonical_page_prints_unchanged() {
    let mut canonical = 0;
    for (path, text) in pages() {
        let (digests, _) = Digest::parse_recoverable(&text);
        let printed: String = digests.iter().map(Digest::to_string).collect();
        if OTHER_FORMS.iter().any(|name| path.ends_with(name)) {
            assert_ne!(printed, text, "{}", path.display());
            assert_eq!(printed.parse::<Digest>().as_ref(), Ok(&digests[0]), "{}", path.display());
        } else if path.ends_with("readme-with-prose.md") {
            assert!(text.contains(&printed), "{printed}");
        } else {
            assert_eq!(printed, text, "{}", path.display());
            canonical += 1;
        }
    }
    assert!(canonical >= 10, "{canonical}");
}

#[test]
fn other_pages_print_in_canonical_form() {
    assert_eq!(digest("bom").to_string(), text("bom").trim_start_matches('\u{feff}'));
    assert_eq!(digest("crlf").to_string(), text("crlf").replace("\r\n", "\n"));
    let (bare, link) =
        ("[Watch Video]https://media.example.net/uploads/62aa/pupp3t_str1ng.mp4\n", "pupp3t_str1ng.mp4)\n");
    let page = text("2023-12-video");
    assert!(page.contains(bare) && digest("2023-12-video").to_string().contains(link));
}

#[test]
fn page_without_votes_and_labels() {
    let digest = digest("2023-11-plain-items");
    assert_eq!(digest.date.to_string(), "2023-11-22");
    assert_eq!(votes(&digest), [None; 5]);
    assert!(digest.papers.iter().all(|paper| paper.votes.is_none()));
    assert_eq!(digest.papers.iter().map(|paper| paper.summary.len()).collect::<Vec<_>>(), [4, 3, 2, 1, 3]);
    assert_eq!(authors(&digest.papers[0]), ["Ha-eun Sung", "Piotr Wąsowicz", "Liang Qiongyao"]);
    assert_eq!((src(&digest.papers[1]), digest.papers[2].authors.len()), (None, 0));
    assert_eq!(src(&digest.papers[2]), Some("https://media.example.net/uploads/5f3c/Sh33p--counter_Q.jpeg"));
    assert_eq!(
        (titles(&digest)[3], digest.papers[3].url.as_str()),
        ("PaperKite", "https://arxiv.org/abs/2311.99040")
    );
}

#[test]
fn page_with_videos() {
    let digest = digest("2023-12-video");
    let is_video: Vec<_> =
        digest.papers.iter().map(|paper| matches!(paper.media, Some(Media::Video(_)))).collect();
    assert_eq!(is_video, [true, true, true, false, true]);
    let names: Vec<_> = digest.papers.iter().filter_map(|paper| src(paper)?.rsplit('/').next()).collect();
    assert_eq!(
        names,
        ["L4ntern-walk_9Z.mp4", "pupp3t_str1ng.mp4", "frozen-rivers.webm", "cl0ck-r00m.png", "Mural.qt"]
    );
    assert_eq!(votes(&digest), [Some(31), Some(12), Some(7), Some(4), Some(0)]);
    assert_eq!(authors(&digest.papers[2])[2], "Mateus d'Ávila");
    assert_eq!(warnings("2023-12-video"), []);
}

#[test]
fn page_with_labels_in_both_emphases() {
    let digest = digest("2024-01-strong-labels");
    let emphases = |paper: &Paper| -> Vec<_> {
        paper.summary.iter().map(|item| item.label().map(Label::emphasis)).collect()
    };
    let (today, strong) = (Some(Emphasis::StrongEmphasis), Some(Emphasis::Strong));
    assert_eq!(emphases(&digest.papers[0]), [strong; 3]);
    assert_eq!(emphases(&digest.papers[1]), [today, strong, today, None]);
    assert_eq!(emphases(&digest.papers[2]), [strong, today, strong, None]);
    assert_eq!(labels(&digest.papers[2]), [Some("배경"), Some("방법"), Some("결과 (요약)"), None]);
    let last = digest.papers[2].summary[3].text();
    assert_eq!(last, "**강조만 있는 문장** 은 라벨이 아니며, 콜론이 **뒤에**: 와도 마찬가지이다.");
    assert_eq!(authors(&digest.papers[2]), ["Xu Beiming", "+"]);
}

#[test]
fn page_with_almost_everything() {
    let digest = digest("2024-04-full");
    assert_eq!(
        titles(&digest),
        [
            "Sorting Out [UNSURE] Tokens (Again): When \"Maybe\" Beats \"Yes\"",
            "Learning $\\nabla^2$ Priors for Bäcklund Surfaces",
            "How [Anchors](and Targets) Break: Nested \\href in the Wild",
            "C:\\new\\table: Escapes, 'Quotes' & *Asterisks* in Prompt Files",
            "느린 눈: Große Bildmodelle für kleine Geräte – étude n° 3",
            "ReedFlute: Breath-Conditioned Audio Diffusion",
        ]
    );
    assert_eq!(votes(&digest), [Some(163), Some(47), None, Some(0), Some(5), Some(11)]);
    assert_eq!(digest.papers[2].votes, Some(Votes::Unknown));
    let names = ["Kang Mirae", "Zdeněk Hořejší", "+", "Niamh O'Shaughnessy-Vale", "Tu Anran"];
    assert_eq!(authors(&digest.papers[0]), names);
    assert_eq!(authors(&digest.papers[2])[0], "Joaquín \"Ñ. Beltrán");
    assert_eq!(src(&digest.papers[3]), Some("/avatars/c0ffee12.svg"));
    let new = ["What's New", "Technical Details", "Performance Highlights"];
    assert_eq!(labels(&digest.papers[0]), [None, Some(new[0]), Some(new[1]), Some(new[2])]);
    let nested: Vec<_> = digest.papers[0].summary[2].text().split('\n').collect();
    assert_eq!((nested.len(), nested[0]), (5, "학습은 세 단계로 이루어집니다."));
    assert_eq!(nested[3], "    - 이때 토큰의 가중치는 0.3으로 고정합니다.");
    let numbered = digest.papers[1].summary[1].text();
    let starts: Vec<_> = numbered.split('\n').map(|line| line.chars().take(2).collect::<String>()).collect();
    assert_eq!(starts, ["다음", "1)", "2)", "3)"]);
    assert_eq!(digest.papers[5].media.as_ref().map(|media| matches!(media, Media::Video(_))), Some(true));
}

#[test]
fn page_with_authors_in_python_lists() {
    let page = text("2024-10-python-authors");
    let digest = digest("2024-10-python-authors");
    let expected: [&[&str]; 5] = [
        &["Ok Da-bin", "Seán O'Grianna", "Wen Zhaoxi"],
        &["Tierney D'Arcangelo", "María Ibáñez", "Gu \"Rui\" Pengtao", "Noh Eun-gyo"],
        &["TeX\\Lab Collective", "Renée Peñalver", "N'Golo Traoré"],
        &["Solveig Bråten"],
        &["Ryu Ga-on", "Isolde van 't Hek"],
    ];
    assert_eq!(digest.papers.iter().map(authors).collect::<Vec<_>>(), expected);
    let document = Document::parse(page.as_str());
    let is_python: Vec<_> = document
        .digests()
        .flat_map(|digest| digest.papers())
        .map(|paper| paper.author_list().is_some_and(|list| list.is_python_list()))
        .collect();
    assert_eq!(is_python, [true, true, true, true, false]);
}

#[test]
fn page_with_leaked_lists() {
    let digest = digest("2024-12-leaked-lists");
    let items: Vec<&Item> = digest.papers.iter().flat_map(|paper| &paper.summary).collect();
    assert_eq!(digest.papers.iter().map(|paper| paper.summary.len()).collect::<Vec<_>>(), [3, 4, 3, 2]);
    assert!(items[0].text().ends_with("소개합니다. "));
    assert!(items[1].label().is_some() && items[1].text().starts_with("['과제는"));
    assert!(items[2].text().starts_with("{'성공률': ") && items[2].text().ends_with("들었습니다.'}"));
    let unlabelled = [items[4], items[5], items[6], items[8], items[9]];
    assert!(unlabelled.iter().all(|item| item.label().is_none()));
    assert!(items[4].text().starts_with("***Technical Details*: "));
    assert!(items[5].text().contains('\u{c}') && items[5].text().contains('\t'));
    assert!(items[6].text().starts_with("***Performance Highlights***:콜론"));
    assert_eq!(titles(&digest)[2], "Tab\tStops: Column-Aware Table Parsing");
    assert_eq!(items[10].label().map(Label::emphasis), Some(Emphasis::Strong));
}

#[test]
fn page_in_the_current_spelling() {
    let digest = digest("2025-05-today");
    assert_eq!(votes(&digest), [Some(88), Some(34), Some(12), Some(0)]);
    assert_eq!(digest.papers.iter().map(|paper| paper.authors.len()).collect::<Vec<_>>(), [5, 2, 8, 1]);
    for paper in &digest.papers {
        let expected = ["What's New", "Technical Details", "Performance Highlights"].map(Some);
        assert_eq!(labels(paper), expected);
        let id = paper.arxiv_id().unwrap();
        assert_eq!(id.abs_url(), paper.url);
        assert_eq!(src(paper), Some(&*format!("https://thumbnails.example.org/papers/{id}.png")));
    }
}

#[test]
fn views_return_arxiv_identifiers() {
    let page = text("2025-05-today");
    let document = Document::parse(&*page);
    let ids: Vec<_> = document.papers().map(|paper| paper.arxiv_id()).collect();
    let expected: Vec<_> = digest("2025-05-today").papers.iter().map(|paper| paper.arxiv_id()).collect();
    assert_eq!(ids, expected);
    assert!(ids.len() == 4 && ids.iter().all(Option::is_some));
}

#[test]
fn page_with_a_byte_order_mark() {
    let digest = digest("bom");
    assert!(text("bom").starts_with('\u{feff}'));
    assert_eq!((digest.date.to_string().as_str(), votes(&digest)), ("2024-07-12", vec![Some(30), Some(2)]));
    assert_eq!(labels(&digest.papers[1]), [None, None, Some("Performance Highlights"), None]);
}

#[test]
fn page_with_crlf() {
    let page = text("crlf");
    assert_eq!(page.matches('\n').count(), page.matches("\r\n").count());
    let digest = digest("crlf");
    let item = &digest.papers[0].summary[1];
    let starts: Vec<_> =
        item.text().split('\n').map(|line| line.chars().take(3).collect::<String>()).collect();
    assert_eq!(starts, ["학습 ", "  -", "  -", "1) ", "2) "]);
    assert!(!digest.to_string().contains('\r'));
    assert_eq!(digest.papers[1].votes, Some(Votes::Unknown));
    assert_eq!(authors(&digest.papers[1]), ["Hwangbo Sae-byeok", "+", "Cillian Ó Murchú-Reid"]);
}

#[test]
fn page_with_another_layout() {
    let digest = digest("layout");
    assert_eq!(digest.papers.iter().map(|paper| paper.summary.len()).collect::<Vec<_>>(), [2, 3, 1, 2]);
    assert_eq!(votes(&digest), [Some(10), Some(6), None, None]);
    assert_eq!((digest.papers[2].votes, digest.papers[3].votes), (Some(Votes::Unknown), None));
    assert_eq!(digest.papers[1].summary[2].text().split('\n').count(), 2);
    assert!(!text("layout").ends_with("\n\n"));
}

#[test]
fn page_with_fields_out_of_order() {
    let digest = digest("out-of-order");
    assert_eq!(votes(&digest), [Some(15), Some(33), None, Some(1)]);
    assert_eq!(digest.papers.iter().map(|paper| paper.authors.len()).collect::<Vec<_>>(), [2, 3, 2, 1]);
    assert!(digest.papers.iter().all(|paper| src(paper).is_some_and(|src| src.ends_with(".png"))));
    assert_eq!(warnings("out-of-order"), [9, 18, 29, 31].map(|line| (line, Code::FieldOrder)));
}

#[test]
fn page_with_prose() {
    let page = text("readme-with-prose");
    let digest = digest("readme-with-prose");
    assert_eq!((digest.date.to_string().as_str(), votes(&digest)), ("2025-04-28", vec![Some(23), Some(6)]));
    let document = Document::parse(page.as_str());
    let view = document.digests().next().unwrap();
    assert!(view.as_str().ends_with("않았습니다.\n\n"));
    let error = page.parse::<Digest>().unwrap_err();
    let found: Vec<_> = error.diagnostics().iter().map(|each| (each.line(), each.code())).collect();
    assert_eq!(found, [(1, Code::Prose), (37, Code::Prose)]);
}

#[test]
fn page_with_two_digests_of_one_date() {
    let (digests, _) = Digest::parse_recoverable(&text("two-digests-one-date"));
    assert_eq!(digests.iter().map(|digest| digest.date.to_string()).collect::<Vec<_>>(), ["2025-02-20"; 2]);
    assert_eq!((votes(&digests[0]), votes(&digests[1])), (vec![Some(17), Some(5)], vec![Some(41), Some(29)]));
    assert_eq!(titles(&digests[0])[0], titles(&digests[1])[1]);
}

#[test]
fn included_example_pages() {
    for (name, count, first) in [
        ("2023-11-20", 3, "Lighthouse Tuning: Steering Models with a Single Beacon Token"),
        ("2023-12-05", 3, "Windowpane: Video Diffusion Through Rainy Glass"),
        ("2024-04-23", 3, "Tern-7: A Migratory Model That Trains Where Power Is Cheap"),
        ("2024-10-08", 3, "Inkwell: Handwriting Agents That Run Dry"),
        ("2025-05-09", 6, "Nightjar: Agents That Learn While the User Sleeps"),
    ] {
        let digest = digest(name);
        assert_eq!((digest.date.to_string().as_str(), titles(&digest)[0]), (name, first));
        assert_eq!(digest.papers.len(), count);
    }
    let python = digest("2024-10-08");
    assert_eq!(authors(&python.papers[0]), ["Bong Cha-ni", "Fiachra O'Duibhne", "Inês Quarticim"]);
    assert_eq!(authors(&python.papers[1]), ["Ayşe Köroğlu", "Zhan Moyan", "Group \\R"]);
    assert_eq!(authors(&python.papers[2]), ["Noor-un-Nisa D'Lima"]);
    let tern = digest("2024-04-23");
    assert_eq!(titles(&tern)[1], "Is \"[MASK]\" All You Read? On $\\beta$-Blind Encoders (Revisited)");
    assert_eq!(
        (tern.papers[2].votes, src(&tern.papers[2])),
        (Some(Votes::Unknown), Some("/avatars/7d1e40.svg"))
    );
    assert_eq!(tern.papers[0].summary[2].text().split('\n').count(), 3);
}
