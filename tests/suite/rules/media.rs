//! The media of a paper: an image, a video link, a video player.

use daily_papers::syntax::Kind;
use daily_papers::{Code, Link, Media, VideoLink};

use super::{PAPER, WHITE_SPACE, assert_error, assert_kind, codes, digests};

const MALFORMED: Code = Code::MalformedField;

/// Returns the media of the only paper.
fn media(fields: &str) -> Option<Media> {
    digests(&format!("{PAPER}{fields}"))[0].papers[0].media.clone()
}

fn image(src: &str) -> Option<Media> {
    Some(Media::Image(Link::new(src).unwrap()))
}

fn video(src: &str) -> Option<Media> {
    Some(Media::Video(VideoLink::new(src).unwrap()))
}

#[test]
fn image_source_keeps_every_character() {
    for src in
        ["", "https://x.org/a_(b).png", "/avatars/x.svg", "a)b", "한글", "a\"b", "[x]", "[x", "\u{200b}"]
    {
        let line = format!("![]({src})");
        assert_kind(PAPER, &line, Kind::Image { alt: "", src });
        assert_eq!(media(&line), image(src));
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn image_alternative_text_is_an_error_and_the_source_is_kept() {
    for (line, alt, src) in
        [("![x](a)", "x", "a"), ("![ ](a)", " ", "a"), ("![a](b](c)", "a](b", "c"), ("![[x]](a)", "[x]", "a")]
    {
        assert_kind(PAPER, line, Kind::Image { alt, src });
        assert_error(PAPER, line, Code::ImageAlt, (3, alt), "no alternative text");
        assert_eq!(media(line), image(src));
    }
}

#[test]
fn malformed_image_is_an_error() {
    for (line, spot, expected) in [
        ("![", (3, ""), "`](` between the link's text and its target"),
        ("![]", (4, ""), "`](` between the link's text and its target"),
        ("![] (a)", (8, ""), "`](` between the link's text and its target"),
        ("![](a", (6, ""), "`)` at the end of the line"),
        ("![](a) ", (7, " "), "the end of the line"),
        ("![](a b)", (6, " "), "no white space in a link's target"),
        ("![](a \"title\")", (6, " "), "no white space in a link's target"),
    ] {
        assert_kind(PAPER, line, Kind::MalformedField(line));
        assert_error(PAPER, line, MALFORMED, spot, expected);
        assert_eq!(media(line), None);
    }
}

#[test]
fn line_that_resembles_an_image_is_unknown() {
    for line in ["!(a)", "! [](a)", "[](a)", " ![](a)", "<img src=\"a\">", "!"] {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
}

#[test]
fn source_with_white_space_of_any_kind_is_an_error() {
    for space in WHITE_SPACE.chars() {
        let found = &*space.to_string();
        let (link, src) = ("no white space in a link's target", "no white space in a video's source");
        for (line, column, expected) in [
            (format!("![](a{space}b)"), 6, link),
            (format!("[Watch Video](a{space}b)"), 16, link),
            (format!("[Watch Video]a{space}b"), 15, src),
            (format!("<div><video controls src=\"a{space}b\" muted=\"false\"></video></div>"), 28, src),
            (format!("<video src='a{space}b'></video>"), 14, src),
        ] {
            assert_kind(PAPER, &line, Kind::MalformedField(&line));
            assert_error(PAPER, &line, MALFORMED, (column, found), expected);
        }
    }
}

#[test]
fn video_link_source_keeps_every_character() {
    for src in ["", "https://x.org/a_(b).mp4", "/a.webm", "a)b", "((", "한글", "a'b", "[x]", "a]b"] {
        let line = format!("[Watch Video]({src})");
        assert_kind(PAPER, &line, Kind::VideoLink { src, bare: false });
        assert_eq!(media(&line), video(src));
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn video_link_may_lack_parentheses() {
    for src in ["https://x.org/a.mp4", "/a.webm", "a)", "a(b)", ")", "[x]", "<x>"] {
        let line = format!("[Watch Video]{src}");
        assert_kind(PAPER, &line, Kind::VideoLink { src, bare: true });
        assert_eq!(media(&line), video(src));
        assert_eq!(codes(&format!("{PAPER}{line}")), []);
    }
}

#[test]
fn malformed_video_link_is_an_error() {
    for (line, spot, expected) in [
        ("[Watch Video]", (14, ""), "`(` and the video's source"),
        ("[Watch Video](a", (16, ""), "`)` at the end of the line"),
        ("[Watch Video](", (15, ""), "`)` at the end of the line"),
        ("[Watch Video](a) ", (17, " "), "the end of the line"),
        ("[Watch Video](a\"b)", (16, "\""), "no `\"` in a video's source"),
        ("[Watch Video]a\"b", (15, "\""), "no `\"` in a video's source"),
        ("[Watch Video](a](b)", (16, "]("), "no `](` in a video's source"),
        ("[Watch Video]a](b", (15, "]("), "no `](` in a video's source"),
        ("[Watch Video] (a)", (14, " "), "no white space in a video's source"),
    ] {
        assert_kind(PAPER, line, Kind::MalformedField(line));
        assert_error(PAPER, line, MALFORMED, spot, expected);
        assert_eq!(media(line), None);
    }
}

#[test]
fn line_that_resembles_a_video_link_is_unknown() {
    for line in ["[watch video](a)", "[Watch  Video](a)", "[Watch Video", "[Watch](a)", " [Watch Video](a)"] {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
}

#[test]
fn video_player_has_two_spellings() {
    for src in ["", "https://x.org/a_(b).mp4", "/a.webm", "한글", "[x]", "<x>"] {
        for line in [
            format!("<div><video controls src=\"{src}\" muted=\"false\"></video></div>"),
            format!("<video src='{src}'></video>"),
        ] {
            assert_kind(PAPER, &line, Kind::VideoPlayer { src });
            assert_eq!(media(&line), video(src));
            assert_eq!(codes(&format!("{PAPER}{line}")), []);
        }
    }
}

#[test]
fn video_player_source_may_have_a_single_quote_in_the_long_spelling() {
    let line = "<div><video controls src=\"a'b\" muted=\"false\"></video></div>";
    assert_kind(PAPER, line, Kind::VideoPlayer { src: "a'b" });
    assert_error(PAPER, "<video src='a\"b'></video>", MALFORMED, (14, "\""), "no `\"` in a video's source");
}

#[test]
fn malformed_video_player_is_an_error() {
    let open = "`<div><video controls src=\"`";
    let close = "`\" muted=\"false\"></video></div>` after the source";
    for (line, spot, expected) in [
        ("<div><video ", (1, "<div><video "), open),
        ("<div><video src=\"a\"></video></div>", (1, "<div><video src=\"a\"></video></div>"), open),
        ("<div><video controls src=\"a", (28, ""), close),
        ("<div><video controls src=\"a\"></video></div>", (28, "\"></video></div>"), close),
        (
            "<div><video controls src=\"a\" muted=\"true\"></video></div>",
            (28, "\" muted=\"true\"></video></div>"),
            close,
        ),
        (
            "<div><video controls src=\"a\" muted=\"false\"></video>",
            (28, "\" muted=\"false\"></video>"),
            close,
        ),
        ("<div><video controls src=\"a\" muted=\"false\"></video></div>!", (58, "!"), "the end of the line"),
        (
            "<div><video controls src=\"a](b\" muted=\"false\"></video></div>",
            (28, "]("),
            "no `](` in a video's source",
        ),
        ("<video src=\"a\"></video>", (1, "<video src=\"a\"></video>"), "`<video src='`"),
        ("<video src='a", (14, ""), "`'></video>` after the source"),
        ("<video src='a' ></video>", (14, "' ></video>"), "`'></video>` after the source"),
        ("<video src='a'b'></video>", (14, "'b'></video>"), "`'></video>` after the source"),
        ("<video src='a'></video> ", (24, " "), "the end of the line"),
        ("<video src='a](b'></video>", (14, "]("), "no `](` in a video's source"),
    ] {
        assert_kind(PAPER, line, Kind::MalformedField(line));
        assert_error(PAPER, line, MALFORMED, spot, expected);
        assert_eq!(media(line), None);
    }
}

#[test]
fn line_that_resembles_a_video_player_is_unknown() {
    for line in
        ["<video>", "<div>", "<div></div>", "<Video src='a'></video>", "<div> <video src='a'></video></div>"]
    {
        assert_kind(PAPER, line, Kind::Unknown(line));
    }
}

const LINK: &str = "[Watch Video](a)\n";
const PLAYER: &str = "<div><video controls src=\"a\" muted=\"false\"></video></div>\n";
const OTHER_PLAYER: &str = "<video src='c'></video>\n";

#[test]
fn video_is_a_link_and_its_player() {
    for fields in [format!("{LINK}{PLAYER}"), LINK.to_owned(), PLAYER.to_owned(), format!("{LINK}\n{PLAYER}")]
    {
        assert_eq!(media(&fields), video("a"));
        assert_eq!(codes(&format!("{PAPER}{fields}")), [], "{fields}");
    }
}

#[test]
fn video_has_the_source_of_its_link_if_the_player_differs() {
    let page = format!("{LINK}{OTHER_PLAYER}");
    assert_eq!(media(&page), video("a"));
    assert_eq!(codes(&format!("{PAPER}{page}")), [(4, Code::VideoDiffers)]);
    let page = format!("{OTHER_PLAYER}{LINK}");
    assert_eq!(media(&page), video("a"));
    assert_eq!(codes(&format!("{PAPER}{page}")), [(4, Code::FieldOrder), (4, Code::VideoDiffers)]);
}

#[test]
fn video_player_before_its_link_is_out_of_order() {
    let page = format!("{PLAYER}{LINK}");
    assert_eq!(media(&page), video("a"));
    assert_eq!(codes(&format!("{PAPER}{page}")), [(4, Code::FieldOrder)]);
}

#[test]
fn second_media_is_an_error() {
    let image_line = "![](i)\n";
    for (first, second, expected_media) in [
        (image_line, "![](j)\n", image("i")),
        (image_line, image_line, image("i")),
        (image_line, LINK, image("i")),
        (image_line, PLAYER, image("i")),
        (LINK, image_line, video("a")),
        (PLAYER, image_line, video("a")),
        (LINK, "[Watch Video](d)\n", video("a")),
        (LINK, "[Watch Video]d\n", video("a")),
        (PLAYER, OTHER_PLAYER, video("a")),
    ] {
        let page = format!("{PAPER}{first}{second}");
        assert_eq!(codes(&page), [(4, Code::DoubledField)], "{page}");
        assert_eq!(media(&format!("{first}{second}")), expected_media, "{page}");
    }
    let page = format!("{LINK}{PLAYER}{image_line}{LINK}{PLAYER}");
    let doubled = [5, 6, 7].map(|line| (line, Code::DoubledField));
    assert_eq!((media(&page), codes(&format!("{PAPER}{page}"))), (video("a"), doubled.to_vec()));
}

#[test]
fn second_media_does_not_separate_a_player_from_its_link() {
    let page = format!("{OTHER_PLAYER}![](i)\n{LINK}");
    assert_eq!(media(&page), video("a"));
    let expected = [(4, Code::DoubledField), (5, Code::FieldOrder), (5, Code::VideoDiffers)];
    assert_eq!(codes(&format!("{PAPER}{page}")), expected);
}

#[test]
fn malformed_media_does_not_count_as_the_first() {
    let page = "![](i\n![](j)\n";
    assert_eq!(media(page), image("j"));
    assert_eq!(codes(&format!("{PAPER}{page}")), [(3, MALFORMED)]);
}
