//! Finds the errors of a page, line by line.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::code::Code;
use crate::diagnostic::{Diagnostic, Lints, Sink};
use crate::document::{Document, Part};
use crate::edit::Edit;
use crate::escape::excerpt;
use crate::layout::{self, Scope};
use crate::syntax::{self, Class, Fault, Kind, Meant};

impl Document<'_> {
    /// Returns the errors of the digests and the warnings about their fields and headings, in the
    /// order of the page.
    ///
    /// It lists at most 1,000 diagnostics, or as many as
    /// [`Limits::max_diagnostics`](crate::Limits::max_diagnostics) allows. If there are more, a
    /// last one counts them.
    ///
    /// Prose and further digests are errors of strict parsing only. A line of prose that looks like
    /// a digest heading or a paper heading is a warning. If a paper heading is broken, or parsed as a
    /// part of another line, the first error that it causes covers the later ones, up to the next
    /// heading.
    ///
    /// ```
    /// use daily_papers::{Code, Document};
    ///
    /// let found = Document::parse("# Daily Papers (2024-04-23)\n").diagnostics();
    /// assert_eq!(found[0].code(), Code::NearDigestHeading);
    /// assert_eq!(found[0].help(), Some("perhaps `## Daily Papers (2024-04-23)`"));
    /// ```
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut sink = Sink::new(&Lints::default(), self.most_diagnostics);
        page(self.whole(), false, &mut sink);
        sink.into_diagnostics()
    }
}

/// Reports the errors of the digests of a page, and the lines of prose that look like headings.
///
/// If `only_one_digest` is set, it also reports everything outside the first digest.
pub(crate) fn page(page: Part<'_>, only_one_digest: bool, sink: &mut Sink) {
    let mut paper = Fields::default();
    let mut allowed = Allowed::Papers;
    let mut has_digest = false;
    let mut before: Option<Class> = None;
    let mut ended_by_paper = false;
    let mut lost = LostHeading::default();
    for (index, record) in page.records.iter().enumerate() {
        let line = CheckedLine { page: &page, index, lost: None };
        if record.class.ends_paper() {
            lost = LostHeading { from: index, ..LostHeading::default() };
        }
        match record.class {
            // A run of prose is one error. The error of a malformed heading covers the prose after
            // it.
            Class::Prose => {
                if only_one_digest && !before.is_some_and(Class::is_outside) {
                    line.whole(Code::Prose, ONE_DIGEST, sink);
                }
                let ends_digest = before.is_some_and(|before| !before.is_outside());
                ended_by_paper = line.near_heading(ends_digest, ended_by_paper, sink);
            }
            Class::Blank | Class::Skipped | Class::Continuation => {}
            Class::DigestHeading => {
                if only_one_digest && has_digest {
                    line.whole(Code::SeveralDigests, ONE_DIGEST, sink);
                }
                has_digest = true;
                ended_by_paper = false;
                allowed = Allowed::Papers;
            }
            Class::PaperHeading => {
                paper = Fields::default();
                allowed = Allowed::Fields;
            }
            Class::Item => allowed = Allowed::Items,
            Class::MalformedDigestHeading => {
                ended_by_paper = false;
                line.fault(Code::MalformedDigestHeading, sink);
            }
            Class::MalformedPaperHeading => line.fault(Code::MalformedPaperHeading, sink),
            Class::Unknown if syntax::meant_paper_heading(line.content()).is_some() => {
                lost.covers = true;
                line.unknown(allowed, sink);
            }
            _ if lost.covers => {}
            Class::Image | Class::VideoLink | Class::VideoPlayer | Class::Votes | Class::Authors => {
                let is_doubled = paper.has(record.class);
                if is_doubled || Some(record.class) < paper.last {
                    let line = lost.above(line);
                    line.misplaced(is_doubled, sink);
                    // A field out of order is not an error, so it cannot cover errors.
                    lost.covers = is_doubled && line.lost.is_some();
                }
                if !is_doubled {
                    paper.add(line, record.class, sink);
                    lost.covers |= paper.alt && line.ends_in_paper_heading();
                }
            }
            Class::MalformedField => {
                let line = lost.above(line);
                line.fault(Code::MalformedField, sink);
                lost.covers = line.lost.is_some() || line.ends_in_paper_heading();
            }
            Class::Unknown => {
                let line = lost.above(line);
                line.unknown(allowed, sink);
                lost.covers = line.lost.is_some() || line.ends_in_paper_heading();
            }
        }
        before = Some(record.class);
    }
}

/// A paper heading that was parsed as text, as a part of a field or as an unknown line. The first
/// error that it causes covers the other lines, up to the next heading.
#[derive(Default)]
struct LostHeading {
    /// Whether further lines are covered.
    covers: bool,
    /// The line that holds the heading, by index, once it was searched and found.
    found: Option<usize>,
    /// The first line that was not searched yet, by index.
    from: usize,
}

