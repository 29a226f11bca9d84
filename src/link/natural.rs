//! A natural number of any size: what every link is, before it is written in letters and digits.

/// A natural number, lowest limb first, without zero limbs at the top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Natural(Vec<u32>);

impl Natural {
    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// Multiplies by at most 2^32 and adds less than 2^32.
    pub fn multiply_add(&mut self, factor: u64, addend: u64) {
        let mut carry = addend;
        for limb in &mut self.0 {
            let product = u64::from(*limb) * factor + carry;
            (*limb, carry) = (product as u32, product >> 32);
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Divides by 1 to 2^32 and returns the remainder.
    pub fn divide(&mut self, divisor: u64) -> u64 {
        let mut remainder = 0;
        for limb in self.0.iter_mut().rev() {
            let part = remainder << 32 | u64::from(*limb);
            (*limb, remainder) = ((part / divisor) as u32, part % divisor);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        remainder
    }

    /// The number with these digits, the highest first.
    pub fn from_digits(digits: impl IntoIterator<Item = u8>, base: u64) -> Self {
        let (mut number, mut group, mut size) = (Natural::default(), 0, 1);
        for digit in digits {
            (group, size) = (group * base + u64::from(digit), size * base);
            // Digits go in by groups, because each step walks the whole number.
            if size * base > u64::from(u32::MAX) {
                number.multiply_add(size, group);
                (group, size) = (0, 1);
            }
        }
        number.multiply_add(size, group);
        number
    }

    /// Its digits, the highest first; none for zero.
    pub fn digits(mut self, base: u64) -> Vec<u8> {
        let (mut in_group, mut size) = (1, base);
        while size * base <= u64::from(u32::MAX) {
            (in_group, size) = (in_group + 1, size * base);
        }
        let mut digits = Vec::new();
        while !self.is_zero() {
            let mut group = self.divide(size);
            for _ in 0..in_group {
                digits.push((group % base) as u8);
                group /= base;
            }
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        digits.reverse();
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_lead_back_to_the_number() {
        for base in [2, 10, 62, 256] {
            for length in 0..40_u64 {
                let digits: Vec<u8> = (0..length).map(|at| ((at * 37 + 1) % base) as u8).collect();
                let digits: Vec<u8> = digits.into_iter().skip_while(|digit| *digit == 0).collect();
                assert_eq!(Natural::from_digits(digits.clone(), base).digits(base), digits);
            }
        }
    }

    #[test]
    fn dividing_undoes_multiplying() {
        let mut number = Natural::default();
        let steps: [(u64, u64); 5] =
            [(7, 6), (1 << 32, u64::from(u32::MAX)), (1, 0), (238_331, 5), (1 << 32, 0)];
        for (factor, addend) in steps {
            number.multiply_add(factor, addend);
        }
        for (factor, addend) in steps.into_iter().rev() {
            assert_eq!(number.divide(factor), addend);
        }
        assert!(number.is_zero());
    }
}
