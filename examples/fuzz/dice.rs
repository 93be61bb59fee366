//! A die that falls the same way each time.

pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64, case: u64) -> Self {
        let mut dice =
            Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ case.wrapping_mul(0xD134_2543_DE82_EF95) | 1);
        (0..4).for_each(|_| _ = dice.throw());
        dice
    }

    pub fn throw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 up to and without `n`; 0 for none.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { (self.throw() >> 16) as usize % n }
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
