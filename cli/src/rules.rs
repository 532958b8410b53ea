//! The rules of `check`: the codes of the library, and those that compare files.

use std::fmt;
use std::str::FromStr;

use daily_papers::{Code, Lints, Severity};

/// A rule, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// A rule about one page, which the library checks.
    Page(Code),
    /// The date of a digest that contradicts the path of its page.
    PathDate,
    /// A digest whose date another page has too.
    RepeatedDigest,
    /// A paper that another page has too.
    RepeatedPaper,
}

impl Rule {
    /// Returns all rules.
    pub(crate) fn all() -> impl Iterator<Item = Rule> {
        let across = [Rule::PathDate, Rule::RepeatedDigest, Rule::RepeatedPaper];
        Code::ALL.iter().copied().map(Rule::Page).chain(across)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Page(code) => code.name(),
            Rule::PathDate => "path-date",
            Rule::RepeatedDigest => "repeated-digest",
            Rule::RepeatedPaper => "repeated-paper",
        }
    }

    /// Returns the warning or the note of this name. Errors cannot be turned off.
    pub(crate) fn lint(name: &str) -> Result<Rule, String> {
        match name.parse::<Rule>() {
            Ok(rule) if rule.severity() < Severity::Error => Ok(rule),
            Ok(_) => Err(format!("`{name}` is an error, which is always reported")),
            Err(_) => Err(format!("`{name}` is not a code")),
        }
    }

    /// Returns the severity that the rule has unless an argument sets another.
    pub(crate) fn severity(self) -> Severity {
        match self {
            Rule::Page(code) => code.severity(),
            Rule::PathDate | Rule::RepeatedDigest | Rule::RepeatedPaper => Severity::Warning,
        }
    }

    /// Returns an explanation, in Markdown.
    pub(crate) fn explain(self) -> &'static str {
        match self {
            Rule::Page(code) => code.explain(),
            Rule::PathDate => {
                "The path of the page ends in a day, such as `2024/04/23.md`, and the digest has another
date. This is a warning: one of the two is wrong.

What to do: rename the page, or correct the date of the digest. The diagnostic
has no fix: only the author of the page knows which one is right.
"
            }
            Rule::RepeatedDigest => {
                "Another page has a digest of the same date. This is a warning: a reader of the
archive meets the day twice. A page that is named `README.md` may repeat a
digest. The code `duplicate-digest` reports two digests in one page.

What to do: delete one of the two digests, or correct its date. The diagnostic
has no fix: the digests may differ.
"
            }
            Rule::RepeatedPaper => {
                "Another page has a paper with the same arXiv identifier; versions are not
compared. This is a warning: the paper counts twice. A page that is named
`README.md` may repeat a paper. The code `duplicate-paper` reports a paper that
occurs twice in one page.

What to do: delete one of the two papers, or allow the rule if papers come
back on later days. The diagnostic has no fix: the papers may differ.
"
            }
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(name: &str) -> Result<Rule, String> {
        let rule = Rule::all().find(|rule| rule.name() == name);
        rule.ok_or_else(|| "no rule has this code".to_owned())
    }
}

/// A value of `--error`.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Raised {
    /// Every rule.
    All,
    /// One rule.
    One(Rule),
}

impl Raised {
    /// Returns the warning or the note of this name, or all for `all`.
    pub(crate) fn named(name: &str) -> Result<Raised, String> {
        if name == "all" { Ok(Raised::All) } else { Rule::lint(name).map(Raised::One) }
    }
}

/// The rules of a run, with their severities.
#[derive(Debug, Clone)]
pub(crate) struct Selection {
    only: Vec<Rule>,
    allowed: Vec<Rule>,
    raised: Vec<Raised>,
    /// The least severity that is shown.
    least: Severity,
}

impl Selection {
    /// Selects the rules `only`, or all if it is empty, without those that are `allowed`. Sets the
    /// severity of those that are `raised`.
    pub(crate) fn new(only: &[Rule], allowed: &[Rule], raised: &[Raised]) -> Selection {
        Selection {
            only: only.to_owned(),
            allowed: allowed.to_owned(),
            raised: raised.to_owned(),
            least: Severity::Note,
        }
    }

    /// Selects only what has this severity or a greater one.
    pub(crate) fn at_least(self, least: Severity) -> Selection {
        Selection { least, ..self }
    }

    /// Returns the severity of a rule. Returns `None` if it is not selected. Errors always are.
    pub(crate) fn severity(&self, rule: Rule) -> Option<Severity> {
        if rule.severity() == Severity::Error {
            return Some(Severity::Error);
        }
        let is_selected =
            (self.only.is_empty() || self.only.contains(&rule)) && !self.allowed.contains(&rule);
        let is_raised = |raised: &Raised| match raised {
            Raised::All => true,
            Raised::One(one) => *one == rule,
        };
        let raised = self.raised.iter().any(is_raised).then_some(Severity::Error);
        let severity = raised.unwrap_or(rule.severity());
        (is_selected && severity >= self.least).then_some(severity)
    }

    /// Returns the rules about one page.
    pub(crate) fn lints(&self) -> Lints {
        Code::ALL.iter().fold(Lints::none(), |lints, code| match self.severity(Rule::Page(*code)) {
            Some(severity) => lints.at(*code, severity),
            None => lints,
        })
    }
}
