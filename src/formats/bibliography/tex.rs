//! TeX as bibliographies have it, to plain text: accents, letters and signs by their commands, braces and fonts taken off.
//! A command that is not known here stays as it is written, so that nobody takes the rest for the whole.

use unicode_normalization::UnicodeNormalization;

/// Prose has ligatures (`--`, ``` `` ```); an address has none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Prose,
    Address,
}

/// The text of a value.
pub fn text(tex: &str, setting: Setting) -> String {
    let signs: Vec<char> = tex.chars().collect();
    let mut reader =
        Reader { signs: &signs, at: 0, out: String::with_capacity(tex.len()), setting, accents: Vec::new(), depth: 0 };
    reader.run();
    reader.out
}

struct Reader<'t> {
    signs: &'t [char],
    at: usize,
    out: String,
    setting: Setting,
    /// Marks that wait for their letter, with the depth at which they were set.
    accents: Vec<(char, usize)>,
    depth: usize,
}

impl Reader<'_> {
    fn run(&mut self) {
        while let Some(sign) = self.next() {
            match sign {
                '\\' => self.command(),
                '{' => self.depth += 1,
                '}' => {
                    self.depth = self.depth.saturating_sub(1);
                    // An accent over nothing is none.
                    let depth = self.depth;
                    self.accents.retain(|(_, at)| *at <= depth);
                }
                '~' if self.setting == Setting::Prose => self.put(' '),
                '$' if self.math() => {}
                '-' | '`' | '\'' if self.setting == Setting::Prose => self.ligature(sign),
                sign if sign.is_whitespace() && !self.accents.is_empty() => {}
                sign => self.put(sign),
            }
        }
    }

    fn next(&mut self) -> Option<char> {
        let sign = self.signs.get(self.at).copied();
        self.at += usize::from(sign.is_some());
        sign
    }

    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    /// A sign with the marks that wait for it; only what was put together here is composed, for the rest is the file's.
    fn put(&mut self, sign: char) {
        if self.accents.is_empty() {
            return self.out.push(sign);
        }
        let marks = self.accents.drain(..).rev().map(|(mark, _)| mark);
        self.out.extend(std::iter::once(sign).chain(marks).nfc());
    }

    fn put_all(&mut self, text: &str) {
        text.chars().for_each(|sign| self.put(sign));
    }

    fn ligature(&mut self, sign: char) {
        let run = 1 + self.signs[self.at..].iter().take(2).take_while(|next| **next == sign).count();
        let (used, set) = match (sign, run) {
            ('-', 3) => (3, '\u{2014}'),
            ('-', 2) => (2, '\u{2013}'),
            ('`', 2..) => (2, '\u{201C}'),
            ('\'', 2..) => (2, '\u{201D}'),
            _ => (1, sign),
        };
        self.at += used - 1;
        self.put(set);
    }

    fn command(&mut self) {
        let Some(first) = self.next() else { return self.put('\\') };
        if !first.is_ascii_alphabetic() {
            return self.sign(first);
        }
        let mut name = String::from(first);
        while let Some(letter) = self.peek().filter(char::is_ascii_alphabetic) {
            name.push(letter);
            self.at += 1;
        }
        if let Some(mark) = accent(&name).filter(|_| name.len() == 1 && self.setting == Setting::Prose) {
            self.skip_blanks();
            return self.accents.push((mark, self.depth));
        }
        if let Some((_, set)) = LETTERS.iter().find(|(known, _)| *known == name) {
            self.end_of_word();
            return self.put_all(set);
        }
        match name.as_str() {
            "href" => {
                let address = self.argument();
                if self.setting == Setting::Address {
                    self.argument();
                    self.out.push_str(&text(&address, Setting::Address));
                }
            }
            "url" | "path" | "nolinkurl" => {
                let address = self.argument();
                self.out.push_str(&text(&address, Setting::Address));
            }
            "enquote" | "mkbibquote" => {
                let inner = self.argument();
                let inner = text(&inner, self.setting);
                self.put_all(&format!("\u{201C}{inner}\u{201D}"));
            }
            "textsuperscript" | "textsubscript" => {
                let inner = self.argument();
                let digits = if name == "textsuperscript" { SUPERSCRIPT } else { SUBSCRIPT };
                let inner = text(&inner, self.setting);
                self.put_all(&raised(&inner, digits));
            }
            name if SILENT.contains(&name) => self.end_of_word(),
            name => {
                self.out.push('\\');
                self.put_all(name);
            }
        }
    }

    /// A command of one sign.
    fn sign(&mut self, sign: char) {
        match sign {
            ',' | ';' | ':' | ' ' | '\n' | '\t' | '\\' if self.setting == Setting::Prose => self.put(' '),
            '!' | '/' | '-' | '@' | '(' | ')' if self.setting == Setting::Prose => {}
            '\'' | '`' | '^' | '"' | '~' | '=' | '.' => self.accent_sign(sign),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => self.put(sign),
            other => {
                self.out.push('\\');
                self.put(other);
            }
        }
    }

    /// `\~{}` is the sign itself; in an address `\~` is, too.
    fn accent_sign(&mut self, sign: char) {
        let over_nothing = self.signs[self.at..].starts_with(&['{', '}']);
        if over_nothing || self.setting == Setting::Address {
            self.at += if over_nothing { 2 } else { 0 };
            return self.put(sign);
        }
        match accent(&sign.to_string()) {
            Some(mark) => {
                self.skip_blanks();
                self.accents.push((mark, self.depth));
            }
            None => self.put(sign),
        }
    }

    /// Blanks behind a command end its name, and so do empty braces.
    fn end_of_word(&mut self) {
        if self.signs[self.at..].starts_with(&['{', '}']) {
            self.at += 2;
        } else {
            self.skip_blanks();
        }
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    /// The text in the braces that follow, still as TeX; one sign where there are none.
    fn argument(&mut self) -> String {
        self.skip_blanks();
        if self.peek() != Some('{') {
            return self.next().map(String::from).unwrap_or_default();
        }
        self.at += 1;
        let (start, mut depth) = (self.at, 1_usize);
        while let Some(sign) = self.next() {
            match sign {
                '\\' => self.at += usize::from(self.peek().is_some()),
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return self.signs[start..self.at - 1].iter().collect();
            }
        }
        self.signs[start.min(self.at)..self.at].iter().collect()
    }

    /// `$x^2$` is set as text where it is a formula; "$5 to $7" is not one. True where it was one.
    fn math(&mut self) -> bool {
        if self.setting == Setting::Address {
            return false;
        }
        let rest = &self.signs[self.at..];
        let Some(end) = rest.iter().take(200).position(|sign| *sign == '$') else { return false };
        let inside = &rest[..end];
        let closed =
            inside.first().is_some_and(|c| !c.is_whitespace()) && inside.last().is_some_and(|c| !c.is_whitespace());
        let formal = inside.iter().any(|c| matches!(c, '\\' | '^' | '_' | '{'))
            || inside.len() == 1 && inside[0].is_alphabetic();
        if !closed || !formal {
            return false;
        }
        let formula: String = inside.iter().collect();
        self.at += end + 1;
        self.put_all(&set_formula(&formula));
        true
    }
}

