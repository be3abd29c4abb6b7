//! The worker program: gives up what it does not need, then reads one file. People do not call it; `hemtag part` does.

use std::process::ExitCode;

use part::conversation::Limits;

fn main() -> ExitCode {
    let arguments: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let Some(limits) = Limits::of_arguments(&arguments) else {
        eprintln!(
            "hemtag-part-worker reads one CAD file for Hemtag and is not called by people. Use: hemtag part FILE\nSTEP: {}",
            if part_worker::occ::IS_BUILT_IN { "on" } else { part_worker::occ::HOW_TO_SWITCH_ON }
        );
        return ExitCode::from(2);
    };
    let mut output = match part_worker::limits::enter(limits) {
        Ok(output) => output,
        Err(error) => {
            eprintln!("hemtag-part-worker: the limits cannot be set ({error}); nothing is read without them");
            return ExitCode::FAILURE;
        }
    };
    match part_worker::answer(&mut std::io::stdin().lock(), &mut output, limits.memory) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hemtag-part-worker: {error}");
            ExitCode::FAILURE
        }
    }
}
