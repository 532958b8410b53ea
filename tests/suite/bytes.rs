//! Values made of bytes, for those who bring bytes instead of a seed: equal bytes give equal values, and every value that
//! can be built is what some bytes give.

use daily_papers::{
    Author, Date, Digest, Emphasis, Item, Label, Link, Media, Paper, Title, VideoLink, Votes,
};

use crate::laws::injection::{BEFORE, BEHIND, Field, Three, UNDER};
use crate::laws::mending::Change;
use crate::pieces::{LINES, PIECES};

/// Bytes that are used up from the front; behind the last one there are only zeros.
#[derive(Debug, Clone)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

/// The byte that ends a text.
const END: u8 = 0xff;
/// The byte that stands before the three of a character that has no byte of its own.
const CHARACTER: u8 = 0xfe;

impl Bytes<'_> {
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn bool(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    fn number<const N: usize>(&mut self) -> u64 {
        (0..N).fold(0, |number, _| number << 8 | u64::from(self.byte()))
    }

    fn option<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.bool().then(|| make(self))
    }

    /// As many as its first byte says, at most three: a page shows in three what it shows in ten.
    fn few<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.byte() % 4).map(|_| make(self)).collect()
    }

    /// A text. ASCII stands for itself, so that the words of the fuzzer's dictionary do their work in here too.
    pub(crate) fn text(&mut self) -> String {
        let mut text = String::new();
        while !self.is_empty() {
            match self.byte() {
                END => break,
                CHARACTER => {
                    let number = u32::try_from(self.number::<3>() % 0x11_0000).unwrap_or_default();
                    text.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                byte @ 0x80.. => text.push_str(PIECES[usize::from(byte - 0x80) % PIECES.len()]),
                byte => text.push(char::from(byte)),
            }
        }
        text
    }

    /// What a constructor makes of a text, or of as much of it as stands before what it refuses.
    fn built<T, E>(&mut self, build: fn(&str) -> Result<T, E>, fault: fn(E) -> usize) -> Option<T> {
        let text = self.text();
        let shorter = |refused| build(text.get(..fault(refused)).unwrap_or_default());
        build(&text).or_else(shorter).or_else(|_| build("")).ok()
    }

    fn title(&mut self) -> Title {
        self.built(|text| Title::new(text), |refused| refused.offset()).expect("an empty title is one")
    }

    fn link(&mut self) -> Link {
        self.built(|text| Link::new(text), |refused| refused.offset()).expect("an empty link is one")
    }

    fn media(&mut self) -> Media {
        if self.bool() {
            return Media::Image(self.link());
        }
        let video = self.built(|text| VideoLink::new(text), |refused| refused.offset());
        Media::Video(video.expect("an empty link is one"))
    }

    fn votes(&mut self) -> Votes {
        match self.byte() {
            0 => Votes::Unknown,
            1 => Votes::Count(self.number::<8>()),
            few => Votes::Count(few.into()),
        }
    }

    fn author(&mut self) -> Author {
        self.built(|text| Author::new(text), |refused| refused.offset()).expect("an empty name is one")
    }

    fn label(&mut self) -> Option<Label> {
        let emphasis = if self.bool() { Emphasis::Strong } else { Emphasis::StrongEmphasis };
        let label = self.built(|text| Label::new(text), |refused| refused.offset())?;
        Some(label.with_emphasis(emphasis))
    }

    pub(crate) fn item(&mut self) -> Item {
        let label = self.option(Self::label).flatten();
        let text = self.text();
        let build = |text: &str| match &label {
            Some(label) => Item::labelled(label.clone(), text),
            None => Item::new(text),
        };
        let shorter = |end: usize| build(text.get(..end).unwrap_or_default().trim_end_matches(['\r', '\n']));
        let item = build(&text).or_else(|refused| shorter(refused.offset()));
        item.or_else(|_| build("")).expect("an empty text is one")
    }

    pub(crate) fn paper(&mut self) -> Paper {
        let mut paper = Paper::new(self.title(), self.link());
        paper.media = self.option(Self::media);
        paper.votes = self.option(Self::votes);
        paper.authors = self.few(Self::author);
        paper.summary = self.few(Self::item);
        paper
    }

    fn date(&mut self) -> Date {
        let [year, month, day] =
            [self.number::<2>() % 10_000, self.number::<1>() % 12, self.number::<1>() % 31];
        let year = u16::try_from(year).unwrap_or_default();
        let [month, day] = [month, day].map(|number| u8::try_from(number + 1).unwrap_or_default());
        Date::new(year, month, day).or_else(|_| Date::new(year, month, 28)).expect("every month has that day")
    }

    pub(crate) fn digest(&mut self) -> Digest {
        Digest::new(self.date(), self.few(Self::paper))
    }

    /// A digest in another layout than that of the printer, lines that have something to mend, or any text.
    pub(crate) fn page(&mut self) -> String {
        let kind = self.byte();
        match kind % 4 {
            0 | 1 => laid_out(&self.digest(), kind / 4),
            2 => self.oddities(),
            _ => self.text(),
        }
    }

    fn oddities(&mut self) -> String {
        let mut page =
            "## Daily Papers (2024-04-23)\n\n### [p](https://arxiv.org/abs/2404.14218)\n".to_owned();
        for _ in 0..self.byte() % 16 {
            let line = self.byte();
            page += LINES[usize::from(line & 0x7f) % LINES.len()];
            page += if line & 0x80 == 0 { "\n" } else { "\r\n" };
        }
        page
    }

    /// Three papers, the others of which may be damaged.
    pub(crate) fn three(&mut self) -> Three {
        let layout = self.byte();
        let papers = [self.paper(), self.paper(), self.paper()];
        let mut pick = |texts: &[&'static str]| texts[usize::from(self.byte()) % texts.len()];
        Three {
            damage: [(); 3].map(|()| (pick(UNDER), pick(BEHIND))),
            before: pick(BEFORE),
            papers,
            at: usize::from(layout % 3),
            is_crlf: layout & 0x10 != 0,
            is_dense: layout & 0x20 != 0,
            is_cut: layout & 0x40 != 0,
        }
    }

    pub(crate) fn change(&mut self) -> Change {
        match self.byte() % 14 {
            0 => Change::Date(self.date()),
            1 => Change::Title(self.title()),
            2 => Change::Url(self.link()),
            3 => Change::Media(self.option(Self::media)),
            4 => Change::Votes(self.option(Self::votes)),
            5 => Change::Authors(self.few(Self::author)),
            6 => Change::Summary(self.few(Self::item)),
            7 => Change::PushItem(self.item()),
            8 => Change::Item(self.byte().into(), self.option(Self::item)),
            9 => Change::InsertItem(self.byte().into(), self.bool(), self.item()),
            10 => Change::PushPaper(self.paper()),
            11 => Change::Insert(self.bool(), self.paper()),
            12 => Change::Move(self.bool(), self.byte().into()),
            _ => Change::Remove,
        }
    }

    pub(crate) fn field(&mut self) -> Field {
        match self.byte() % 11 {
            0 => Field::Title(self.title()),
            1 => Field::Url(self.link()),
            2 => Field::Media(self.option(Self::media)),
            3 => Field::Votes(self.option(Self::votes)),
            4 => Field::Authors(self.few(Self::author)),
            5 => Field::Summary(self.few(Self::item)),
            6 => Field::Push(self.item()),
            7 => Field::Set(self.byte().into(), self.item()),
            8 => Field::Before(self.byte().into(), self.item()),
            9 => Field::After(self.byte().into(), self.item()),
            _ => Field::Out(self.byte().into()),
        }
    }
}

/// The page of a digest, each bit of `layout` another step away from the canonical form.
pub(crate) fn laid_out(digest: &Digest, layout: u8) -> String {
    let mut page = digest.to_string();
    if layout & 1 != 0 {
        page = page.replace("\n\n", "\n");
    }
    if layout & 2 != 0 {
        page.truncate(page.trim_end_matches('\n').len());
    }
    if layout & 4 != 0 {
        page = page.replace('\n', "\r\n");
    }
    if layout & 8 != 0 { format!("\u{feff}{page}") } else { page }
}
