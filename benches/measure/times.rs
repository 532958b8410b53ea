//! Time, in rounds in which the tasks take turns.
//!
//! A turn is a few pages long. On a busy machine a long turn is always interrupted and a short one
//! seldom, which would favour fast tasks.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::generator::Random;
use crate::tasks::{self, Page, Pages, Task, Which};

const ROUNDS: usize = 31;

/// The rounds that warm up, before those that count.
const WARM_UP: usize = 2;

const PAGES_A_TURN: usize = 16;

/// Gigabytes per second of each task.
pub(crate) type Speeds = BTreeMap<&'static str, f64>;

/// The round that counts for a turn.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Round {
    Median,
    /// It differs less from run to run than the median.
    Fastest,
}

/// Measures the speed of each task.
pub(crate) fn speeds(texts: impl Fn(Which) -> Vec<String>, round_of_turn: Round) -> Speeds {
    let sets: Vec<_> = tasks::all().map(|task| (task, Pages::of(&texts(task.which), task.which))).collect();
    let turns: Vec<(&Task, Vec<&[Page]>)> =
        sets.iter().map(|(task, pages)| (*task, pages.pages.chunks(PAGES_A_TURN).collect())).collect();
    let most = turns.iter().map(|(_, turns)| turns.len()).max().unwrap();
    let (mut random, mut order) = (Random::new(5), (0..turns.len()).collect::<Vec<_>>());
    let mut times = BTreeMap::<(&str, usize), Vec<Duration>>::new();
    for (round, turn) in (0..ROUNDS + WARM_UP).flat_map(|round| (0..most).map(move |turn| (round, turn))) {
        // A fixed order would give each task the caches of the same predecessor.
        random.shuffle(&mut order);
        for (task, turns) in order.iter().map(|at| &turns[*at]) {
            let Some(pages) = turns.get(turn) else { continue };
            let start = Instant::now();
            pages.iter().for_each(task.run);
            let time = start.elapsed();
            if round >= WARM_UP {
                times.entry((task.name, turn)).or_default().push(time);
            }
        }
    }
    let mut sums = BTreeMap::<&str, Duration>::new();
    for ((name, _), mut times) in times {
        times.sort_unstable();
        *sums.entry(name).or_default() += match round_of_turn {
            Round::Median => times[times.len() / 2],
            Round::Fastest => times[0],
        };
    }
    sets.iter()
        .map(|(task, pages)| (task.name, pages.bytes as f64 / sums[task.name].as_secs_f64() / 1e9))
        .collect()
}
