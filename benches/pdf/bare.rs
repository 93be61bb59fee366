//! The bare cost of the same pages: printpdf alone puts as many texts on as many pages, without layout, tags or fonts.

use printpdf::{
    BuiltinFont, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, TextMatrix,
};

/// A file of so many pages, with these texts shared out among them; gives its length.
pub fn write(pages: usize, texts: &[String]) -> usize {
    let mut document = PdfDocument::new("bare");
    for texts in texts.chunks(texts.len().div_ceil(pages).max(1)) {
        document.pages.push(PdfPage::new(Mm(297.0), Mm(210.0), ops(texts)));
    }
    document.save(&PdfSaveOptions::default(), &mut Vec::new()).len()
}

fn ops(texts: &[String]) -> Vec<Op> {
    let font = PdfFontHandle::Builtin(BuiltinFont::Helvetica);
    let mut ops = vec![Op::StartTextSection, Op::SetFont { font, size: Pt(8.0) }];
    for (at, text) in texts.iter().enumerate() {
        let (x, y) = (40.0 + (at % 9) as f32 * 80.0, 540.0 - (at / 9) as f32 * 11.0);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x), Pt(y)) });
        ops.push(Op::ShowText { items: vec![TextItem::Text(text.clone())] });
    }
    ops.push(Op::EndTextSection);
    ops
}
