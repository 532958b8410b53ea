//! Tests the JSON of a digest, and a binary format.

use daily_papers::{Date, Digest, Item, Link, Media, Paper, Title, VideoLink, Votes};

/// Returns a digest with a paper of every shape, and its JSON.
fn every_shape() -> (Digest, String) {
    let paper = |title: &str| Paper::new(Title::new(title).unwrap(), Link::new("b").unwrap());
    let mut full = paper("A \"Study\"");
    full.media = Some(Media::Image(Link::new("https://x.org/한.png").unwrap()));
    full.votes = Some(Votes::Count(180));
    full.authors = ["Ada Byron", "+", ""].map(|author| author.parse().unwrap()).into();
    full.summary =
        ["x\n  - y", "***k***: z", "**k**: z", "***k***: "].map(|item| item.parse().unwrap()).into();
    let mut video = paper("");
    video.media = Some(Media::Video(VideoLink::new("/v.mp4").unwrap()));
    video.votes = Some(Votes::Unknown);
    let json = concat!(
        r#"{"date":"2024-04-23","papers":["#,
        r#"{"title":"A \"Study\"","url":"b","media":{"image":"https://x.org/한.png"},"votes":180,"#,
        r#""authors":["Ada Byron","+",""],"summary":[{"text":"x\n  - y"},{"label":"k","text":"z"},"#,
        r#"{"label":"k","emphasis":"strong","text":"z"},{"label":"k","text":""}]},"#,
        r#"{"title":"","url":"b","media":{"video":"/v.mp4"},"votes":null,"authors":[],"summary":[]},"#,
        r#"{"title":"C","url":"b","authors":[],"summary":[]}]}"#,
    );
    (Digest::new(Date::new(2024, 4, 23).unwrap(), vec![full, video, paper("C")]), json.to_owned())
}

/// Returns a digest of one paper with these additional keys.
fn paper(keys: &str) -> String {
    format!(r#"{{"date":"2024-04-23","papers":[{{"title":"A","url":"b","authors":[],"summary":[]{keys}}}]}}"#)
}

/// Returns a digest of one paper with one item of these keys.
fn item(keys: &str) -> String {
    format!(
        r#"{{"date":"2024-04-23","papers":[{{"title":"A","url":"b","authors":[],"summary":[{{{keys}}}]}}]}}"#
    )
}

/// Returns the only paper of a digest.
#[track_caller]
fn read(json: &str) -> Paper {
    serde_json::from_str::<Digest>(json).unwrap().papers.remove(0)
}

/// Asserts that a text is not a digest, and the message without its position.
#[track_caller]
fn refuses(json: &str, sentence: &str) {
    let error = serde_json::from_str::<Digest>(json).unwrap_err().to_string();
    let (found, place) = error.split_once(" at line ").unwrap_or((&error, ""));
    assert_eq!(found, sentence, "{json}");
    assert!(place.starts_with("1 column "), "{error}");
}

#[test]
fn json_of_every_shape_roundtrips() {
    let (digest, json) = every_shape();
    assert_eq!(serde_json::to_string(&digest).unwrap(), json);
    assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
    let value = serde_json::to_value(&digest).unwrap();
    assert_eq!(serde_json::from_value::<Digest>(value).unwrap(), digest);
}

#[test]
fn json_of_the_page_that_shows_almost_everything() {
    let page = concat!(
        "## Daily Papers (2024-04-23)\n\n",
        "### [Phi-3 Technical Report: A Highly Capable ... on Your Phone](https://arxiv.org/abs/2404.14219)\n\n",
        "![](https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2404.14219.png)\n\n",
        "Vote: 180\n\nAuthors: Harkirat Behl, Jyoti Aneja, +, Nguyen Bach\n\n",
        "- an item of the summary without a label\n- ***What's New***: an item with a label\n",
        "- **What's New**: one whose label stood between two asterisks\n\n",
    );
    let json = concat!(
        r#"{"date":"2024-04-23","papers":[{"title":"Phi-3 Technical Report: A Highly Capable ... on Your Phone","#,
        r#""url":"https://arxiv.org/abs/2404.14219","#,
        r#""media":{"image":"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2404.14219.png"},"#,
        r#""votes":180,"authors":["Harkirat Behl","Jyoti Aneja","+","Nguyen Bach"],"#,
        r#""summary":[{"text":"an item of the summary without a label"},"#,
        r#"{"label":"What's New","text":"an item with a label"},"#,
        r#"{"label":"What's New","emphasis":"strong","text":"one whose label stood between two asterisks"}]}]}"#,
    );
    let digest: Digest = page.parse().unwrap();
    assert_eq!(serde_json::to_string(&digest).unwrap(), json);
    assert_eq!(serde_json::from_str::<Digest>(json).unwrap().to_string(), page);
}

#[test]
fn json_keys_are_read_in_any_order() {
    let json = r#"{"papers":[{"summary":[{"text":"x","emphasis":"strong","label":"k"}],"authors":[],"votes":3,"url":"b","title":"A"}],
                   "date":"2024-04-23"}"#;
    let paper = read(json);
    assert_eq!((paper.votes, paper.summary[0].to_string().as_str()), (Some(Votes::Count(3)), "**k**: x"));
    assert_eq!(
        read(
            r#"{"d\u0061te":"2024-04-23","papers":[{"title":"\uac00","url":"b","authors":[],"summary":[]}]}"#
        )
        .title,
        "가"
    );
}

