//! `claim edit --figure PLACE=FIGURE`: one figure of a claim anew, which settles what was doubtful about it.

use crate::cli::failure::Failure;
use claimbench::domain::Quantity;
use claimbench::language;

/// One figure in the place that it takes among those of its claim.
#[derive(Debug, Clone)]
pub struct Placed {
    place: usize,
    figure: String,
}

/// Reads `2=3.8%`.
pub fn placed(given: &str) -> Result<Placed, String> {
    let read = given.split_once('=').and_then(|(place, figure)| Some((place.trim().parse().ok()?, figure)));
    match read {
        Some((place, figure)) if place > 0 => Ok(Placed { place, figure: figure.to_owned() }),
        _ => Err("write the figure's place and what it is, such as 2=3.8%".to_owned()),
    }
}

/// The claim's figures with those given in their places. What a figure counts and which way it goes stays, where the
/// new words do not tell.
pub fn settled(given: &[Placed], mut figures: Vec<Quantity>) -> Result<Vec<Quantity>, Failure> {
    let count = figures.len();
    for Placed { place, figure } in given {
        let read = language::quantity::settled(figure)?;
        let Some(old) = figures.get_mut(place - 1) else { return Err(no_such_place(*place, count)) };
        *old = Quantity {
            measure: read.measure.or(old.measure.take()),
            direction: read.direction.or(old.direction),
            aspect: read.aspect.or(old.aspect),
            ..read
        };
    }
    Ok(figures)
}

fn no_such_place(place: usize, count: usize) -> Failure {
    let has = match count {
        0 => "the claim has no figure".to_owned(),
        1 => "the claim has 1 figure".to_owned(),
        _ => format!("the claim has {count} figures"),
    };
    Failure::misuse(
        format!("there is no figure {place}: {has}"),
        "Figures are numbered as claim show lists them; --quantity gives them all anew.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimbench::domain::{Doubt, Trend};

    #[test]
    fn a_settled_figure_keeps_what_the_new_words_do_not_tell() {
        let read = language::quantity::quantities("Sales fell 3,8% and 5m of them left.");
        let figures: Vec<Quantity> = read.into_iter().map(|found| found.quantity).collect();
        assert_eq!(figures[0].doubt, Some(Doubt::DecimalComma));
        let settled = settled(&[placed("1=3.8%").unwrap()], figures).unwrap_or_default();
        assert_eq!((settled[0].doubt, settled[0].direction), (None, Some(Trend::Down)));
    }

    #[test]
    fn a_place_is_a_number_from_one_on() {
        assert!(placed("2=-5%").is_ok());
        for given in ["0=5%", "5%", "x=5%", "-1=5%"] {
            assert!(placed(given).is_err(), "{given}");
        }
    }
}
