//! The same for programs that read XMP (ISO 16684-1), and to which standards the file is made.

use super::{PROGRAM, dictionary, keywords, name};
use crate::model::document::Document;
use crate::model::words::Words;
use lopdf::{ObjectId, Stream};

/// Adds the metadata, which is not compressed, so that programs find it without knowing PDF.
pub fn add(pdf: &mut lopdf::Document, document: &Document<'_>, words: &Words, title: &str) -> ObjectId {
    let keys = dictionary([("Type", name("Metadata")), ("Subtype", name("XML"))]);
    pdf.add_object(Stream::new(keys, packet(document, words, title).into_bytes()).with_compression(false))
}

/// ISO 19005 knows the schema of ISO 14289 only where it is described.
const UA_SCHEMA: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

fn packet(document: &Document<'_>, words: &Words, title: &str) -> String {
    let [title, subject, keywords] = [title, &document.question, &keywords(document)].map(escape);
    let day = document.period.last_day();
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{PROGRAM}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{UA_SCHEMA}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        language = words.tag,
        bom = '\u{FEFF}'
    )
}

/// Text as XML holds it; without what XML cannot hold.
fn escape(text: &str) -> String {
    let visible = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    let visible: String = visible.collect();
    visible.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
