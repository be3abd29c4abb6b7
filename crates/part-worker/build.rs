//! Builds the shim over Open CASCADE where its headers are on the machine, and leaves STEP out where they are not.

use std::path::{Path, PathBuf};

/// Where distributions put the headers; `HEMTAG_OPENCASCADE` names another folder (`include` and `lib` below it).
const PLACES: [&str; 3] =
    ["/usr/include/opencascade", "/usr/local/include/opencascade", "/opt/homebrew/include/opencascade"];

/// Where the reader of STEP stands: from 7.8 on in one library.
const STEP: [&str; 1] = ["TKDESTEP"];
const STEP_BEFORE_7_8: [&str; 2] = ["TKXDESTEP", "TKSTEP"];

/// Every symbol of the shim stands in one of these or those above; the linker leaves out those that are not needed.
const LIBRARIES: [&str; 15] = [
    "TKXSBase",
    "TKXCAF",
    "TKLCAF",
    "TKCDF",
    "TKMesh",
    "TKFillet",
    "TKBO",
    "TKPrim",
    "TKShHealing",
    "TKTopAlgo",
    "TKGeomAlgo",
    "TKBRep",
    "TKG3d",
    "TKMath",
    "TKernel",
];

fn main() {
    println!("cargo::rustc-check-cfg=cfg(opencascade)");
    println!("cargo::rerun-if-changed=shim");
    println!("cargo::rerun-if-env-changed=HEMTAG_OPENCASCADE");
    let named = std::env::var_os("HEMTAG_OPENCASCADE").map(PathBuf::from);
    let headers = match &named {
        // `HEMTAG_OPENCASCADE=off` builds without it, on purpose.
        Some(folder) if folder == Path::new("off") => None,
        Some(folder) => Some(folder.join("include/opencascade")),
        None => PLACES.iter().map(PathBuf::from).find(|p| p.join("STEPCAFControl_Reader.hxx").is_file()),
    };
    watch(headers.as_deref());
    let Some(headers) = headers else {
        println!(
            "cargo::warning=Open CASCADE was not found: STEP files will be refused. Install \
             libocct-data-exchange-dev and libocct-modeling-algorithms-dev (Debian) and build again."
        );
        return;
    };
    for (name, source) in [("hemtag_occ", "read.cpp"), ("hemtag_occ_sample", "sample.cpp")] {
        let compiled = cc::Build::new()
            .cpp(true)
            .std("c++17")
            .opt_level(2)
            .include(&headers)
            .file(Path::new("shim").join(source))
            .flag_if_supported("-Wno-deprecated-declarations")
            .try_compile(name);
        if let Err(error) = compiled {
            println!(
                "cargo::warning=Open CASCADE's headers are here, but the shim over it was not compiled ({error}): STEP \
                 files will be refused. Install a C++ compiler (g++) and build again."
            );
            return;
        }
    }
    if let Some(folder) = named {
        println!("cargo::rustc-link-search=native={}", folder.join("lib").display());
    }
    let is_older = version(&headers).is_some_and(|version| version < (7, 8));
    let step: &[&str] = if is_older { &STEP_BEFORE_7_8 } else { &STEP };
    for library in step.iter().chain(&LIBRARIES) {
        println!("cargo::rustc-link-lib=dylib={library}");
    }
    println!("cargo::rustc-cfg=opencascade");
}

/// Which version the headers are of, its first two numbers.
fn version(headers: &Path) -> Option<(u32, u32)> {
    let text = std::fs::read_to_string(headers.join("Standard_Version.hxx")).ok()?;
    let number = |name: &str| -> Option<u32> {
        text.lines().find_map(|line| line.strip_prefix("#define ")?.strip_prefix(name)?.trim().parse().ok())
    };
    Some((number("OCC_VERSION_MAJOR ")?, number("OCC_VERSION_MINOR ")?))
}

/// Looks again when the headers come or go. A path that is not there counts as changed every time, so where they are not
/// found the folder that would hold theirs is watched.
fn watch(headers: Option<&Path>) {
    match headers {
        Some(headers) => {
            println!("cargo::rerun-if-changed={}", headers.join("Standard_Version.hxx").display());
        }
        None => PLACES
            .iter()
            .filter_map(|place| Path::new(place).parent())
            .filter(|folder| folder.is_dir())
            .for_each(|folder| println!("cargo::rerun-if-changed={}", folder.display())),
    }
}
