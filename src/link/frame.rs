//! The frame around every link of every version: kind, length and check, in letters and digits.

use super::Unreadable;
use super::natural::Natural;

/// Digits of the text, lowest first: nothing that mail, chat or a double click would part.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// How many of them there are.
const BASE: u64 = ALPHABET.len() as u64;
/// The number of a text leaves its kind when divided by this prime above the cube of the base: so
/// any one to three neighbouring signs may be wrong and it is seen for certain.
const CHECK: u64 = 238_331;
/// Longest text that is written or read, in signs.
pub const LONGEST: usize = 6_144;

/// First signs that stand for a length of one, two and three digits.
const FIRST: [u64; 3] = [0, 48, 58];
/// Lengths from which each of them counts.
const FROM: [u64; 3] = [0, 48, 48 + 10 * BASE];

/// The value of a sign.
pub fn digit(sign: u8) -> Option<u8> {
    ALPHABET.iter().position(|known| *known == sign).map(|at| at as u8)
}

/// Puts a number of some kind into text; none when that would be too long.
pub fn close(kind: u8, mut number: Natural) -> Option<String> {
    number.multiply_add(CHECK, kind.into());
    let body = number.digits(BASE);
    let length = body.len() as u64;
    let more = (0..3).rfind(|more| length >= FROM[*more])?;
    let rest = length - FROM[more];
    let place = |power: usize| (rest / BASE.pow(power as u32) % BASE) as u8;
    let first = FIRST[more] + rest / BASE.pow(more as u32);
    let mut digits = vec![kind, first as u8];
    digits.extend((0..more).rev().map(place));
    digits.extend(body);
    (digits.len() <= LONGEST)
        .then(|| digits.iter().map(|digit| char::from(ALPHABET[*digit as usize])).collect())
}

/// Takes kind and number out of a text's digits; what stands behind them is left alone.
pub fn open(digits: &[u8]) -> Result<(u8, Natural), Unreadable> {
    let [kind, first, rest @ ..] = digits else { return Err(Unreadable::CutShort) };
    let first = u64::from(*first);
    let more = (0..3).rfind(|more| first >= FIRST[*more]).unwrap_or_default();
    let (low, rest) = rest.split_at_checked(more).ok_or(Unreadable::CutShort)?;
    let high = first - FIRST[more];
    let length = FROM[more] + low.iter().fold(high, |length, digit| length * BASE + u64::from(*digit));
    if length as usize > LONGEST {
        return Err(Unreadable::Damaged);
    }
    let body = rest.get(..length as usize).ok_or(Unreadable::CutShort)?;
    let check = body.iter().fold(0, |check, digit| (check * BASE + u64::from(*digit)) % CHECK);
    if check != u64::from(*kind) {
        return Err(Unreadable::Damaged);
    }
    let mut number = Natural::from_digits(body.iter().copied(), BASE);
    number.divide(CHECK);
    Ok((*kind, number))
}
