//! Figures that say by how much something moved: which way, and how far whatever the way.

use crate::domain::{Aspect, Quantity, Trend};

pub fn is_change(quantity: &Quantity) -> bool {
    quantity.aspect == Some(Aspect::Change)
}

/// Which way a figure goes: by its words, or by its minus. A bare 12% goes either way.
pub fn trend(quantity: &Quantity) -> Option<Trend> {
    let ends = [quantity.low, quantity.point, quantity.high];
    let negative = ends.iter().flatten().all(|end| end.is_sign_negative() && !end.is_zero());
    quantity.direction.or_else(|| negative.then_some(Trend::Down))
}

/// The figure without its way: a fall of 12% and -12% are both 12%.
pub fn size(quantity: &Quantity) -> Quantity {
    let negative = trend(&Quantity { direction: None, ..quantity.clone() }).is_some();
    if !negative {
        return quantity.clone();
    }
    let without_sign = |end: Option<rust_decimal::Decimal>| end.map(|end| -end);
    Quantity {
        point: without_sign(quantity.point),
        low: without_sign(quantity.high),
        high: without_sign(quantity.low),
        ..quantity.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Comparison, Difference, Direction, compare};
    use super::*;
    use crate::domain::Dimension;
    use rust_decimal::Decimal;

    fn share(point: i64) -> Quantity {
        Quantity { point: Some(Decimal::from(point)), ..Quantity::new("", Dimension::Share, "%") }
    }

    fn change(point: i64, direction: Trend) -> Quantity {
        Quantity { direction: Some(direction), aspect: Some(Aspect::Change), ..share(point) }
    }

    #[test]
    fn a_fall_is_no_rise_however_alike_the_numbers() {
        let compared = compare(&change(12, Trend::Down), &change(12, Trend::Up));
        assert_eq!(compared.result, Comparison::Inconsistent);
        assert_eq!(compared.direction, Some(Direction::ClaimLow));
        assert_eq!(compared.differs, Some(Difference::Direction { claimed: Trend::Down, evidenced: Trend::Up }));
        let back = compare(&change(12, Trend::Up), &share(-12));
        assert_eq!((back.result, back.direction), (Comparison::Inconsistent, Some(Direction::ClaimHigh)));
    }

    #[test]
    fn a_minus_is_a_fall_and_a_bare_number_goes_either_way() {
        for evidence in [share(-12), share(12), change(12, Trend::Down)] {
            assert_eq!(compare(&change(12, Trend::Down), &evidence).result, Comparison::Consistent);
        }
        assert_eq!(compare(&change(12, Trend::Down), &share(-15)).result, Comparison::Inconsistent);
    }

    #[test]
    fn a_minus_is_only_a_minus_where_nothing_moves() {
        assert_eq!(compare(&share(-12), &share(12)).result, Comparison::Inconsistent);
        assert_eq!(compare(&share(-12), &share(-12)).result, Comparison::Consistent);
    }

    #[test]
    fn a_change_is_not_where_it_stands() {
        let level = Quantity { aspect: Some(Aspect::Level), ..share(12) };
        let compared = compare(&change(12, Trend::Down), &level);
        assert_eq!(compared.result, Comparison::Incomparable);
        assert_eq!(compared.differs, Some(Difference::Aspect { claimed: Aspect::Change, evidenced: Aspect::Level }));
    }

    #[test]
    fn a_change_of_degrees_has_no_zero_to_shift_by() {
        let degrees = |point: i64, unit: &str| Quantity {
            point: Some(Decimal::new(point, 1)),
            aspect: Some(Aspect::Change),
            ..Quantity::new("", Dimension::Temperature, unit)
        };
        assert_eq!(compare(&degrees(15, "Cel"), &degrees(27, "[degF]")).result, Comparison::Consistent);
    }

    #[test]
    fn what_is_doubtful_is_compared_with_nothing() {
        let doubtful = Quantity { doubt: Some(crate::domain::Doubt::DecimalComma), ..share(12) };
        for (one, other) in [(&doubtful, &share(12)), (&share(12), &doubtful)] {
            assert_eq!(compare(one, other).differs, Some(Difference::Doubt));
        }
    }
}