/// A formula without its braces, small digits raised and lowered.
fn set_formula(formula: &str) -> String {
    let mut set = String::new();
    let signs: Vec<char> = formula.chars().collect();
    let mut at = 0;
    while at < signs.len() {
        let digits = match signs[at] {
            '^' => SUPERSCRIPT,
            '_' => SUBSCRIPT,
            sign => {
                set.push(sign);
                at += 1;
                continue;
            }
        };
        let braced = signs.get(at + 1) == Some(&'{');
        let from = at + 1 + usize::from(braced);
        let length =
            if braced { signs[from..].iter().position(|c| *c == '}').unwrap_or(signs.len() - from) } else { 1 };
        let inner: String = signs.iter().skip(from).take(length).collect();
        set.push_str(&raised(&inner, digits));
        at = from + length + usize::from(braced);
    }
    text(&set, Setting::Prose)
}

const SUPERSCRIPT: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPT: &str = "₀₁₂₃₄₅₆₇₈₉";

fn raised(text: &str, digits: &str) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|at| digits.chars().nth(at as usize)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// The mark that an accent's command sets over the letter behind it.
fn accent(name: &str) -> Option<char> {
    Some(match name {
        "'" => '\u{301}',
        "`" => '\u{300}',
        "^" => '\u{302}',
        "\"" => '\u{308}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "." => '\u{307}',
        "u" => '\u{306}',
        "v" => '\u{30C}',
        "H" => '\u{30B}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "r" => '\u{30A}',
        "b" => '\u{331}',
        "d" => '\u{323}',
        _ => return None,
    })
}

