//! Rules about figures beside the evidence's: figure-contradicts, figure-stretch, scale-slip, measure-mismatch.

use super::Severity;
use super::entry::{Entry, Finding, Inspection, RuleText};
use super::look::{Look, Ruling};
use crate::domain::{
    Claim, Credibility, Directness, EvidenceNumber, Modifier, Quantity, Reliability, Rule, Stance, StoredEvidence,
    Verdict,
};
use crate::judgement::comparison::{Compared, Comparison, Difference, Direction};
use crate::judgement::figures::{Pair, figures, pairs};

/// A figure of a piece of evidence beside the figure of the claim that it belongs to.
#[derive(Clone)]
struct Fit<'a> {
    evidence: EvidenceNumber,
    claimed: &'a Quantity,
    evidenced: &'a Quantity,
    compared: Compared,
    strength: (Credibility, Reliability, bool),
}

impl<'a> Fit<'a> {
    fn of(claim: &'a Claim, stored: &'a StoredEvidence) -> Vec<Self> {
        let evidence = &stored.evidence;
        let is_primary = evidence.directness == Some(Directness::Primary);
        let strength = (evidence.credibility, stored.source.reliability, !is_primary);
        let fit = |Pair { claimed, evidenced, compared, .. }: Pair<'a>| Self {
            evidence: evidence.number,
            claimed,
            evidenced,
            compared,
            strength,
        };
        let pairs = pairs(claim, evidence);
        if pairs.is_empty() {
            return figures(claim, evidence).map(fit).into_iter().collect();
        }
        pairs.into_iter().map(fit).collect()
    }

    fn is_comparable(&self) -> bool {
        self.compared.result != Comparison::Incomparable
    }

    /// `E7 has “19.3%”, the claim “nearly 20%”`.
    fn beside(&self) -> String {
        format!("{} has “{}”, the claim “{}”", self.evidence, self.evidenced.raw, self.claimed.raw)
    }

    fn side(&self) -> &'static str {
        match self.compared.direction {
            Some(Direction::ClaimHigh) => "too high",
            Some(Direction::ClaimLow) => "too low",
            None => "off",
        }
    }
}

fn fits<'a>(look: &Look<'a>, evidence: &[&'a StoredEvidence]) -> Vec<Fit<'a>> {
    evidence.iter().flat_map(|stored| Fit::of(&look.dossier.claim, stored)).collect()
}

/// For each figure of the claim, that of the best decisive evidence: the most credible, then from the most reliable source,
/// then the primary; among equals the one that fits best. Of them the worst.
fn worst_of_the_best<'a>(look: &Look<'a>, ruling: &Ruling<'a>) -> Option<Fit<'a>> {
    let comparable: Vec<Fit<'a>> = fits(look, &ruling.decisive).into_iter().filter(Fit::is_comparable).collect();
    let best = |claimed: &'a Quantity| {
        let of_it = comparable.iter().filter(|fit| std::ptr::eq(fit.claimed, claimed));
        of_it.min_by_key(|fit| (fit.strength, fit.compared.result)).cloned()
    };
    look.dossier.claim.quantities.iter().filter_map(best).max_by_key(|fit| fit.compared.result)
}

pub static FIGURE_CONTRADICTS: Entry = Entry {
    text: RuleText {
        rule: Rule::FigureContradicts,
        severity: Severity::Error,
        wants: "A claim that counts as supported has a figure that its best evidence allows.",
        why: "Words like nearly or about leave room, and the comparison grants it. Beyond that room the figure is \
              wrong, whatever else holds: then the verdict or a modifier says so.",
        source: "Desk practice; the room that each word leaves is this program's own table (quantities).",
        way_out: "claimbench claim show {claim}, then another verdict, or say what is wrong with this one: claimbench \
                  status {claim} mostly_supported --modifier {modifier} --because \"... [{evidence}] ...\"",
    },
    inspection: Inspection::OfClaim(figure_contradicts),
};

fn figure_contradicts(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let said_so = [Modifier::Exaggerated, Modifier::Understated, Modifier::Outdated];
        if !ruling.verdict.affirms() || ruling.status.modifiers.iter().any(|modifier| said_so.contains(modifier)) {
            return None;
        }
        let fit = worst_of_the_best(look, ruling).filter(|fit| fit.compared.result == Comparison::Inconsistent)?;
        let modifier = match fit.compared.direction {
            Some(Direction::ClaimLow) => Modifier::Understated,
            Some(Direction::ClaimHigh) | None => Modifier::Exaggerated,
        };
        let reason = format!("{}, which is {}; yet the verdict is {}.", fit.beside(), fit.side(), ruling.name());
        Some(Finding::new(reason).evidence(fit.evidence).blank("modifier", modifier))
    };
    look.verdicts.iter().filter_map(find).collect()
}

