//! A million random and mutated inputs: nothing panics, nothing takes long, nothing passes unseen.

use std::time::{Duration, Instant};

use alignment_calculator::link::{Link, Sealed};

use crate::corpus::{files, folder, links};

/// A small generator of random numbers, the same on every run.
#[derive(Clone)]
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Time in which any input is read, many times over.
const SLOW: Duration = Duration::from_millis(200);

const PIECES: [&str; 16] =
    ["c=", "%", "%25", "%2", "=\n", "\n> ", " ", "\u{200b}", "\u{ad}", "&", "#", "?", "é", "ｃ＝", "0", "z"];

fn mutated(random: &mut Random, seeds: &[String]) -> String {
    let mut text: Vec<char> = random.pick(seeds).chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(text.len());
        match random.below(6) {
            0 => text.truncate(at),
            1 => drop((at < text.len()).then(|| text.remove(at))),
            2 => drop(text.splice(at..at, random.pick(&PIECES).chars())),
            3 => {
                let other: Vec<char> = random.pick(seeds).chars().collect();
                let from = random.below(other.len());
                text.truncate(at);
                text.extend(&other[from..]);
            }
            4 if at + 1 < text.len() => text.swap(at, at + 1),
            _ => text.iter_mut().skip(at).take(1).for_each(|sign| *sign = random.below(96) as u8 as char),
        }
    }
    text.into_iter().collect()
}

fn random_bytes(random: &mut Random) -> Vec<u8> {
    let length = 1 + random.below(90);
    let mut bytes: Vec<u8> = (0..length).map(|_| random.below(256) as u8).collect();
    bytes[0] = random.below(6) as u8;
    bytes
}

/// What was read has to be something that can be written, and then read as the same.
fn assert_sound(link: &Link) {
    let text = link.fragment().expect("what was read can be written");
    let again = Link::read(&text).expect("what was written can be read");
    assert!(again == *link, "{again:?} in place of {link:?}");
}

/// Reads one input and says how long that took.
fn one(random: &mut Random, seeds: &[String], bytes: &[Vec<u8>]) -> Duration {
    let started = Instant::now();
    let read = match random.below(4) {
        // Behind the check, where only the decoder itself is left to refuse.
        0 => Link::from_bytes(&random_bytes(random)),
        1 => {
            let mut bytes = random.pick(bytes).clone();
            for _ in 0..=random.below(3) {
                let at = random.below(bytes.len());
                bytes[at] = random.below(256) as u8;
            }
            Link::from_bytes(&bytes)
        }
        _ => Link::read(&mutated(random, seeds)),
    };
    if let Ok(link) = read {
        assert_sound(&link);
    }
    started.elapsed()
}

/// Reads many inputs and returns the longest time that one took.
fn run(seed: u64, count: usize, seeds: &[String], bytes: &[Vec<u8>]) -> Duration {
    let mut random = Random(seed);
    let mut longest = Duration::ZERO;
    for _ in 0..count {
        let mut same = random.clone();
        let mut took = one(&mut random, seeds, bytes);
        if took > SLOW {
            // The machine may have had something else to do: only what is slow twice is slow.
            took = took.min(one(&mut same, seeds, bytes));
        }
        longest = longest.max(took);
    }
    longest
}

#[test]
fn a_million_random_and_mutated_inputs_do_no_harm() {
    let mut seeds: Vec<String> = links().into_iter().map(|(_, link)| link).collect();
    let bytes: Vec<Vec<u8>> =
        seeds.iter().flat_map(|link| Link::read(link)).filter_map(|link| link.to_bytes()).collect();
    seeds.extend(files(folder().join("mangled"), ".txt").into_iter().map(|(_, text)| text));
    let longest = std::thread::scope(|scope| {
        let (seeds, bytes) = (&seeds[..], &bytes[..]);
        let threads: Vec<_> = (1..=4_u64)
            .map(|seed| {
                scope.spawn(move || run(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), 250_000, seeds, bytes))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no input panics")).max()
    });
    println!("the slowest input took {longest:?}");
    assert!(longest < Some(2 * SLOW), "{longest:?}");
}

#[test]
fn the_longest_inputs_take_no_long_time() {
    let sealed =
        Link::Sealed(Sealed { salt: [7; 16], nonce: [7; 12], ciphertext: vec![255; Sealed::LONGEST] });
    let mut long = vec![0; Sealed::LONGEST];
    long.iter_mut().enumerate().skip(1).for_each(|(at, byte)| *byte = (at * at) as u8);
    let hostile = [
        "c=".repeat(2_000_000),
        "c=0z".repeat(500_000),
        "%25".repeat(1_000_000),
        "z".repeat(4_000_000),
        "zzzzzz ".repeat(500_000),
        format!("#{} ", sealed.fragment().expect("it can be written")).repeat(300),
        "%2563%253D0".repeat(100_000),
        "é".repeat(1_000_000),
    ];
    let started = Instant::now();
    for text in hostile {
        let _ = Link::read(&text);
    }
    for kind in 0..6 {
        long[0] = kind;
        let _ = Link::from_bytes(&long);
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}
