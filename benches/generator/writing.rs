//! Sentences, titles and names.

use super::random::Random;
use super::words::{
    ACCENTED, ADJECTIVES, FAMILY, GIVEN, MIDDLES, NAMES, NOUNS, PARTICLES, PLAIN, POLITE, RARE, TERMS, TOPICS,
};

/// Returns Korean sentences of about this many bytes, with as many foreign terms as in real ones.
pub(crate) fn sentences(random: &mut Random, bytes: usize, is_polite: bool) -> String {
    let mut text = String::with_capacity(bytes + 80);
    while text.is_empty() || text.len() + 60 < bytes {
        let end = text.len() + random.around_middle(130, 250);
        text.push_str(random.pick(TOPICS));
        while text.len() + 30 < end.min(bytes) {
            text.push(' ');
            match random.below(1000) {
                0..4 => text.push_str(random.pick(RARE)),
                4..24 => text += &format!("{}.{}%", random.below(100), random.below(10)),
                24..290 if is_polite || random.happens(500) => {
                    text.push_str(random.pick(TERMS));
                    text.push_str(random.pick(PARTICLES));
                }
                _ => text.push_str(random.pick(MIDDLES)),
            }
        }
        text.push(' ');
        text.push_str(random.pick(if is_polite { POLITE } else { PLAIN }));
        text.push(' ');
    }
    text.pop();
    text
}

/// Returns a title, sometimes with brackets or mathematics.
pub(crate) fn title(random: &mut Random) -> String {
    let (adjective, noun, other) = (random.pick(ADJECTIVES), random.pick(NOUNS), random.pick(NOUNS));
    let name = random.pick(NAMES);
    match random.below(40) {
        0 => format!("Is \"[MASK]\" All You Need? On {adjective} {noun}"),
        1 => format!("{name}: {adjective} {noun} in $O(\\log n)$ Steps (Revisited)"),
        2 => format!("When {noun} Meets {other}: A Survey"),
        3..12 => format!("{adjective} {noun} without {other}: What Is Left to Learn, and How"),
        12..18 => format!("{name}: {noun} as {other}"),
        18..28 => format!("{name}: Towards {adjective} {noun} for {} {other}", random.pick(ADJECTIVES)),
        _ => format!("{name}: {adjective} {noun} through {} {other}", random.pick(ADJECTIVES)),
    }
}

/// Returns distinct names of authors.
pub(crate) fn authors(random: &mut Random) -> Vec<String> {
    // One paper in forty has a large team of authors.
    let count = match random.below(40) {
        0 => random.around_middle(20, 60),
        1..5 => random.around_middle(10, 20),
        _ => random.around_middle(2, 14),
    };
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let families = if random.happens(7) { ACCENTED } else { FAMILY };
        let family = random.pick(families);
        let given = random.pick(GIVEN);
        let name = match random.below(10) {
            0..3 => format!("{given} {} {family}", random.pick(GIVEN)),
            _ => format!("{given} {family}"),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
