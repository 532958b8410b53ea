//! Input of the fuzz targets, made from bytes by the crate's `Arbitrary`.

use arbitrary::{Arbitrary, Unstructured};
use daily_papers::{Digest, Paper};

use crate::invariants::changes::{At, Change};
use crate::invariants::injection::{AFTER_HEADING, AFTER_PAPER, BEFORE_PAPERS, Field, Three};
use crate::lines::LINES;
use crate::pieces;

/// Bytes that are used from the front. After the last one there are only zeros.
#[derive(Debug)]
pub(crate) struct Bytes<'a>(Unstructured<'a>);

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Bytes<'a> {
        Bytes(Unstructured::new(bytes))
    }

    /// Returns a value of any type except a label, which needs bytes.
    pub(crate) fn value<T: Arbitrary<'a>>(&mut self) -> T {
        self.0.arbitrary().expect("zeros are bytes too")
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.value()
    }

    pub(crate) fn text(&mut self) -> String {
        pieces::text(|| if self.0.is_empty() { None } else { self.0.arbitrary().ok() })
    }

    /// Returns at most three values, as many as the first byte says.
    fn few<T: Arbitrary<'a>>(&mut self) -> Vec<T> {
        (0..self.byte() % 4).map(|_| self.value()).collect()
    }

    /// Returns a digest in any layout, lines that a fix is for, or any text.
    pub(crate) fn page(&mut self) -> String {
        let kind = self.byte();
        match kind % 4 {
            0 | 1 => laid_out(&self.value(), kind / 4),
            2 => self.damaged(),
            _ => self.text(),
        }
    }

    fn damaged(&mut self) -> String {
        let mut page =
            "## Daily Papers (2024-04-23)\n\n### [p](https://arxiv.org/abs/2404.14218)\n".to_owned();
        for _ in 0..self.byte() % 16 {
            let line = self.byte();
            page += LINES[usize::from(line & 0x7f) % LINES.len()];
            page += if line & 0x80 == 0 { "\n" } else { "\r\n" };
        }
        page
    }

    /// Returns three papers, two of them possibly damaged.
    pub(crate) fn three(&mut self) -> Three {
        let layout = self.byte();
        let papers = [(); 3].map(|()| self.value::<Paper>());
        let mut pick = |texts: &[&'static str]| texts[usize::from(self.byte()) % texts.len()];
        Three {
            damage: [(); 3].map(|()| (pick(AFTER_HEADING), pick(AFTER_PAPER))),
            before: pick(BEFORE_PAPERS),
            papers,
            at: usize::from(layout % 3),
            is_crlf: layout & 0x10 != 0,
            is_dense: layout & 0x20 != 0,
            is_cut: layout & 0x40 != 0,
        }
    }

    /// Returns a page with votes between the lines of each video, cut at any byte.
    pub(crate) fn cut(&mut self) -> String {
        let layout = self.byte();
        let page = laid_out(&self.value(), layout);
        cut(if layout & 0x10 == 0 { page } else { between_video_lines(&page) }, self.value::<u16>().into())
    }

    /// Returns one to three changes.
    pub(crate) fn changes(&mut self) -> Vec<At> {
        (0..=self.byte() % 3).map(|_| (self.byte().into(), self.change())).collect()
    }

    fn change(&mut self) -> Change {
        match self.byte() % 20 {
            0 => Change::Date(self.value()),
            1 => Change::Title(self.value()),
            2 => Change::Url(self.value()),
            3 => Change::Media(self.value()),
            4 => Change::Votes(self.value()),
            5 => Change::Authors(self.few()),
            6 => Change::Summary(self.few()),
            7 => Change::PushItem(self.value()),
            8 => Change::Item(self.byte().into(), self.value()),
            9 => Change::InsertItem(self.byte().into(), self.value(), self.value()),
            10 => Change::PushPaper(self.value()),
            11 => Change::Insert(self.value(), self.value()),
            12 => Change::Move(self.value(), self.byte().into()),
            13 => Change::Set(self.value()),
            14 => Change::SetPapers(self.few()),
            15 => Change::SetDigest(self.value()),
            16 => Change::RemoveDigest,
            17 => Change::InsertDigest(self.value(), self.value()),
            18 => Change::PushDigest(self.value()),
            _ => Change::Remove,
        }
    }

    pub(crate) fn field(&mut self) -> Field {
        match self.byte() % 11 {
            0 => Field::Title(self.value()),
            1 => Field::Url(self.value()),
            2 => Field::Media(self.value()),
            3 => Field::Votes(self.value()),
            4 => Field::Authors(self.few()),
            5 => Field::Summary(self.few()),
            6 => Field::Push(self.value()),
            7 => Field::Set(self.byte().into(), self.value()),
            8 => Field::Before(self.byte().into(), self.value()),
            9 => Field::After(self.byte().into(), self.value()),
            _ => Field::Out(self.byte().into()),
        }
    }
}

/// Moves the votes of each paper between the link and the player of its video.
pub(crate) fn between_video_lines(page: &str) -> String {
    let mut lines: Vec<&str> = page.split_inclusive('\n').collect();
    for at in 2..lines.len() {
        if lines[at].starts_with("Vote: ") {
            if let Some(player) = (at - 2..at).find(|line| lines[*line].starts_with("<div><video ")) {
                lines[player..=at].rotate_right(1);
            }
        }
    }
    lines.concat()
}

/// Cuts bytes from the end of a page: `bytes` modulo one more than its length.
pub(crate) fn cut(mut page: String, bytes: usize) -> String {
    let mut end = page.len() - bytes % (page.len() + 1);
    while !page.is_char_boundary(end) {
        end -= 1;
    }
    page.truncate(end);
    page
}

/// Prints a digest. Each bit of `layout` adds a difference from the canonical form.
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