/// Letters and signs that have commands. The dotless letters take marks as the dotted ones do.
const LETTERS: &[(&str, &str)] = &[
    ("i", "i"),
    ("j", "j"),
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("textbackslash", "\\"),
    ("backslash", "\\"),
    ("textasciitilde", "~"),
    ("sim", "~"),
    ("textasciicircum", "^"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotedblleft", "“"),
    ("lq", "‘"),
    ("rq", "’"),
    ("textquotedblright", "”"),
    ("textquotesingle", "'"),
    ("textquotedbl", "\""),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("quotedblbase", "„"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("copyright", "©"),
    ("textcopyright", "©"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("S", "§"),
    ("P", "¶"),
    ("pounds", "£"),
    ("textsterling", "£"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("EUR", "€"),
    ("textyen", "¥"),
    ("textdollar", "$"),
    ("textcent", "¢"),
    ("textdegree", "°"),
    ("degree", "°"),
    ("circ", "°"),
    ("textunderscore", "_"),
    ("textperiodcentered", "·"),
    ("cdot", "·"),
    ("textbullet", "•"),
    ("textordmasculine", "º"),
    ("textordfeminine", "ª"),
    ("textgreater", ">"),
    ("textless", "<"),
    ("textbar", "|"),
    ("textexclamdown", "¡"),
    ("textquestiondown", "¿"),
    ("times", "×"),
    ("pm", "±"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("approx", "≈"),
    ("infty", "∞"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("prime", "′"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("BibTeX", "BibTeX"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("quad", " "),
    ("qquad", " "),
    ("newline", " "),
    ("space", " "),
    ("textnumero", "№"),
];

/// Commands that say how a text is set and not what it says.
const SILENT: &[&str] = &[
    "emph",
    "em",
    "textit",
    "it",
    "itshape",
    "textbf",
    "bf",
    "bfseries",
    "textsc",
    "sc",
    "scshape",
    "textrm",
    "rm",
    "rmfamily",
    "texttt",
    "tt",
    "ttfamily",
    "textsf",
    "sf",
    "textsl",
    "sl",
    "slshape",
    "textup",
    "textnormal",
    "textmd",
    "mbox",
    "hbox",
    "text",
    "mathrm",
    "mathit",
    "mathbf",
    "mathcal",
    "mathbb",
    "mathsf",
    "ensuremath",
    "underline",
    "uppercase",
    "lowercase",
    "small",
    "normalfont",
    "noopsort",
    "bibinfo",
    "mkbibemph",
    "protect",
    "relax",
    "nobreakspace",
    "allowbreak",
    "hskip",
    "left",
    "right",
    "tiny",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_and_letters_are_read_in_every_spelling() {
        for (tex, expected) in [
            (r"Garc{\'\i}a", "García"),
            (r"Garc\'{\i}a", "García"),
            (r"Garc\'\i a", "García"),
            (r"Garc{\'{\i}}a", "García"),
            (r#"Na{\"\i}m, Zo{\"e}"#, "Naïm, Zoë"),
            (r#"Gr{\"u}{\ss}"#, "Grüß"),
            (r"Luk{\'a}{\v s}, P{\v r}emysl", "Lukáš, Přemysl"),
            (r"{\.I}nan, Ay{\c s}e", "İnan, Ayşe"),
            (r"S{\o}ren, \'Alvarez", "Søren, Álvarez"),
            (r"\c{S}ahin {\DJ}{\^o}", "Şahin Đô"),
            (r"Ko\v ci\' c", "Kočić"),
            (r"\textit{The} {NASA} \& co.: 100\% --- sure", "The NASA & co.: 100% — sure"),
            (r"``Well'' pp.~3--7", "“Well” pp. 3–7"),
            (r"H$_2$O and $\alpha$, $x^{10}$", "H₂O and α, x¹⁰"),
            ("A ticket costs $5 now", "A ticket costs $5 now"),
            ("Even dollars $5 to $7", "Even dollars $5 to $7"),
            (r"Escaped \$5", "Escaped $5"),
            (r"\enquote{Rain} \unknown here", r"“Rain” \unknown here"),
            (r"\href{https://a.example}{A link}", "A link"),
            (r"\textbackslash{}x \textasciitilde{} -{}-", r"\x ~ --"),
        ] {
            assert_eq!(text(tex, Setting::Prose), expected, "{tex}");
        }
    }

    #[test]
    fn an_address_is_read_without_ligatures() {
        for (tex, expected) in [
            (r"https://example.org/\~{}ada/x", "https://example.org/~ada/x"),
            (r"{https://example.org/~ada/x}", "https://example.org/~ada/x"),
            (r"https://example.org/a\_b?x=1\&y=2\%20\#z", "https://example.org/a_b?x=1&y=2%20#z"),
            (r"https://example.org/\textasciitilde{}ada/x", "https://example.org/~ada/x"),
            (r"https://example.org/a--b---c?q=$b", "https://example.org/a--b---c?q=$b"),
            (r"\url{https://example.org/~ada/a_b%20c#d}", "https://example.org/~ada/a_b%20c#d"),
            (r"\href{https://example.org/a}{Link}", "https://example.org/a"),
        ] {
            assert_eq!(text(tex, Setting::Address), expected, "{tex}");
        }
    }

    proptest! {
        #[test]
        fn any_value_is_read(tex in r"[\\{}$~'`^_a-z \-]{0,40}") {
            text(&tex, Setting::Prose);
            text(&tex, Setting::Address);
        }
    }
}
