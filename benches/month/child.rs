//! Peak memory of the program itself, for portfolios of several sizes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Prints the peak memory of a whole run of a command for each number of workbooks, the first of `files`.
pub fn memory(command: &str, dir: &Path, files: &[PathBuf], sizes: &[usize]) {
    for size in sizes {
        let part = dir.join(format!("part-{size}"));
        let _ = std::fs::remove_dir_all(&part);
        std::fs::create_dir_all(&part).unwrap();
        for from in files.iter().take(*size) {
            std::fs::copy(from, part.join(from.file_name().unwrap())).unwrap();
        }
        match peak(command, &part, &dir.join("out")) {
            Some(kib) => println!("peak memory            {size:>4} workbooks: {:>5} MiB", kib / 1024),
            None => println!("peak memory            {size:>4} workbooks: cannot be read on this system"),
        }
    }
}

/// Runs the command and watches the high-water mark that Linux keeps for it.
fn peak(command: &str, source: &Path, out: &Path) -> Option<u64> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_packwright"))
        .args([command, "-q", "-o"])
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
