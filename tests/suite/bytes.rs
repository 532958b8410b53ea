//! Input of the fuzz targets, made from bytes by the crate's `Arbitrary`.

use arbitrary::{Arbitrary, Unstructured};
use daily_papers::Digest;

use crate::invariants::updates::{At, Change, Field};
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

    /// Returns a page with votes between the lines of each video, cut at any byte.
    pub(crate) fn cut(&mut self) -> String {
        let layout = self.byte();
        let page = laid_out(&self.value(), layout);
        cut(if layout & 0x10 == 0 { page } else { between_video_lines(&page) }, self.value::<u16>().into())
    }

    /// Returns up to three pages after each other, with prose between them.
    pub(crate) fn pages(&mut self) -> String {
        let prose = ["", "", "# Archive\n\n", "# Archive\r\n", "## License\nMIT"];
        let count = 1 + self.byte() % 3;
        (0..count).map(|_| [prose[usize::from(self.byte() % 5)], &self.page()].concat()).collect()
    }

    /// Returns one to three changes.
    pub(crate) fn changes(&mut self) -> Vec<At> {
        (0..=self.byte() % 3).map(|_| (self.index(), self.change())).collect()
    }

    fn index(&mut self) -> usize {
        self.byte().into()
    }

    fn change(&mut self) -> Change {
        match self.byte() % 24 {
            0 => Change::Date(self.value()),
            1 => Change::AddDigest(self.value()),
            2 => Change::RemoveDigest,
            3 => Change::MoveDigest(self.index()),
            4 => Change::CopyDigest(self.index()),
            5 => Change::RemoveAll,
            6 => Change::AddPaper(self.index(), self.value()),
            7 => Change::RemovePaper,
            8 => Change::RemovePapers,
            9 => Change::MovePaper(self.index(), self.index()),
            10 => Change::CopyPaper(self.index(), self.index()),
            11 => Change::Sort,
            12 => Change::Reverse,
            _ => Change::Field(self.field()),
        }
    }

    pub(crate) fn field(&mut self) -> Field {
        match self.byte() % 10 {
            0 => Field::Title(self.value()),
            1 => Field::Url(self.value()),
            2 => Field::Media(self.value()),
            3 => Field::Votes(self.value()),
            4 => Field::Authors(self.few()),
            5 => Field::Summary(self.few()),
            6 => Field::AddItem(self.index(), self.value()),
            7 => Field::SetItem(self.index(), self.value()),
            8 => Field::MoveItem(self.index(), self.index()),
            _ => Field::RemoveItem(self.index()),
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
