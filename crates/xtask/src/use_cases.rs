//! Every use case asks the table of access: a public async function of the program that is handed a `&Caller` calls `check`
//! or `may`, or hands its caller to one that does.
//!
//! Read from the source with `syn`. A function is known by its name; of functions with one name, each is looked at by itself,
//! and whoever calls the name must be able to rely on all of them.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Block, Expr, ExprCall, ExprMethodCall, FnArg, ImplItemFn, ItemFn, Pat, Signature, Type, Visibility,
    visit::{self, Visit},
};

/// What takes a caller without asking, and why that is right.
const ASKS_ELSEWHERE: [(&str, &str); 18] = [
    // Keeps that somebody looked; whether they may look was asked before.
    ("looks/mod.rs", "record"),
    ("needs/looks.rs", "record"),
    // Writes aid into the register, or less of it, within the use case that asked and decided.
    ("aid/grants.rs", "grant"),
    ("aid/lower.rs", "lower"),
    // Entries of the ledger and days, each within the use case that asked and decided.
    ("funding/money/keep.rs", "commit"),
    ("funding/money/keep.rs", "release"),
    ("funding/money/keep.rs", "pay"),
    ("funding/money/keep.rs", "recover"),
    ("funding/due/mod.rs", "set"),
    ("funding/due/mod.rs", "series"),
    ("funding/due/mod.rs", "add"),
    ("funding/due/mod.rs", "amend"),
    // Writes down who did what, within the use case that asked.
    ("src/events.rs", "append"),
    // The program's own tables, at its start: the caller is the program.
    ("initiatives/base.rs", "keep_base"),
    ("guides/base.rs", "keep_base"),
    ("validation/base.rs", "keep_base"),
    ("money/assignment.rs", "keep_base"),
    ("figures/keep.rs", "keep_tables"),
];

/// A function that is handed a caller.
struct Function {
    path: String,
    name: String,
    /// Public and async: a use case.
    is_use_case: bool,
    asks: bool,
    /// The names of the functions that it hands a caller to.
    hands_to: BTreeSet<String>,
}

/// What is wrong, a sentence each. `files` are paths with their text.
pub(crate) fn findings(files: &[(String, String)]) -> Vec<String> {
    let (mut functions, mut findings) = (Vec::new(), Vec::new());
    for (path, text) in files {
        if !path.starts_with("crates/hemtag/src/") {
            continue;
        }
        match syn::parse_file(text) {
            Ok(file) => Finder { path, functions: &mut functions }.visit_file(&file),
            Err(error) => findings.push(format!("{path}: cannot be read: {error}")),
        }
    }
    let mut ask: Vec<bool> = functions.iter().map(|function| function.asks).collect();
    loop {
        let mut by_name: BTreeMap<&str, bool> = BTreeMap::new();
        for (function, asks) in functions.iter().zip(&ask) {
            *by_name.entry(&function.name).or_insert(true) &= asks;
        }
        let now: Vec<bool> = functions
            .iter()
            .zip(&ask)
            .map(|(function, asks)| {
                *asks
                    || function
                        .hands_to
                        .iter()
                        .any(|name| by_name.get(name.as_str()).copied().unwrap_or(false))
            })
            .collect();
        if now == ask {
            break;
        }
        ask = now;
    }
    let is_excepted = |function: &Function| {
        ASKS_ELSEWHERE
            .iter()
            .any(|(room, name)| function.path.ends_with(room) && function.name.starts_with(name))
    };
    for (function, asks) in functions.iter().zip(ask) {
        if function.is_use_case && !asks && !is_excepted(function) {
            findings.push(format!(
                "{}: {} is handed a caller and never asks access.rs (check, may) what it may do",
                function.path, function.name
            ));
        }
    }
    findings
}

struct Finder<'f> {
    path: &'f str,
    functions: &'f mut Vec<Function>,
}

impl Finder<'_> {
    fn read(&mut self, visible: &Visibility, signature: &Signature, block: &Block) {
        let Some(caller) = signature.inputs.iter().find_map(caller_of) else { return };
        let mut body = Body { caller, asks: false, hands_to: BTreeSet::new() };
        body.visit_block(block);
        self.functions.push(Function {
            path: self.path.to_owned(),
            name: signature.ident.to_string(),
            is_use_case: matches!(visible, Visibility::Public(_)) && signature.asyncness.is_some(),
            asks: body.asks,
            hands_to: body.hands_to,
        });
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.read(&item.vis, &item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.read(&item.vis, &item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

/// The name of an argument of the type `&Caller`.
fn caller_of(argument: &FnArg) -> Option<String> {
    let FnArg::Typed(argument) = argument else { return None };
    let Type::Reference(reference) = &*argument.ty else { return None };
    let Type::Path(path) = &*reference.elem else { return None };
    let is_caller = path.path.segments.last().is_some_and(|segment| segment.ident == "Caller");
    let Pat::Ident(name) = &*argument.pat else { return None };
    is_caller.then(|| name.ident.to_string())
}

struct Body {
    caller: String,
    asks: bool,
    hands_to: BTreeSet<String>,
}

impl Body {
    /// Whether an expression is the caller, borrowed or held with a key.
    fn is_caller(&self, argument: &Expr) -> bool {
        match argument {
            Expr::Path(path) => path.path.is_ident(&self.caller),
            Expr::Reference(reference) => self.is_caller(&reference.expr),
            Expr::MethodCall(call) => self.is_caller(&call.receiver),
            _ => false,
        }
    }
}

impl<'ast> Visit<'ast> for Body {
    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(name) = path.path.segments.last().map(|segment| segment.ident.to_string())
            && call.args.iter().any(|argument| self.is_caller(argument))
        {
            self.asks |= name == "check";
            self.hands_to.insert(name);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.asks |= call.method == "may" && self.is_caller(&call.receiver);
        visit::visit_expr_method_call(self, call);
    }
}

#[cfg(test)]
mod tests {
    use super::findings;

    fn found(text: &str) -> usize {
        findings(&[("crates/hemtag/src/needs/keep.rs".to_owned(), text.to_owned())]).len()
    }

    #[test]
    fn a_use_case_that_asks_nobody_is_found() {
        for (text, wrong) in [
            ("pub async fn a(app: &App, caller: &Caller) { check(caller, X, Y)?; }", 0),
            ("pub async fn a(app: &App, caller: &Caller) { if caller.may(X, Y) {} }", 0),
            ("pub async fn a(app: &App, caller: &Caller) { b(app, caller).await }", 1),
            (
                "pub async fn a(app: &App, caller: &Caller) { b(app, caller).await } async fn b(app: &App, caller: &Caller) { check(caller, X, Y)?; }",
                0,
            ),
            (
                "pub async fn a(app: &App, caller: &Caller) { b(app).await } async fn b(app: &App, caller: &Caller) { check(caller, X, Y)?; }",
                1,
            ),
            (
                "pub async fn a(app: &App, caller: &Caller) { b(&caller.holding(k)) } fn b(who: &Caller) { check(who, X, Y) }",
                0,
            ),
            (
                "pub async fn a(app: &App, caller: &Caller) { b(caller) } fn b(caller: &Caller) { check(caller) } mod m { fn b(caller: &Caller) {} }",
                1,
            ),
            ("pub async fn a(app: &App) {}", 0),
            ("async fn a(caller: &Caller) {}", 0),
            ("pub async fn a(caller: &access::Caller) { check(other, X, Y) }", 1),
        ] {
            assert_eq!(found(text), wrong, "{text}");
        }
    }
}
