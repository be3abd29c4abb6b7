//! Writes a sample solid as STEP to standard output: `cargo run -p part-worker --example sample -- 'RECIPE' [UNIT]`. The
//! recipe is that of `shim/sample.cpp`; the unit MM, M or INCH.

use std::io::Write;

fn main() -> std::process::ExitCode {
    let mut arguments = std::env::args().skip(1);
    let recipe = arguments.next().unwrap_or_default();
    let unit = arguments.next().unwrap_or_else(|| "MM".to_owned());
    let Some(step) = part_worker::occ::sample(&recipe, &unit) else {
        eprintln!(
            "The recipe was not understood, or Open CASCADE is not built in. Try: '+ box 0 0 0 10 20 30'"
        );
        return std::process::ExitCode::from(2);
    };
    match std::io::stdout().write_all(&step) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_) => std::process::ExitCode::FAILURE,
    }
}
