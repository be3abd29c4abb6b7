//! Offers by how many sets they are in.

use std::ops::Range;

use super::{BLOCK, load, store, thrice};

thrice! {
    /// Splits `from` into those that are in none of `inputs` and those that are in exactly one; `alone` gains, for
    /// each input, the number of offers that are in it and in no other.
    fn sift(from: &[u64], inputs: &[&[u64]], none: &mut [u64], one: &mut [u64], alone: &mut [u32]) {
        let end = from.len();
        for at in (0..end).step_by(BLOCK) {
            let (mut any, mut more) = ([0_u64; BLOCK], [0_u64; BLOCK]);
            for input in inputs {
                let bits = load(input, at, end);
                for ((any, more), bits) in any.iter_mut().zip(&mut more).zip(&bits) {
                    *more |= *any & bits;
                    *any |= bits;
                }
            }
            let mut hit = load(from, at, end);
            let mut left = hit;
            for ((hit, left), (any, more)) in hit.iter_mut().zip(&mut left).zip(any.iter().zip(&more)) {
                *left &= !any;
                *hit &= any & !more;
            }
            store(&left, none, at, end);
            store(&hit, one, at, end);
            for (alone, input) in alone.iter_mut().zip(inputs) {
                let bits = load(input, at, end);
                *alone += bits.iter().zip(&hit).map(|(bits, hit)| (bits & hit).count_ones()).sum::<u32>();
            }
        }
    }
}

/// `out` = those of `from` that are in exactly `level` of `inputs`, in the spans.
pub(in crate::register) fn exactly(
    level: usize,
    from: &[u64],
    inputs: &[&[u64]],
    spans: &[Range<usize>],
    out: &mut [u64],
) {
    if level > inputs.len() {
        spans.iter().for_each(|span| out[span.clone()].fill(0));
        return;
    }
    for span in spans {
        let span = span.clone();
        match inputs.len() {
            0..=1 => exactly_1(level, from, inputs, span, out),
            2..=3 => exactly_2(level, from, inputs, span, out),
            4..=7 => exactly_3(level, from, inputs, span, out),
            8..=15 => exactly_4(level, from, inputs, span, out),
            16..=31 => exactly_5(level, from, inputs, span, out),
            _ => exactly_8(level, from, inputs, span, out),
        }
    }
}

macro_rules! adder {
    ($name:ident, $planes:literal) => {
        thrice! {
            /// A bit-sliced adder: plane `p` holds bit `p` of the count of each of 64 offers a word.
            fn $name(level: usize, from: &[u64], inputs: &[&[u64]], span: Range<usize>, out: &mut [u64]) {
                let end = span.end;
                for at in span.step_by(BLOCK) {
                    let mut planes = [[0_u64; BLOCK]; $planes];
                    for input in inputs {
                        let mut carry = load(input, at, end);
                        for plane in &mut planes {
                            for (sum, carry) in plane.iter_mut().zip(&mut carry) {
                                let over = *sum & *carry;
                                *sum ^= *carry;
                                *carry = over;
                            }
                        }
                    }
                    let mut hit = load(from, at, end);
                    for (p, plane) in planes.iter().enumerate() {
                        let wanted = if level >> p & 1 == 1 { 0 } else { u64::MAX };
                        for (hit, sum) in hit.iter_mut().zip(plane) {
                            *hit &= sum ^ wanted;
                        }
                    }
                    store(&hit, out, at, end);
                }
            }
        }
    };
}
adder!(exactly_1, 1);
adder!(exactly_2, 2);
adder!(exactly_3, 3);
adder!(exactly_4, 4);
adder!(exactly_5, 5);
adder!(exactly_8, 8);
