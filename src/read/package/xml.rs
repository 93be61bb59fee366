//! Small XML parts: their elements with attributes, by local name.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// The attributes of an element.
pub struct Element<'a>(&'a BytesStart<'a>);

impl Element<'_> {
    /// The value of the attribute of this local name.
    pub fn get(&self, name: &str) -> Option<String> {
        attribute(self.0, name)
    }
}

/// The value of an element's attribute, by local name.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// Calls `each` with the local name and attributes of every element, up to the end or the first fault.
pub fn elements(xml: &[u8], mut each: impl FnMut(&str, Element<'_>)) {
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e) | Event::Empty(e)) => each(e.local_name().as_ref(), Element(&e)),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// What `take` makes of the first element of this local name.
pub fn first_of<T>(xml: &[u8], name: &str, take: impl Fn(Element<'_>) -> Option<T>) -> Option<T> {
    let mut found = None;
    elements(xml, |n, e| {
        if found.is_none() && n == name {
            found = take(e);
        }
    });
    found
}

/// A reader that forgives what spreadsheet programs forgive.
pub fn reader<R: std::io::BufRead>(input: R) -> quick_xml::Reader<R> {
    let mut reader = quick_xml::Reader::from_reader(input);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    reader
}