impl LostHeading {
    /// Searches the lines above `line`, which has a diagnostic, for such a heading.
    ///
    /// Returns the line with its distance from the heading. No line is searched twice.
    fn above<'p, 'd>(&mut self, line: CheckedLine<'p, 'd>) -> CheckedLine<'p, 'd> {
        let holds_heading = |index: &usize| syntax::holds_paper_heading(line.page.content(*index));
        self.found = self.found.or_else(|| (self.from..line.index).find(holds_heading));
        self.from = line.index;
        CheckedLine { lost: self.found.map(|index| line.index.saturating_sub(index)), ..line }
    }
}

/// Returns the help that suggests `meant` for the line `found`. Returns `None` if the suggestion
/// could not be parsed either, or is the line itself, which stands at the wrong place.
pub(crate) fn perhaps(meant: &Meant<'_>, found: &str) -> Option<String> {
    let line = meant.to_string();
    (line != found && meant.is_read(&line)).then(|| format!("perhaps `{}`", excerpt(&line)))
}

/// The expected text for a line that was meant to be a heading.
pub(crate) const DIGEST_HEADING: &str = "a digest heading, `## Daily Papers (YYYY-MM-DD)`";
pub(crate) const PAPER_HEADING: &str = "a paper heading, `### [TITLE](URL)`";

const ONE_DIGEST: &str = "one digest and nothing else";

/// Returns `true` if a part of a page holds something that the typed model would lose.
pub(crate) fn has_errors(part: Part<'_>) -> bool {
    let mut errors = Sink::of_losses(1);
    page(part, false, &mut errors);
    errors.has_losses()
}

/// A line to check.
#[derive(Clone, Copy)]
struct CheckedLine<'p, 'd> {
    page: &'p Part<'d>,
    index: usize,
    /// How many lines above it a paper heading was lost, which causes its error.
    lost: Option<usize>,
}

impl<'d> CheckedLine<'_, 'd> {
    fn content(self) -> &'d str {
        self.page.content(self.index)
    }

    /// Reports `found`, a part of the line.
    fn part(self, code: Code, found: &str, expected: &'static str, sink: &mut Sink) {
        sink.note(code);
        if sink.wants(code) {
            let diagnostic = self.page.diagnostic(code, self.index, found, expected);
            sink.report(match code {
                // The field can belong to the paper whose heading was lost.
                Code::FieldOrder if self.lost.is_none() => diagnostic.with_fix(self.fields_in_order()),
                _ => diagnostic.with_help(self.help(code)),
            });
        }
    }

    /// Returns whether the line ends in a paper heading.
    fn ends_in_paper_heading(self) -> bool {
        syntax::ends_in_paper_heading(self.content())
    }

    /// Returns the help for a line with this code: what was probably meant.
    fn help(self, code: Code) -> Option<String> {
        let line = self.content();
        if let Some(help) = self.help_for_lost() {
            return Some(help);
        }
        let meant = match code {
            Code::MalformedField | Code::ImageAlt if self.ends_in_paper_heading() => {
                return Some("a paper heading stands on a line of its own".into());
            }
            Code::MalformedField => syntax::meant(line),
            Code::Prose => syntax::meant_digest_heading(line),
            Code::NearDigestHeading
            | Code::NearPaperHeading
            | Code::MalformedDigestHeading
            | Code::MalformedPaperHeading => syntax::meant_heading(line),
            _ => return None,
        };
        perhaps(&meant?, line)
    }

    /// Returns the help for the first error that a lost paper heading causes.
    fn help_for_lost(self) -> Option<String> {
        // The number of the line would be wrong in a part of a longer input.
        Some(match self.lost? {
            1 => "the line above holds a paper heading, which is parsed as text".into(),
            count => format!("{count} lines above, a line holds a paper heading, which is parsed as text"),
        })
    }

    /// Returns the edits that put the fields of the line's paper in order. They are empty if the
    /// paper has errors. They leave the items alone, because there can be many.
    fn fields_in_order(self) -> Vec<Edit> {
        let before = self.page.records.get(..self.index).unwrap_or_default();
        let heading = before.iter().rposition(|record| record.class == Class::PaperHeading);
        let (paper, _) = self.page.split(heading.unwrap_or(0), Class::ends_paper);
        let (fields, _) = paper.split(0, |class| class == Class::Item);
        if has_errors(paper) { Vec::new() } else { layout::paper(fields, Scope::Order) }
    }

    /// Reports a field that is doubled, or else out of order.
    fn misplaced(self, is_doubled: bool, sink: &mut Sink) {
        if is_doubled {
            self.whole(Code::DoubledField, "no further field of this kind in the paper", sink);
        } else {
            let order = "the fields in the order image or video link, player, votes, authors";
            self.whole(Code::FieldOrder, order, sink);
        }
    }

    /// Reports the whole line.
    fn whole(self, code: Code, expected: &'static str, sink: &mut Sink) {
        self.part(code, self.content(), expected, sink);
    }

    /// Reports the part of the line that cannot be parsed as what its beginning announces.
    fn fault(self, code: Code, sink: &mut Sink) {
        if let Some(Fault { found, expected }) = syntax::fault_of(self.content()) {
            self.part(code, found, expected, sink);
        }
    }

    /// Reports a line of prose that was meant to be a heading of a digest or of a paper.
    ///
    /// A paper heading is reported only if it ends a digest, or if another such heading ended it.
    /// Returns whether such a heading ended the digest.
    fn near_heading(self, ends_digest: bool, ended_by_paper: bool, sink: &mut Sink) -> bool {
        let line = self.content();
        let is_of_paper = ended_by_paper || ends_digest;
        if syntax::meant_digest_heading(line).is_some() {
            self.whole(Code::NearDigestHeading, DIGEST_HEADING, sink);
        } else if is_of_paper && !line.starts_with("### ") && syntax::meant_paper_heading(line).is_some() {
            self.whole(Code::NearPaperHeading, PAPER_HEADING, sink);
            return true;
        }
        ended_by_paper && !syntax::is_section(line)
    }

    /// Reports an unknown line.
    fn unknown(self, allowed: Allowed, sink: &mut Sink) {
        let line = self.content();
        let (found, expected) = match line.strip_suffix('\r').and_then(|text| line.get(text.len()..)) {
            Some(found) => (found, "no carriage return before the line ending"),
            None => (line, allowed.expected()),
        };
        sink.note(Code::UnknownLine);
        let diagnostic = self.page.diagnostic(Code::UnknownLine, self.index, found, expected);
        sink.report(diagnostic.with_help(self.help_for_unknown(allowed)));
    }

    /// Returns the help for an unknown line.
    fn help_for_unknown(self, allowed: Allowed) -> Option<String> {
        let line = self.content();
        if let Some(help) = self.help_for_lost() {
            return Some(help);
        }
        if syntax::is_field(line) {
            return Some(format!("a field stands {}", allowed.place_of_fields()));
        }
        if line.starts_with("- ") {
            return (allowed == Allowed::Papers).then(|| "an item stands under a paper heading".into());
        }
        let meant = syntax::meant(line)?;
        let help = perhaps(&meant, line)?;
        Some(match meant {
            Meant::DigestHeading { .. } | Meant::PaperHeading { .. } => help,
            Meant::Item(_) if allowed != Allowed::Papers => help,
            _ if allowed == Allowed::Fields => help,
            _ => format!("{help}, {}", allowed.place_of_fields()),
        })
    }
}

