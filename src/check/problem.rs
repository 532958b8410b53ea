use core::mem;

use crate::code::Code;
use crate::document::Part;
use crate::syntax::{self, Class, FIELD_ORDER, Fault, Field};

/// An error of a line, or a warning about a field.
pub(super) struct Problem<'d> {
    pub(super) code: Code,
    /// The index of the line in its block.
    pub(super) line: usize,
    /// The part of the line at fault.
    pub(super) found: &'d str,
    pub(super) expected: &'static str,
    pub(super) place: Place,
}

/// The place of a line, which decides what it can be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Papers,
    Fields,
    Items,
}

impl Place {
    fn expected(self) -> &'static str {
        match self {
            Place::Papers => "a paper heading or a blank line",
            Place::Fields => "a field, an item or a blank line",
            Place::Items => "an item, a heading or a blank line",
        }
    }
}

/// Passes on each problem of a block of lines: a heading and the lines up to the next heading.
pub(super) fn of_block<'d>(block: Part<'d>, report: &mut dyn FnMut(Problem<'d>)) {
    let is_paper = block.records.first().is_some_and(|record| record.class == Class::PaperHeading);
    let mut place = if is_paper { Place::Fields } else { Place::Papers };
    let mut fields = Fields::default();
    for (line, record) in block.records.iter().enumerate() {
        let mut problem = |code, found, expected| report(Problem { code, line, found, expected, place });
        let mut fault = |code| {
            if let Some(Fault { found, expected }) = syntax::fault_of(block.content(line)) {
                problem(code, found, expected);
            }
        };
        match record.class {
            Class::MalformedDigestHeading => fault(Code::MalformedDigestHeading),
            Class::MalformedPaperHeading => fault(Code::MalformedPaperHeading),
            Class::MalformedField => fault(Code::MalformedField),
            Class::Item => place = Place::Items,
            Class::Unknown => {
                let content = block.content(line);
                match content.strip_suffix('\r').and_then(|text| content.get(text.len()..)) {
                    Some(found) => {
                        problem(Code::UnknownLine, found, "no carriage return before the line ending");
                    }
                    None => problem(Code::UnknownLine, content, place.expected()),
                }
            }
            class => {
                if let Some(field) = class.field() {
                    fields.add(field, class, (block, line), &mut problem);
                }
            }
        }
    }
}

/// The fields of a paper so far.
#[derive(Default)]
struct Fields<'d> {
    /// Whether the paper has each field, in the order of fields.
    has: [bool; Field::ORDER.len()],
    /// The source in the link and in the player of a video.
    video: [Option<&'d str>; 2],
    /// The latest line, by the order of fields.
    last: Option<Class>,
}

impl<'d> Fields<'d> {
    /// Adds a line of a field, unless it is doubled.
    fn add(
        &mut self,
        field: Field,
        class: Class,
        (block, line): (Part<'d>, usize),
        problem: &mut impl FnMut(Code, &'d str, &'static str),
    ) {
        let [link, player] = self.video;
        // A video has two lines.
        let completes = match class {
            Class::VideoLink => link.is_none() && player.is_some(),
            Class::VideoPlayer => player.is_none() && link.is_some(),
            _ => false,
        };
        let has = Field::ORDER.iter().zip(&mut self.has).find(|(other, _)| **other == field);
        if has.is_some_and(|(_, has)| mem::replace(has, true)) && !completes {
            return problem(
                Code::DoubledField,
                block.content(line),
                "no further field of this kind in the paper",
            );
        }
        if Some(class) < self.last {
            problem(Code::FieldOrder, block.content(line), FIELD_ORDER);
        }
        self.last = self.last.max(Some(class));
        let src = match class {
            Class::Image => {
                let (alt, _) = block.parse(line, syntax::image::<true>).unwrap_or_default();
                if !alt.is_empty() {
                    problem(Code::ImageAlt, alt, "no alternative text");
                }
                return;
            }
            Class::VideoLink => block.parse(line, syntax::video_link).unwrap_or_default().0,
            Class::VideoPlayer => block.parse(line, syntax::video_player).unwrap_or_default(),
            _ => return,
        };
        self.video = if class == Class::VideoLink { [Some(src), player] } else { [link, Some(src)] };
        let [link, player] = self.video;
        if link.zip(player).is_some_and(|(link, player)| link != player) {
            problem(Code::VideoDiffers, src, "the same source in the link and the player of a video");
        }
    }
}