pub static FIGURE_STRETCH: Entry = Entry {
    text: RuleText {
        rule: Rule::FigureStretch,
        severity: Severity::Warning,
        wants: "A claim that counts as fully supported has a figure that fits without good will.",
        why: "“Nearly 20%” for 18% is not false, and not quite right either. Mostly supported says so, or a better \
              figure in the text.",
        source: "Desk practice; where a stretch begins is this program's own table (quantities).",
        way_out: "claimbench status {claim} mostly_supported --because \"... [{evidence}] ...\", or claimbench check \
                  waive {claim} figure-stretch --reason \"...\"",
    },
    inspection: Inspection::OfClaim(figure_stretch),
};

fn figure_stretch(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let fit = worst_of_the_best(look, ruling).filter(|fit| fit.compared.result == Comparison::Stretch)?;
        let reason = format!("{}, which is {} and fits only at a stretch.", fit.beside(), fit.side());
        (ruling.verdict == Verdict::Supported).then(|| Finding::new(reason).evidence(fit.evidence))
    };
    look.verdicts.iter().filter_map(find).collect()
}

pub static SCALE_SLIP: Entry = Entry {
    text: RuleText {
        rule: Rule::ScaleSlip,
        severity: Severity::Warning,
        wants: "Claim and evidence do not differ by a thousand or a million times.",
        why: "Million for billion is the commonest slip with large figures, and the eye reads over it.",
        source: "Desk practice: millions and billions stand on every fact-checker's list.",
        way_out: "claimbench fix propose {claim} --to \"...\" --because \"... [{evidence}] ...\", or mend the figure: \
                  claimbench claim edit {claim} --quantity FIGURE",
    },
    inspection: Inspection::OfClaim(scale_slip),
};

fn scale_slip(look: &Look<'_>) -> Vec<Finding> {
    // A refuted claim is known to be wrong.
    if look.main().is_some_and(|ruling| ruling.verdict.denies()) {
        return Vec::new();
    }
    let speaks = |stance| matches!(stance, Stance::Supports | Stance::Refutes | Stance::Mixed);
    let evidence: Vec<_> = look.standing().filter(|stored| speaks(stored.evidence.stance)).collect();
    let slips = fits(look, &evidence).into_iter().filter(|fit| fit.compared.scale_slip);
    slips
        .map(|fit| {
            Finding::new(format!("{}: about a thousand or a million times {}.", fit.beside(), fit.side()))
                .evidence(fit.evidence)
        })
        .collect()
}

pub static MEASURE_MISMATCH: Entry = Entry {
    text: RuleText {
        rule: Rule::MeasureMismatch,
        severity: Severity::Warning,
        wants: "The evidence counts what the claim counts.",
        why: "Casualties are not deaths, and employees are not jobs. A figure for one proves nothing about the other.",
        source: "Desk practice: the first question to any figure is what exactly was counted.",
        way_out: "claimbench evidence add {claim} --source S --stance supports --quantity FIGURE ..., or mend the \
                  claim's figure: claimbench claim edit {claim} --quantity FIGURE",
    },
    inspection: Inspection::OfClaim(measure_mismatch),
};

fn measure_mismatch(look: &Look<'_>) -> Vec<Finding> {
    let find = |ruling: &Ruling<'_>| {
        let fits = fits(look, &ruling.decisive);
        // Another piece of evidence has the figure that counts.
        if fits.iter().any(Fit::is_comparable) {
            return None;
        }
        fits.iter().find_map(|fit| match &fit.compared.differs {
            Some(Difference::Measure { claimed, evidenced }) => {
                let counts = |measure: &str| measure.replace('_', " ");
                let reason = format!(
                    "The claim counts {} (“{}”), {} counts {} (“{}”).",
                    counts(claimed),
                    fit.claimed.raw,
                    fit.evidence,
                    counts(evidenced),
                    fit.evidenced.raw
                );
                Some(Finding::new(reason).evidence(fit.evidence))
            }
            _ => None,
        })
    };
    look.verdicts.iter().filter_map(find).collect()
}
