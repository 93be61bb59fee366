//! Decisions of layout, looked up in the drawing; and the file, read back.

mod sample;

use super::render;

/// Writes the sample documents to `target/pages` for people to look at.
#[test]
#[ignore = "writes files to look at"]
fn pages_to_look_at() {
    let (theme, fonts) = sample::look();
    std::fs::create_dir_all("target/pages").unwrap();
    for (name, document) in [("rich", sample::rich()), ("worst", sample::worst())] {
        let made = render(&document, &theme, &fonts);
        println!("{:#?}", made.findings);
        std::fs::write(format!("target/pages/{name}.pdf"), made.value).unwrap();
    }
}
