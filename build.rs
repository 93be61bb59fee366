//! Builds again when a template was added, changed or removed.

fn main() {
    println!("cargo:rerun-if-changed=templates");
}
