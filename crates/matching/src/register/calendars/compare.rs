//! Comparing the hours of many calendars with a need's, 64 at a time.

use super::super::bits::thrice;

/// Who has too few hours.
#[derive(Clone, Copy)]
pub(in crate::register) struct Few {
    pub(super) hours: u16,
    /// Calendars shorter than this leave some of the weeks unsaid.
    pub(super) limit: u16,
    /// All calendars do.
    pub(super) all_unsaid: bool,
}

/// Marks the offers from `start` on, a row each, that have too few hours: as missed, or as unknown where the
/// calendar ends too early. `lengths` is `None` when none does.
pub(super) fn mark(
    from: &[u16],
    to: &[u16],
    lengths: Option<&[u16]>,
    few: Few,
    start: usize,
    missed: &mut [u64],
    unknown: &mut [u64],
) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx512bw") && std::arch::is_x86_feature_detected!("bmi2") {
        // SAFETY: the processor has the features that the function was compiled for.
        return unsafe { wide::mark(from, to, lengths, few, start, missed, unknown) };
    }
    mark_narrow(from, to, lengths, few, start, missed, unknown);
}

thrice! {
    fn mark_narrow(
        from: &[u16], to: &[u16], lengths: Option<&[u16]>, few: Few, start: usize, missed: &mut [u64],
        unknown: &mut [u64],
    ) {
        mark_with(below, from, to, lengths, few, start, missed, unknown);
    }
}

/// The same with a way to compare at most 64 rows.
#[inline(always)]
#[expect(clippy::too_many_arguments, reason = "those of `mark` and one")]
fn mark_with(
    below: impl Fn(&[u16], &[u16], u16) -> u64,
    from: &[u16],
    to: &[u16],
    lengths: Option<&[u16]>,
    few: Few,
    start: usize,
    missed: &mut [u64],
    unknown: &mut [u64],
) {
    let (mut row, mut at) = (0, start);
    while row < from.len() {
        let (word, bit) = (at / 64, at % 64);
        let rows = row..from.len().min(row + 64 - bit);
        let lacking = below(&from[rows.clone()], &to[rows.clone()], few.hours);
        let ended = match lengths {
            Some(lengths) if lacking != 0 => {
                if few.all_unsaid {
                    lacking
                } else {
                    lacking & shorter(&lengths[rows.clone()], few.limit)
                }
            }
            _ => 0,
        };
        missed[word] |= (lacking & !ended) << bit;
        unknown[word] |= ended << bit;
        at += rows.len();
        row = rows.end;
    }
}

/// Comparing 64 rows with two instructions of AVX-512, which no plain loop is compiled to.
#[cfg(target_arch = "x86_64")]
mod wide {
    use std::arch::x86_64::{
        _mm512_cmplt_epu16_mask, _mm512_loadu_si512, _mm512_set1_epi16, _mm512_sub_epi16,
    };

    use super::Few;

    #[target_feature(enable = "avx2,bmi2,avx512f,avx512bw")]
    pub(super) fn mark(
        from: &[u16],
        to: &[u16],
        lengths: Option<&[u16]>,
        few: Few,
        start: usize,
        missed: &mut [u64],
        unknown: &mut [u64],
    ) {
        let below = |from: &[u16], to: &[u16], hours: u16| match (
            <&[u16; 64]>::try_from(from),
            <&[u16; 64]>::try_from(to),
        ) {
            (Ok(from), Ok(to)) => below(from, to, hours),
            _ => super::below(from, to, hours),
        };
        super::mark_with(below, from, to, lengths, few, start, missed, unknown);
    }

    #[inline]
    #[target_feature(enable = "avx2,bmi2,avx512f,avx512bw")]
    fn below(from: &[u16; 64], to: &[u16; 64], hours: u16) -> u64 {
        let hours = _mm512_set1_epi16(hours.cast_signed());
        let half = |at: usize| {
            let (from, to): (&[u16], &[u16]) = (&from[at..at + 32], &to[at..at + 32]);
            // SAFETY: each slice has 32 numbers of 16 bits, and the loads need no alignment.
            let (from, to) =
                unsafe { (_mm512_loadu_si512(from.as_ptr().cast()), _mm512_loadu_si512(to.as_ptr().cast())) };
            u64::from(_mm512_cmplt_epu16_mask(_mm512_sub_epi16(to, from), hours))
        };
        half(0) | half(32) << 32
    }
}

/// A bit for each of at most 64 rows whose difference is below `hours`.
#[inline(always)]
fn below(from: &[u16], to: &[u16], hours: u16) -> u64 {
    let mut flags = [0_u8; 64];
    if let (Ok(from), Ok(to)) = (<&[u16; 64]>::try_from(from), <&[u16; 64]>::try_from(to)) {
        for (flag, (from, to)) in flags.iter_mut().zip(from.iter().zip(to)) {
            *flag = u8::from(to.wrapping_sub(*from) < hours);
        }
    } else {
        for (flag, (from, to)) in flags.iter_mut().zip(from.iter().zip(to)) {
            *flag = u8::from(to.wrapping_sub(*from) < hours);
        }
    }
    gather(&flags)
}

/// A bit for each of at most 64 rows whose calendar is shorter than `limit`.
#[inline(always)]
fn shorter(lengths: &[u16], limit: u16) -> u64 {
    let mut flags = [0_u8; 64];
    for (flag, length) in flags.iter_mut().zip(lengths) {
        *flag = u8::from(*length < limit);
    }
    gather(&flags)
}

/// The lowest bits of 64 bytes as one word.
#[inline(always)]
fn gather(flags: &[u8; 64]) -> u64 {
    let eights = flags.chunks_exact(8).zip(0..);
    eights.fold(0, |word, (eight, place)| {
        let eight = u64::from_le_bytes(eight.try_into().expect("chunks of eight"));
        // Multiplying moves the eight low bits side by side into the highest byte.
        word | (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (place * 8)
    })
}
