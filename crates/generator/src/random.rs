//! Streams of random numbers, one for each column, and the distributions drawn from them.

/// SplitMix64 (Steele, Lea and Flood 2014): small, fast, and good enough to draw registers.
#[derive(Debug, Clone)]
pub(crate) struct Stream(u64);

impl Stream {
    /// The stream of one column.
    pub(crate) fn of(seed: u64, column: &str) -> Stream {
        // FNV-1a of the name, so that a new column moves no other.
        let name = column.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut stream = Stream(seed ^ name);
        stream.next();
        stream
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly from 0 up to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Evenly from 0 to `end`, which is left out.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let scaled = (u128::from(self.next()) * end as u128) >> 64;
        usize::try_from(scaled).expect("below a usize")
    }

    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// Standard normal, by Box and Muller (1958).
    fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    pub(crate) fn log_normal(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// Gamma of shape 2: two exponentials.
    pub(crate) fn gamma_2(&mut self, scale: f64) -> f64 {
        let both = (1.0 - self.unit()) * (1.0 - self.unit());
        -scale * both.ln()
    }

    /// Evenly on the scale of logarithms.
    pub(crate) fn log_uniform(&mut self, low: f64, high: f64) -> f64 {
        self.between(low.ln(), high.ln()).exp()
    }

    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

/// Things with weights, drawn by them.
#[derive(Debug, Clone)]
pub(crate) struct Weighted<T> {
    things: Vec<T>,
    up_to: Vec<f64>,
}

impl<T: Copy> Weighted<T> {
    pub(crate) fn new(weighted: impl IntoIterator<Item = (T, f64)>) -> Weighted<T> {
        let (mut things, mut up_to, mut sum) = (Vec::new(), Vec::new(), 0.0);
        for (thing, weight) in weighted {
            sum += weight;
            things.push(thing);
            up_to.push(sum);
        }
        Weighted { things, up_to }
    }

    /// The first weighs 1, the n-th n to the power of −`exponent`.
    pub(crate) fn zipf(things: impl IntoIterator<Item = T>, exponent: f64) -> Weighted<T> {
        let ranks = std::iter::successors(Some(1.0_f64), |rank| Some(rank + 1.0));
        Weighted::new(things.into_iter().zip(ranks.map(|rank| rank.powf(-exponent))))
    }

    pub(crate) fn draw(&self, stream: &mut Stream) -> T {
        let at = stream.unit() * self.up_to.last().expect("there is something to draw");
        let place = self.up_to.partition_point(|&up_to| up_to <= at);
        self.things[place.min(self.things.len() - 1)]
    }
}

/// A whole number of at least `least`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is brought into range"
)]
pub(crate) fn whole(value: f64, least: u32) -> u32 {
    value.round().clamp(f64::from(least), f64::from(u32::MAX)) as u32
}

/// A whole number that fits into 16 bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is brought into range"
)]
pub(crate) fn small(value: f64, least: u16) -> u16 {
    value.round().clamp(f64::from(least), f64::from(u16::MAX - 1)) as u16
}