/// What a page can have at the place of an unknown line, besides blank lines.
#[derive(Clone, Copy, PartialEq)]
enum Allowed {
    Papers,
    Fields,
    Items,
}

impl Allowed {
    fn expected(self) -> &'static str {
        match self {
            Allowed::Papers => "a paper heading or a blank line",
            Allowed::Fields => "a field, an item or a blank line",
            Allowed::Items => "an item, a heading or a blank line",
        }
    }

    /// Returns where fields stand, for a place that has none.
    fn place_of_fields(self) -> &'static str {
        match self {
            Allowed::Papers => "under a paper heading",
            Allowed::Fields | Allowed::Items => "before the first item of its paper",
        }
    }
}

/// The fields of a paper so far.
#[derive(Default)]
struct Fields<'d> {
    image: bool,
    /// Whether the latest field is an image with an alternative text.
    alt: bool,
    link: Option<&'d str>,
    player: Option<&'d str>,
    votes: bool,
    authors: bool,
    /// The latest field, by the order of fields.
    last: Option<Class>,
}

impl<'d> Fields<'d> {
    /// Returns whether a field of this class would be doubled.
    fn has(&self, class: Class) -> bool {
        match class {
            Class::Image => self.image || self.link.is_some() || self.player.is_some(),
            Class::VideoLink => self.image || self.link.is_some(),
            Class::VideoPlayer => self.image || self.player.is_some(),
            Class::Votes => self.votes,
            _ => self.authors,
        }
    }

    /// Adds a field that is not doubled.
    fn add(&mut self, line: CheckedLine<'_, 'd>, class: Class, sink: &mut Sink) {
        self.alt = false;
        self.last = self.last.max(Some(class));
        match class {
            Class::Votes => self.votes = true,
            Class::Authors => self.authors = true,
            _ => self.media(line, sink),
        }
    }

    /// Adds an image, a video link or a video player, and reports an alternative text or a
    /// different source.
    fn media(&mut self, line: CheckedLine<'_, 'd>, sink: &mut Sink) {
        let src = match line.page.media(line.index) {
            Some(Kind::Image { alt, .. }) => {
                self.image = true;
                self.alt = !alt.is_empty();
                if self.alt {
                    line.part(Code::ImageAlt, alt, "no alternative text", sink);
                }
                return;
            }
            Some(Kind::VideoLink { src, .. }) => self.link.insert(src),
            Some(Kind::VideoPlayer { src }) => self.player.insert(src),
            _ => return,
        };
        let src = *src;
        if self.link.zip(self.player).is_some_and(|(link, player)| link != player) {
            let expected = "the same source in the link and the player of a video";
            line.part(Code::VideoDiffers, src, expected, sink);
        }
    }
}
