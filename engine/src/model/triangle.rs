//! The triangular distribution.

/// A triangular distribution from `low` to `high` with its peak at `mode`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangle {
    /// Smallest value.
    pub low: f64,
    /// Most likely value.
    pub mode: f64,
    /// Largest value.
    pub high: f64,
}

impl Triangle {
    /// From `low` to `high` with the peak at `mode`; the three must not fall.
    pub const fn new(low: f64, mode: f64, high: f64) -> Self {
        Triangle { low, mode, high }
    }

    /// A single value without doubt.
    pub const fn point(value: f64) -> Self {
        Triangle::new(value, value, value)
    }

    /// Whether there is any doubt at all.
    pub fn is_point(self) -> bool {
        self.low == self.high
    }

    /// The value below which a share `u` of the distribution lies, `u` from 0 to 1.
    #[inline]
    pub fn quantile(self, u: f64) -> f64 {
        let Triangle { low, mode, high } = self;
        let width = high - low;
        if width == 0.0 {
            return low;
        }
        let below = u <= (mode - low) / width;
        let squared = if below { u * (width * (mode - low)) } else { (1.0 - u) * (width * (high - mode)) };
        let distance = squared.sqrt();
        if below { low + distance } else { high - distance }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_follow_the_inverse_distribution() {
        let triangle = Triangle::new(0.0, 2.16, 4.0);
        assert_eq!(triangle.quantile(0.0), 0.0);
        assert_eq!(triangle.quantile(1.0), 4.0);
        assert!((triangle.quantile(0.54) - 2.16).abs() < 1e-12);
        assert!((triangle.quantile(0.1) - 0.864_f64.sqrt()).abs() < 1e-12);
        assert_eq!(Triangle::point(0.3).quantile(0.9), 0.3);
    }
}