#[test]
fn json_votes_absent_null_and_number_differ() {
    assert_eq!(read(&paper("")).votes, None);
    assert_eq!(read(&paper(r#","votes":null"#)).votes, Some(Votes::Unknown));
    assert_eq!(read(&paper(r#","votes":0"#)).votes, Some(Votes::Count(0)));
    assert_eq!(read(&paper(r#","votes":18446744073709551615"#)).votes, Some(Votes::Count(u64::MAX)));
}

#[test]
fn json_votes_of_wrong_type_are_refused() {
    for (votes, problem) in [
        ("-1", "invalid value: integer `-1`, expected a number of votes or null"),
        ("1.5", "invalid type: floating point `1.5`, expected a number of votes or null"),
        (r#""3""#, "invalid type: string \"3\", expected a number of votes or null"),
        (r#""-""#, "invalid type: string \"-\", expected a number of votes or null"),
        ("true", "invalid type: boolean `true`, expected a number of votes or null"),
        ("[3]", "invalid type: sequence, expected a number of votes or null"),
    ] {
        refuses(&paper(&format!(r#","votes":{votes}"#)), &format!("`papers`: `votes`: {problem}"));
    }
    let error = serde_json::from_str::<Digest>(&paper(r#","votes":18446744073709551616"#)).unwrap_err();
    assert!(error.to_string().starts_with("`papers`: `votes`: "), "{error}");
}

#[test]
fn json_that_is_not_an_object_is_refused() {
    refuses("3", "invalid type: integer `3`, expected a digest");
}

#[test]
fn json_unknown_key_is_refused() {
    refuses(r#"{"date":"2024-04-23","papers":[],"x":1}"#, "unknown field `x`, expected `date` or `papers`");
    let keys = "expected one of `title`, `url`, `media`, `votes`, `authors`, `summary`";
    refuses(&paper(r#","Title":"A""#), &format!("`papers`: unknown field `Title`, {keys}"));
    let keys = "expected one of `label`, `emphasis`, `text`";
    refuses(
        &item(r#""text":"x","strong":true"#),
        &format!("`papers`: `summary`: unknown field `strong`, {keys}"),
    );
    let problem = "`papers`: `media`: unknown variant `src`, expected `image` or `video`";
    refuses(&paper(r#","media":{"src":"a"}"#), problem);
}

#[test]
fn json_missing_key_is_refused() {
    refuses(r#"{"papers":[]}"#, "missing field `date`");
    refuses(r#"{"date":"2024-04-23"}"#, "missing field `papers`");
    let without = |key: &str| {
        let keys = ["\"title\":\"A\"", "\"url\":\"b\""];
        let keys: Vec<_> = keys.into_iter().filter(|each| !each.contains(key)).collect();
        format!(r#"{{"date":"2024-04-23","papers":[{{{}}}]}}"#, keys.join(","))
    };
    for key in ["title", "url"] {
        refuses(&without(key), &format!("`papers`: missing field `{key}`"));
    }
    refuses(&item(r#""label":"k""#), "`papers`: `summary`: missing field `text`");
    refuses(&item(""), "`papers`: `summary`: missing field `text`");
}

#[test]
fn json_authors_and_summary_absent_are_empty() {
    let paper = read(r#"{"date":"2024-04-23","papers":[{"title":"A","url":"b"}]}"#);
    assert_eq!((paper.authors, paper.summary), (vec![], vec![]));
}

#[test]
fn json_doubled_key_is_refused() {
    refuses(r#"{"date":"2024-04-23","date":"2024-04-23","papers":[]}"#, "duplicate field `date`");
    refuses(r#"{"date":"2024-04-23","papers":[],"papers":[]}"#, "duplicate field `papers`");
    for (key, value) in [("title", r#""A""#), ("url", r#""b""#), ("authors", "[]"), ("summary", "[]")] {
        refuses(&paper(&format!(r#","{key}":{value}"#)), &format!("`papers`: duplicate field `{key}`"));
    }
    refuses(&paper(r#","votes":null,"votes":null"#), "`papers`: duplicate field `votes`");
    refuses(&paper(r#","media":{"image":"a"},"media":{"image":"a"}"#), "`papers`: duplicate field `media`");
    for (key, value) in [("label", "k"), ("emphasis", "strong"), ("text", "x")] {
        let json = item(&format!(r#""label":"k","emphasis":"strong","text":"x","{key}":"{value}""#));
        refuses(&json, &format!("`papers`: `summary`: duplicate field `{key}`"));
    }
    assert!(serde_json::from_str::<Digest>(&paper(r#","media":{"image":"a","video":"b"}"#)).is_err());
}

#[test]
fn json_value_of_wrong_type_is_refused() {
    for (json, problem) in [
        (
            r#"{"date":20240423,"papers":[]}"#,
            "`date`: invalid type: integer `20240423`, expected a date as YYYY-MM-DD",
        ),
        (r#"{"date":null,"papers":[]}"#, "`date`: invalid type: null, expected a date as YYYY-MM-DD"),
        (r#"{"date":"2024-04-23","papers":{}}"#, "`papers`: invalid type: map, expected a sequence"),
        (r#"{"date":"2024-04-23","papers":null}"#, "`papers`: invalid type: null, expected a sequence"),
        (
            r#"{"date":"2024-04-23","papers":[{"title":1}]}"#,
            "`papers`: `title`: invalid type: integer `1`, expected a title",
        ),
        (
            r#"{"date":"2024-04-23","papers":[{"url":null}]}"#,
            "`papers`: `url`: invalid type: null, expected a link",
        ),
        (
            r#"{"date":"2024-04-23","papers":[{"authors":"A, B"}]}"#,
            "`papers`: `authors`: invalid type: string \"A, B\", expected a sequence",
        ),
        (
            r#"{"date":"2024-04-23","papers":[{"authors":[1]}]}"#,
            "`papers`: `authors`: invalid type: integer `1`, expected an author",
        ),
        (
            r#"{"date":"2024-04-23","papers":[{"media":{"image":1}}]}"#,
            "`papers`: `media`: `image`: invalid type: integer `1`, expected a link",
        ),
        (
            r#"{"date":"2024-04-23","papers":[{"media":{"video":null}}]}"#,
            "`papers`: `media`: `video`: invalid type: null, expected a video's link",
        ),
    ] {
        refuses(json, problem);
    }
}

#[test]
fn json_type_errors_do_not_name_private_types() {
    for (json, key) in [
        (r#"[1]"#, ""),
        (r#"{"date":"2024-04-23","papers":["A"]}"#, "`papers`: "),
        (r#"{"date":"2024-04-23","papers":[{"summary":["x"]}]}"#, "`papers`: `summary`: "),
        (r#"{"date":"2024-04-23","papers":[{"media":3}]}"#, "`papers`: `media`: "),
    ] {
        let error = serde_json::from_str::<Digest>(json).unwrap_err().to_string();
        assert!(error.starts_with(key) && !error.contains("Form"), "{error}");
    }
}

#[test]
fn json_null_is_not_absence() {
    for (json, key) in [
        (paper(r#","media":null"#), "media"),
        (paper(r#","media":{}"#), "media"),
        (paper(r#","media":"image""#), "media"),
        (paper("").replace(r#""authors":[]"#, r#""authors":null"#), "authors"),
        (paper("").replace(r#""summary":[]"#, r#""summary":null"#), "summary"),
        (item(r#""text":"x","label":null"#), "label"),
        (item(r#""text":"x","label":"k","emphasis":null"#), "emphasis"),
        (item(r#""text":null"#), "text"),
    ] {
        let error = serde_json::from_str::<Digest>(&json).unwrap_err().to_string();
        assert!(error.contains(&format!("`{key}`: ")), "{error}");
    }
}

#[test]
fn json_emphasis_is_strong_or_absent() {
    assert_eq!(
        read(&item(r#""label":"k","emphasis":"strong","text":"x""#)).summary[0].to_string(),
        "**k**: x"
    );
    assert_eq!(read(&item(r#""label":"k","text":"x""#)).summary[0].to_string(), "***k***: x");
    let json = item(r#""label":"k","emphasis":"strongemphasis","text":"x""#);
    refuses(&json, "`papers`: `summary`: `emphasis`: an emphasis must be `strong` or absent");
    let json = item(r#""emphasis":"strong","text":"x""#);
    refuses(&json, "`papers`: `summary`: `emphasis`: an item without a label has no emphasis");
}

#[test]
fn json_value_that_cannot_be_printed_is_refused() {
    let date = "a date must be a day of the calendar, as YYYY-MM-DD, in the years 0000 to 9999";
    for day in ["2023-02-29", "", "2024-4-23", "today"] {
        refuses(&format!(r#"{{"date":"{day}","papers":[]}}"#), &format!("`date`: {date}"));
    }
    for (keys, problem) in [
        (r#""title":"a\nb""#, "`title`: a title cannot hold a line break (at byte 1)"),
        (r#""url":"a b""#, "`url`: a link cannot hold white space (at byte 1)"),
        (r#""url":"a](b""#, "`url`: a link cannot hold `](` (at byte 1)"),
        (r#""authors":["A","B, C"]"#, "`authors`: an author cannot hold `, ` (at byte 1)"),
        (r#""authors":["A\n"]"#, "`authors`: an author cannot hold a line break (at byte 1)"),
        (r#""authors":["[A"]"#, "`authors`: an author cannot open with `[` (at byte 0)"),
        (r#""authors":["A\r"]"#, "`authors`: an author cannot end in a carriage return (at byte 1)"),
        (r#""media":{"image":"a b"}"#, "`media`: `image`: a link cannot hold white space (at byte 1)"),
        (r#""media":{"video":"a](b"}"#, "`media`: `video`: a link cannot hold `](` (at byte 1)"),
        (r#""media":{"video":"a\"b"}"#, "`media`: `video`: a video's link cannot hold `\"` (at byte 1)"),
    ] {
        refuses(
            &format!(r#"{{"date":"2024-04-23","papers":[{{{keys}}}]}}"#),
            &format!("`papers`: {problem}"),
        );
    }
    for (keys, problem) in [
        (r#""label":"","text":"x""#, "`label`: a label cannot be empty"),
        (r#""label":"a*","text":"x""#, "`label`: a label cannot hold `*` (at byte 1)"),
        (r#""label":"a\n","text":"x""#, "`label`: a label cannot hold a line break (at byte 1)"),
        (r#""text":"a\n\nb""#, "`text`: a further line of an item cannot be empty (at byte 2)"),
        (
            r#""label":"k","text":"a\n- b""#,
            "`text`: a further line of an item cannot open with `- `, `# `, `## ` or `### ` (at byte 2)",
        ),
        (r#""text":"\r""#, "`text`: no line of an item can end in a carriage return (at byte 0)"),
        (
            r#""text":"**a**: b""#,
            "`text`: the text of an item without a label cannot open like a label (at byte 0)",
        ),
    ] {
        refuses(&item(keys), &format!("`papers`: `summary`: {problem}"));
    }
}

#[test]
fn json_array_is_not_an_object() {
    let paper = r#"{"title":"A","url":"b","authors":[],"summary":[]}"#;
    for json in [
        r#"["2024-04-23",[]]"#.to_owned(),
        r#"{"date":"2024-04-23","papers":[["A","b",{"image":"i"},3,[],[]]]}"#.to_owned(),
        format!(
            r#"{{"date":"2024-04-23","papers":[{}]}}"#,
            paper.replace(r#""summary":[]"#, r#""summary":[["k","strong","x"]]"#)
        ),
    ] {
        assert!(serde_json::from_str::<Digest>(&json).is_err(), "{json}");
    }
}

#[test]
fn json_of_an_emphasis_is_a_string() {
    let json = item(r#""label":"k","emphasis":{"strong":null},"text":"x""#);
    assert!(serde_json::from_str::<Digest>(&json).is_err());
}

#[test]
fn parts_roundtrip_through_json() {
    let date: Date = serde_json::from_str(r#""2024-04-23""#).unwrap();
    assert_eq!(serde_json::to_string(&date).unwrap(), r#""2024-04-23""#);
    let id: daily_papers::ArxivId = serde_json::from_str(r#""math.GT/0309136v2""#).unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), r#""math/0309136v2""#);
    assert_eq!(serde_json::from_str::<Votes>("null").unwrap(), Votes::Unknown);
    assert_eq!(serde_json::to_string(&Votes::Count(3)).unwrap(), "3");
    let item: Item = serde_json::from_str(r#"{"text":"x"}"#).unwrap();
    assert_eq!(item, Item::new("x").unwrap());
    let media = Media::Video(VideoLink::new("v").unwrap());
    assert_eq!(serde_json::to_string(&media).unwrap(), r#"{"video":"v"}"#);
    assert_eq!(serde_json::from_str::<Media>(r#"{"video":"v"}"#).unwrap(), media);
}

#[test]
fn binary_format_roundtrips() {
    let (digest, _) = every_shape();
    let bytes = postcard::to_allocvec(&digest).unwrap();
    assert_eq!(postcard::from_bytes::<Digest>(&bytes).unwrap(), digest);

    let mut paper = digest.papers[2].clone();
    let mut seen = Vec::new();
    for votes in [None, Some(Votes::Unknown), Some(Votes::Count(0)), Some(Votes::Count(u64::MAX))] {
        paper.votes = votes;
        let bytes = postcard::to_allocvec(&paper).unwrap();
        assert_eq!(postcard::from_bytes::<Paper>(&bytes).unwrap(), paper);
        assert!(!seen.contains(&bytes));
        seen.push(bytes);
    }
}

#[test]
fn binary_format_refuses_what_cannot_be_printed() {
    assert_eq!(postcard::from_bytes::<Title>(b"\x03a b").unwrap(), "a b");
    assert!(postcard::from_bytes::<Title>(b"\x03a\nb").is_err());
    assert!(postcard::from_bytes::<Link>(b"\x03a b").is_err());
    assert_eq!(postcard::from_bytes::<Item>(b"\x01\x04text\x01x").unwrap(), Item::new("x").unwrap());
    assert!(postcard::from_bytes::<Item>(b"\x02\x08emphasis\x06strong\x04text\x01x").is_err());
    assert!(postcard::from_bytes::<Item>(b"\x01\x04text\x02a\r").is_err());
}

/// RON writes an option as `Some(3)`, so votes must not be an option.
#[test]
fn votes_serialize_as_a_number_not_an_option() {
    struct Text(Votes);
    impl std::fmt::Display for Text {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            serde::Serialize::serialize(&self.0, f)
        }
    }
    assert_eq!(Text(Votes::Count(3)).to_string(), "3");
}
