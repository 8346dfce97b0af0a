//! The exact size of a unit: what `km2` is in `m2`, so that quantities of one dimension can be laid side by side.
//!
//! Currencies are not here: no rate is exact, and none is the same tomorrow.

use super::Dimension;
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A unit as a line through its dimension's base unit: `base = value * scale + offset`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// What is measured in it.
    pub dimension: Dimension,
    /// How many base units one of it has.
    pub scale: Decimal,
    /// Zero for all but temperatures.
    pub offset: Decimal,
}

impl Unit {
    /// For a change, which no zero shifts.
    pub fn of_changes(self) -> Unit {
        Unit { offset: Decimal::ZERO, ..self }
    }

    /// The value in the base unit; none where 28 digits do not hold it.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.scale)?.checked_add(self.offset)
    }
}

/// What is known of a unit's size. `ton` and `deg` have none: nobody can tell which ton, or degrees of what.
pub fn unit(code: &str) -> Option<Unit> {
    UNITS.get(code).copied()
}

/// Dimension, code, scale, offset. The sizes are those of UCUM: exact definitions, with the year at 365.25 days and the
/// month at a twelfth of it. The base of temperature is Fahrenheit, in which Celsius is an exact decimal and not the
/// other way round.
const TABLE: &str = "
    area m2 1            area km2 1000000     area ha 10000          area cm2 0.0001
    area mi2 2589988.110336  area ft2 0.09290304  area yd2 0.83612736  area acre 4046.8564224
    length m 1           length km 1000       length cm 0.01         length mm 0.001
    length um 0.000001   length nm 0.000000001  length mi 1609.344   length nmi 1852
    length yd 0.9144     length ft 0.3048     length in 0.0254
    mass kg 1            mass g 0.001         mass mg 0.000001       mass ug 0.000000001
    mass ct 0.0002       mass t 1000          mass lb 0.45359237   mass oz 0.028349523125  mass stone 6.35029318
    volume l 1           volume ml 0.001      volume cl 0.01         volume hl 100
    volume m3 1000       volume km3 1000000000000  volume ft3 28.316846592  volume gal 3.785411784
    volume bbl 158.987294928
    speed km/h 1         speed m/s 3.6        speed mi/h 1.609344    speed kn 1.852
    power W 1            power kW 1000        power MW 1000000       power GW 1000000000
    power TW 1000000000000  power hp 745.69987158227
    energy J 1           energy kJ 1000       energy Wh 3600         energy kWh 3600000
    energy MJ 1000000    energy GJ 1000000000  energy TJ 1000000000000  energy PJ 1000000000000000
    energy kcal 4184     energy eV 0.0000000000000000001602176634
    energy MWh 3600000000  energy GWh 3600000000000  energy TWh 3600000000000000
    data By 1            data kBy 1000        data MBy 1000000       data GBy 1000000000
    data TBy 1000000000000  data PBy 1000000000000000  data EBy 1000000000000000000
    data bit 0.125       data Mbit 125000     data Gbit 125000000
    frequency Hz 1       frequency kHz 1000   frequency MHz 1000000  frequency GHz 1000000000
    pressure Pa 1        pressure hPa 100     pressure kPa 1000      pressure MPa 1000000
    pressure bar 100000  pressure mbar 100    pressure psi 6894.757293168  pressure mmHg 133.322387415
    torque Nm 1          torque lbft 1.3558179483314
    share % 1            share ppm 0.0001     share ppb 0.0000001
    duration ns 0.000000001  duration us 0.000001
    duration s 1         duration ms 0.001    duration min 60        duration h 3600
    duration d 86400     duration wk 604800   duration mo 2629800    duration a 31557600
";

const TEMPERATURES: [(&str, &str, &str); 3] = [("[degF]", "1", "0"), ("Cel", "1.8", "32"), ("K", "1.8", "-459.67")];

static UNITS: LazyLock<HashMap<&str, Unit>> = LazyLock::new(|| {
    let fields: Vec<&str> = TABLE.split_whitespace().collect();
    let sized = fields.chunks_exact(3).filter_map(|row| {
        let unit = Unit { dimension: row[0].parse().ok()?, scale: row[2].parse().ok()?, offset: Decimal::ZERO };
        Some((row[1], unit))
    });
    let warm = TEMPERATURES.iter().filter_map(|(code, scale, offset)| {
        let (scale, offset) = (scale.parse().ok()?, offset.parse().ok()?);
        Some((*code, Unit { dimension: Dimension::Temperature, scale, offset }))
    });
    sized.chain(warm).collect()
});
