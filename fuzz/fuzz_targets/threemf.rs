//! 3MF: a whole package, or the model in one, which begins with `<` and is packed here.
#![no_main]

use hemtag_fuzz::{
    packed,
    part::{no_solids, read_as},
};
use libfuzzer_sys::{Corpus, fuzz_target};
use part::read::Format;

const TYPES: &[u8] = br#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>"#;

const RELATIONS: &[u8] = br#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/>
</Relationships>"#;

fuzz_target!(|bytes: &[u8]| -> Corpus {
    if !bytes.starts_with(b"<") {
        return read_as(Format::ThreeMf, bytes, no_solids);
    }
    let package =
        packed(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("3D/3dmodel.model", bytes)]);
    read_as(Format::ThreeMf, &package, no_solids)
});
