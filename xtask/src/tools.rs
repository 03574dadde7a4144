//! The programs that some tests need besides Rust.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program outside the workspace that some tests run.
pub(crate) struct Tool {
    /// What it is.
    pub(crate) name: &'static str,
    /// Debian package that brings it.
    pub(crate) package: &'static str,
    /// Programs or files, any one of which shows that it is there.
    signs: &'static [&'static str],
    /// Which tests skip without it.
    pub(crate) tests: &'static str,
}

/// Everything that Debian brings.
pub(crate) const DEBIAN: &[Tool] = &[
    Tool {
        name: "Chromium",
        package: "chromium",
        signs: &["chromium", "chromium-browser", "google-chrome"],
        tests: "the browser tests of the pages",
    },
    Tool {
        name: "ChromeDriver",
        package: "chromium-driver",
        signs: &["chromedriver"],
        tests: "the browser tests of the pages",
    },
    Tool {
        name: "LibreOffice Writer",
        package: "libreoffice-writer-nogui",
        signs: &["/usr/lib/libreoffice/program/libswlo.so"],
        tests: "opening Word reports in LibreOffice",
    },
    Tool {
        name: "LibreOffice Calc",
        package: "libreoffice-calc-nogui",
        signs: &["/usr/lib/libreoffice/program/libsclo.so"],
        tests: "opening Excel reports in LibreOffice",
    },
    Tool {
        name: "Poppler",
        package: "poppler-utils",
        signs: &["pdftotext"],
        tests: "looking at the converted reports",
    },
    Tool { name: "qpdf", package: "qpdf", signs: &["qpdf"], tests: "the structure of PDF reports" },
    Tool {
        name: "PostgreSQL",
        package: "postgresql",
        signs: &["pg_isready", "/usr/lib/postgresql"],
        tests: "the register in PostgreSQL",
    },
    Tool {
        name: "Noto fonts",
        package: "fonts-noto-core",
        signs: &["/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"],
        tests: "PDF reports; screenshots lack Arabic letters",
    },
    Tool {
        name: "Noto CJK fonts",
        package: "fonts-noto-cjk",
        signs: &["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"],
        tests: "PDF reports in Chinese; screenshots lack Chinese letters",
    },
];

impl Tool {
    pub(crate) fn is_present(&self) -> bool {
        self.signs.iter().any(|sign| match sign.strip_prefix('/') {
            Some(_) => Path::new(sign).exists(),
            None => on_path(sign),
        })
    }
}

/// Whether a program of this name lies in a folder of `PATH`.
pub(crate) fn on_path(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The load generator of `bench serve`; no test wants it.
const WRK: Tool =
    Tool { name: "wrk", package: "wrk", signs: &["wrk"], tests: "none; `bench serve` needs it" };

/// Installs wrk, as far as this machine lets us.
pub(crate) fn ensure_wrk() {
    if !WRK.is_present() {
        install_packages(&[&WRK]);
    }
}

/// Installs what is missing, as far as this machine lets us, and says what it did.
pub(crate) fn install(root: &Path) {
    let missing: Vec<&Tool> = DEBIAN.iter().filter(|tool| !tool.is_present()).collect();
    if !missing.is_empty() {
        install_packages(&missing);
    }
    install_axe(root);
    install_provider(root);
    install_schemathesis(root);
}

fn install_packages(missing: &[&Tool]) {
    let names: Vec<&str> = missing.iter().map(|tool| tool.package).collect();
    if !on_path("apt-get") {
        println!("No apt-get here: not installed: {}", names.join(", "));
        return;
    }
    println!("Installing {} (Debian packages)", names.join(", "));
    let mut prefix: Vec<&str> = Vec::new();
    if !is_root() {
        if !on_path("sudo") {
            println!("Not root and no sudo here: install them by hand.");
            return;
        }
        // -n: a test run must not stop to ask for a password.
        prefix = vec!["sudo", "-n"];
    }
    let run = |arguments: &[&str]| {
        let mut words = prefix.clone();
        words.push("apt-get");
        words.extend_from_slice(arguments);
        Command::new(words[0])
            .args(&words[1..])
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !run(&["update", "-qq"]) {
        println!("`apt-get update` failed; trying with the package lists at hand.");
    }
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend_from_slice(&names);
    if !run(&arguments) {
        // One package that this release does not know must not cost the others.
        for name in names {
            if !run(&["install", "-y", "-qq", "--no-install-recommends", name]) {
                println!("`apt-get install {name}` failed.");
            }
        }
    }
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0".as_slice())
}

/// Where the accessibility checker lies that the browser tests inject.
pub(crate) const AXE: &str = ".test-tools/node_modules/axe-core/axe.min.js";

/// Where the provider of identities lies through which the tests of the pages sign in. A folder of
/// its own: npm takes away what it did not put there in the same run.
pub(crate) const PROVIDER: &str = ".test-tools/provider/node_modules/oidc-provider/package.json";

fn install_axe(root: &Path) {
    install_from_npm(root, AXE, ".test-tools", "axe-core@4.14.1");
}

fn install_provider(root: &Path) {
    install_from_npm(root, PROVIDER, ".test-tools/provider", "oidc-provider@9");
}

/// Installs a package into `prefix` unless `sign` shows that it is there.
fn install_from_npm(root: &Path, sign: &str, prefix: &str, package: &str) {
    if root.join(sign).is_file() {
        return;
    }
    if !on_path("npm") {
        println!("No npm here: {package} not installed.");
        return;
    }
    println!("Installing {package} into {prefix} (npm)");
    let done = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--no-save"])
        .args(["--prefix", prefix, package])
        .current_dir(root)
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !done {
        println!("npm could not install {package}.");
    }
}

/// Where the machine lies that makes requests up from the description of the interface.
pub(crate) const SCHEMATHESIS: &str = ".test-tools/schemathesis/bin/schemathesis";

/// Installs Schemathesis into an environment of its own, so that nothing of the machine changes.
fn install_schemathesis(root: &Path) {
    if root.join(SCHEMATHESIS).is_file() {
        return;
    }
    if !on_path("python3") {
        println!("No Python here: Schemathesis not installed.");
        return;
    }
    println!("Installing Schemathesis into .test-tools/schemathesis (pip)");
    let run = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .current_dir(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let made = run("python3", &["-m", "venv", ".test-tools/schemathesis"])
        && run(
            ".test-tools/schemathesis/bin/python",
            &["-m", "pip", "install", "-q", "--disable-pip-version-check", "schemathesis==4.32.5"],
        );
    if !made {
        println!(
            "pip could not install Schemathesis (python3-venv has to be there, and a network)."
        );
    }
}

/// One line for each tool that is still missing: what will not be tested.
pub(crate) fn consequences(root: &Path) -> Vec<String> {
    let mut lines: Vec<String> = DEBIAN
        .iter()
        .filter(|tool| !tool.is_present())
        .map(|tool| format!("{} ({}) is missing: skips {}", tool.name, tool.package, tool.tests))
        .collect();
    if !root.join(AXE).is_file() {
        lines.push("axe-core is missing: skips the accessibility checks of the pages".to_owned());
    }
    if !root.join(PROVIDER).is_file() {
        lines.push("oidc-provider is missing: skips signing in through a provider".to_owned());
    }
    if !root.join(SCHEMATHESIS).is_file() {
        lines.push(
            "Schemathesis is missing: skips the made-up requests to the interface".to_owned(),
        );
    }
    if !root.join("../shared").is_dir() {
        lines.push("../shared is missing: skips the tests on the real texts".to_owned());
    }
    lines
}
