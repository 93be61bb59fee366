//! Peak memory of the program itself, for portfolios of several sizes.

use crate::workbook;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Prints the peak memory of a whole build for each number of workbooks.
pub fn memory(dir: &Path, source: &Path, sizes: &[u64]) {
    for size in sizes {
        let part = dir.join(format!("part-{size}"));
        std::fs::create_dir_all(&part).unwrap();
        for n in 0..*size {
            let from = workbook(source, n);
            std::fs::copy(&from, part.join(from.file_name().unwrap())).unwrap();
        }
        match peak(&part, &dir.join("out")) {
            Some(kib) => println!("peak memory            {size:>4} workbooks: {:>5} MiB", kib / 1024),
            None => println!("peak memory            {size:>4} workbooks: cannot be read on this system"),
        }
    }
}

/// Runs a build and watches the high-water mark that Linux keeps for it.
fn peak(source: &Path, out: &Path) -> Option<u64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_packwright"))
        .args(["build", "-q", "-o"])
        .args([out, source])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().unwrap().is_none() {
        peak = high_water(&status).or(peak);
        std::thread::sleep(Duration::from_millis(2));
    }
    peak
}

fn high_water(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
