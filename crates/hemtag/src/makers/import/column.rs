//! The columns that an import understands, by our own names (those of the export), and the words that Swedish,
//! English and other registers use for them.

use std::sync::OnceLock;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    MakerId,
    Name,
    OrganisationNumber,
    Web,
    Sni,
    OwnWords,
    Example,
    MakerAsStated,
    Certificates,
    CertificateIssuer,
    CertificateNumber,
    CertificateFrom,
    CertificateUntil,
    CertificatesNotHeld,
    CertificatesCompleteOn,
    SiteId,
    SiteName,
    Address,
    PostalCode,
    Locality,
    Kommun,
    County,
    Country,
    Latitude,
    Longitude,
    Position,
    Place,
    OfferId,
    Process,
    ProcessName,
    Materials,
    Largest,
    LargestLength,
    LargestWidth,
    LargestHeight,
    LargestDiameter,
    Smallest,
    Heaviest,
    Tolerance,
    ToleranceIt,
    ThinnestWall,
    SmallestSeries,
    LargestSeries,
    Series,
    Stages,
    Prototype,
    PilotSeries,
    FullScale,
    LeadTime,
    Sourcing,
    Newcomers,
    MachineGroup,
    FreeWeeks,
    OfferAsStated,
    EvidenceLevel,
    EvidenceOn,
    EvidenceBy,
    FactEvidence,
    UpdatedOn,
}

/// How sure it is that a head means a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Some of its words are those of a column, or it is one letter off.
    Likely,
    /// It is our own name or a word that is known to mean it.
    Sure,
    /// The mapping file or a person said so.
    Stated,
}

struct Known {
    field: Field,
    code: &'static str,
    /// Separated by `;`.
    words: &'static str,
}

/// Our own names are stable: they are the heads of the export and the keys of a mapping file.
#[rustfmt::skip]
const KNOWN: &[Known] = &[
    Known { field: Field::MakerId, code: "maker_id", words: "supplier id;facility id;company id;leverantörsnummer" },
    Known { field: Field::Name, code: "name", words: "namn;företag;företagsnamn;företagets namn;tillverkare;tillverkarens namn;organisation;organisationsnamn;bolag;bolagsnamn;firma;leverantör;leverantörsnamn;company;company name;maker;maker name;manufacturer;manufacturer name;supplier;supplier name;vendor;facility name;organization;organization name;legal name;business name" },
    Known { field: Field::OrganisationNumber, code: "organisation_number", words: "organisationsnummer;organisationsnr;org nr;orgnr;org.nr;org nummer;orgnummer;registreringsnummer;vat;vat number;vat no;momsnummer;momsregnr;organization number;company number;company registration number;registration number;corporate identity number;business id;personnummer;personnr;personal identity number" },
    Known { field: Field::Web, code: "web", words: "webb;webbplats;webbsida;hemsida;hemsideadress;url;website;web site;web address;homepage;home page;company website" },
    Known { field: Field::Sni, code: "sni", words: "sni;sni kod;sni koder;snikod;sni 2007;sni2007;bransch;branschkod;nace;nace code;industry code" },
    Known { field: Field::OwnWords, code: "own_words", words: "beskrivning;presentation;om företaget;verksamhet;verksamhetsbeskrivning;egna ord;description;about;company description;overview;summary" },
    Known { field: Field::Example, code: "example", words: "exempel;påhittad" },
    Known { field: Field::MakerAsStated, code: "as_stated", words: "" },
    Known { field: Field::Certificates, code: "certificates", words: "certifikat;certifieringar;certifiering;ledningssystem;kvalitetssystem;certificate;certification;certifications;quality certifications;quality system;approvals;accreditations" },
    Known { field: Field::CertificateIssuer, code: "certificate_issuer", words: "utgivare;certifieringsorgan;certifikatutgivare;certifikat utgivare;utfärdare;issuer;certification body;certificate issued by" },
    Known { field: Field::CertificateNumber, code: "certificate_number", words: "certifikatnummer;certifikat nr;certificate no;certificate registration number" },
    Known { field: Field::CertificateFrom, code: "certificate_valid_from", words: "certifikat från;certifikat gäller från;gäller från;giltig från;valid from;issued on;issue date" },
    Known { field: Field::CertificateUntil, code: "certificate_valid_until", words: "certifikat till;certifikat gäller till;certifikat giltigt till;gäller till;gäller t o m;giltig till;giltigt till;giltighetstid;valid until;valid to;expires;expiry;expiry date;expiration date" },
    Known { field: Field::CertificatesNotHeld, code: "certificates_not_held", words: "certifikat saknas;saknade certifikat;certificates not held" },
    Known { field: Field::CertificatesCompleteOn, code: "certificates_complete_on", words: "certifikatlistan fullständig;certificates complete" },
    Known { field: Field::SiteId, code: "site_id", words: "cfar;cfar nr;cfarnr;arbetsställenummer;arbetsställe nr;plant id;workplace number" },
    Known { field: Field::SiteName, code: "site_name", words: "arbetsställe;arbetsställets namn;anläggning;fabrik;verkstad;site;plant;plant name;factory;workplace" },
    Known { field: Field::Address, code: "address", words: "adress;gatuadress;besöksadress;postadress;gata;street;street address;visiting address;address line 1" },
    Known { field: Field::PostalCode, code: "postal_code", words: "postnummer;postnr;post nr;postkod;zip;zip code;zipcode;postcode;post code" },
    Known { field: Field::Locality, code: "locality", words: "ort;postort;stad;tätort;city;town;post town" },
    Known { field: Field::Kommun, code: "kommun", words: "kommunkod;kommunnamn;municipality;municipality code" },
    Known { field: Field::County, code: "county", words: "län;länskod;region;landskap;state;province;county name" },
    Known { field: Field::Country, code: "country", words: "land;landskod;nation;country code" },
    Known { field: Field::Latitude, code: "latitude", words: "latitud;lat;breddgrad;y koordinat;gps lat" },
    Known { field: Field::Longitude, code: "longitude", words: "longitud;lon;lng;long;längdgrad;x koordinat;gps long;gps lon;gps lng" },
    Known { field: Field::Position, code: "position", words: "koordinater;koordinat;gps;gps koordinater;lat lon;lat long;latlong;latlng;coordinates;gps coordinates;geo;geolocation" },
    Known { field: Field::Place, code: "place", words: "plats;läge;location;place as stated;based in" },
    Known { field: Field::OfferId, code: "offer_id", words: "capability id;erbjudande id" },
    Known { field: Field::Process, code: "process", words: "processer;process kod;tillverkningsprocess;tillverkningsprocesser;tillverkningsmetod;tillverkningsmetoder;tillverkningssätt;metod;metoder;teknik;tekniker;förmåga;förmågor;kapabilitet;processes;manufacturing process;manufacturing processes;capability;capabilities;process capability;process capabilities;production capabilities;services;service;tjänster;technology;technologies" },
    Known { field: Field::ProcessName, code: "process_name", words: "processnamn" },
    Known { field: Field::Materials, code: "materials", words: "material;materialslag;bearbetade material;typical materials;material capability;material capabilities;materials worked" },
    Known { field: Field::Largest, code: "largest", words: "största del;största mått;max mått;maxmått;största detalj;största storlek;arbetsområde;max storlek;max size;maximum size;max part size;maximum part size;work envelope;working envelope;build volume;bed size;max dimensions" },
    Known { field: Field::LargestLength, code: "largest_length_mm", words: "max längd;maxlängd;största längd;längd max;max length;maximum length;largest length;x travel;max x" },
    Known { field: Field::LargestWidth, code: "largest_width_mm", words: "max bredd;maxbredd;största bredd;bredd max;max width;maximum width;largest width;y travel;max y" },
    Known { field: Field::LargestHeight, code: "largest_height_mm", words: "max höjd;maxhöjd;största höjd;höjd max;max height;maximum height;largest height;z travel;max z" },
    Known { field: Field::LargestDiameter, code: "largest_diameter_mm", words: "max diameter;maxdiameter;största diameter;diameter max;maximum diameter;largest diameter;swing" },
    Known { field: Field::Smallest, code: "smallest_mm", words: "minsta del;minsta mått;minsta detalj;min mått;min size;minimum size;smallest part" },
    Known { field: Field::Heaviest, code: "heaviest_kg", words: "max vikt;maxvikt;största vikt;högsta vikt;tyngsta del;max weight;maximum weight;max mass;max part weight;heaviest part" },
    Known { field: Field::Tolerance, code: "tolerance", words: "tolerans;toleranser;finaste tolerans;snävaste tolerans;bästa tolerans;toleransklass;finest tolerance;best tolerance;tightest tolerance;tolerances;tolerance class;accuracy;noggrannhet" },
    Known { field: Field::ToleranceIt, code: "tolerance_it", words: "it grad;it klass;it grade" },
    Known { field: Field::ThinnestWall, code: "thinnest_wall_mm", words: "tunnaste vägg;minsta väggtjocklek;min väggtjocklek;väggtjocklek;min wall thickness;minimum wall thickness;thinnest wall;wall thickness" },
    Known { field: Field::SmallestSeries, code: "smallest_series", words: "minsta serie;minsta antal;min antal;min serie;moq;minimum order quantity;min order quantity;minimum quantity;min quantity;min batch;smallest batch" },
    Known { field: Field::LargestSeries, code: "largest_series", words: "största serie;största antal;max antal;max serie;maximum quantity;max quantity;max batch;largest batch" },
    Known { field: Field::Series, code: "series", words: "serier;seriestorlek;serie;volym;batch size;typical batch size;quantity range;volume" },
    Known { field: Field::Stages, code: "stages", words: "skede;skeden;steg;stage;production stage;production stages" },
    Known { field: Field::Prototype, code: "prototype", words: "prototyp;prototyper;prototypes;prototyping" },
    Known { field: Field::PilotSeries, code: "pilot_series", words: "nollserie;nollserier;pilotserie;pilot;pilot production" },
    Known { field: Field::FullScale, code: "full_scale", words: "serieproduktion;full skala;fullskala;series production;full production;mass production" },
    Known { field: Field::LeadTime, code: "lead_time_days", words: "ledtid;leveranstid;lead time;leadtime;delivery time;turnaround" },
    Known { field: Field::Sourcing, code: "sourcing", words: "egen eller partner;var arbetet görs;utförs;in house or partner;in house;inhouse;performed by" },
    Known { field: Field::Newcomers, code: "newcomers", words: "nya produktägare;nya kunder;tar emot nya;nybörjare;new product owners;new customers;startups welcome;newcomers welcome" },
    Known { field: Field::MachineGroup, code: "machine_group", words: "maskingrupp;maskinpark;machine group" },
    Known { field: Field::FreeWeeks, code: "free_weeks", words: "lediga veckor;ledig tid;ledig kapacitet;beläggning ledig;free capacity;available capacity;spare capacity" },
    Known { field: Field::OfferAsStated, code: "offer_as_stated", words: "" },
    Known { field: Field::EvidenceLevel, code: "evidence_level", words: "underlag;underlagets nivå;styrkt av;evidence;verification level;trust level" },
    Known { field: Field::EvidenceOn, code: "evidence_on", words: "uppgiften från;underlag datum;kontrollerad;kontrolldatum;verifierad datum;date verified;verified on;last verified;last confirmed;senast bekräftad" },
    Known { field: Field::EvidenceBy, code: "evidence_by", words: "uppgiftslämnare;kontrollerad av;verifierad av;källa;verified by;source;data source" },
    Known { field: Field::FactEvidence, code: "fact_evidence", words: "" },
    Known { field: Field::UpdatedOn, code: "updated_on", words: "" },
];

impl Field {
    /// All, in the order of the export.
    pub fn all() -> impl Iterator<Item = Field> {
        KNOWN.iter().map(|known| known.field)
    }

    /// Our own name: the head in an export, the word in a mapping file.
    #[must_use]
    pub fn code(self) -> &'static str {
        KNOWN.iter().find(|k| k.field == self).map_or("", |k| k.code)
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Field> {
        KNOWN.iter().find(|k| k.code == code).map(|k| k.field)
    }

    /// Says something of a site.
    #[must_use]
    pub fn is_of_site(self) -> bool {
        (Field::SiteId..=Field::Place).contains(&self)
    }

    /// Says something of an offer, other than whose word it is.
    #[must_use]
    pub fn is_of_offer(self) -> bool {
        (Field::OfferId..=Field::OfferAsStated).contains(&self)
    }

    /// Says whose word the row is.
    #[must_use]
    pub fn is_of_evidence(self) -> bool {
        (Field::EvidenceLevel..=Field::EvidenceBy).contains(&self)
    }

    /// True where several columns may say it ("Process 1", "Process 2").
    #[must_use]
    pub fn takes_several(self) -> bool {
        matches!(
            self,
            Field::Process
                | Field::Materials
                | Field::Certificates
                | Field::Stages
                | Field::Sni
                | Field::FreeWeeks
        )
    }

    /// The words that are known to mean it, for the template.
    #[must_use]
    pub fn words(self) -> &'static str {
        KNOWN.iter().find(|k| k.field == self).map_or("", |k| k.words)
    }
}

/// The column that a head means, how sure, and the unit that stands in it.
#[must_use]
pub fn recognise(head: &str) -> Option<(Field, Sure, Option<String>)> {
    if let Some(field) = Field::from_code(head.trim()) {
        return Some((field, Sure::Sure, None));
    }
    // "Lediga veckor" is a head of its own, not "Lediga" in weeks.
    if let Some(field) = known_as(&words_of(head).concat()) {
        return Some((field, Sure::Sure, None));
    }
    let (bare, unit) = split_unit(head);
    let words = words_of(&bare);
    if words.is_empty() {
        return None;
    }
    let key = words.concat();
    let unnumbered = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut likely: Option<(usize, Field)> = None;
    for wording in wordings() {
        if wording.key == key || (wording.field.takes_several() && wording.key == unnumbered) {
            return Some((wording.field, Sure::Sure, unit));
        }
        // All its words stand in the head, and they are more than a small word.
        let weight = wording.key.len();
        let within = weight >= 5 && wording.words.iter().all(|w| words.contains(w));
        let near = weight >= 7 && one_letter_off(&wording.key, &key);
        if (within || near) && likely.is_none_or(|(before, _)| weight > before) {
            likely = Some((weight, wording.field));
        }
    }
    likely.map(|(_, field)| (field, Sure::Likely, unit))
}

/// A name or known word of a field, taken apart.
struct Wording {
    field: Field,
    words: Vec<String>,
    /// The words run together.
    key: String,
}

fn wordings() -> &'static [Wording] {
    static WORDINGS: OnceLock<Vec<Wording>> = OnceLock::new();
    WORDINGS.get_or_init(|| {
        let of = |known: &Known| -> Vec<Wording> {
            let all = std::iter::once(known.code).chain(known.words.split(';')).filter(|w| !w.is_empty());
            all.map(|wording| {
                let words = words_of(wording);
                Wording { field: known.field, key: words.concat(), words }
            })
            .collect()
        };
        KNOWN.iter().flat_map(of).collect()
    })
}

/// The field that has exactly this name or wording.
fn known_as(key: &str) -> Option<Field> {
    wordings().iter().find(|wording| !key.is_empty() && wording.key == key).map(|wording| wording.field)
}

const UNITS: [&str; 28] = [
    "mm", "cm", "dm", "m", "µm", "um", "tum", "in", "inch", "inches", "kg", "g", "ton", "t", "lb", "lbs",
    "st", "pcs", "days", "dagar", "dgr", "weeks", "veckor", "v", "h", "tim", "timmar", "hours",
];

/// "Max längd (mm)", "Max längd [mm]", "max_length_mm", "Max längd i mm": the head and its unit.
fn split_unit(head: &str) -> (String, Option<String>) {
    let head = head.trim().trim_end_matches([':', '*']).trim();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some((before, inside)) = head.strip_suffix(close).and_then(|h| h.rsplit_once(open)) {
            let inside = inside.trim().trim_start_matches("i ").trim();
            let unit = UNITS.contains(&inside.to_lowercase().as_str()).then(|| inside.to_owned());
            return (before.trim().to_owned(), unit);
        }
    }
    let cut = head.rsplit_once([' ', '_', ',']).filter(|(before, last)| {
        !before.trim().is_empty() && UNITS.contains(&last.to_lowercase().as_str()) && last.len() > 1
    });
    match cut {
        Some((before, unit)) => {
            let before = before.trim().trim_end_matches(" i").trim_end_matches(" in").trim_end_matches(',');
            (before.to_owned(), Some(unit.to_owned()))
        }
        None => (head.to_owned(), None),
    }
}

/// Lower case without dots and rings, CamelCase and marks taken apart.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase().map(|c| match c {
                'å' | 'ä' => 'a',
                'ö' => 'o',
                'é' => 'e',
                other => other,
            }));
        }
        before = c;
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn one_letter_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let skip = |s: &[char], n: usize| s.get(n..).map(<[char]>::to_vec).unwrap_or_default();
    skip(a, 1) == skip(b, 1)
        || skip(a, 1) == *b
        || skip(b, 1) == *a
        || (a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_own_name_and_no_word_means_two() {
        let mut seen = std::collections::BTreeMap::new();
        for known in KNOWN {
            assert_eq!(Field::from_code(known.code), Some(known.field));
            for word in std::iter::once(known.code).chain(known.words.split(';')).filter(|w| !w.is_empty()) {
                let key = words_of(word).concat();
                let before = seen.insert(key, known.code);
                assert!(
                    before.is_none_or(|b| b == known.code),
                    "'{word}' means {before:?} and {}",
                    known.code
                );
            }
        }
    }

    #[test]
    fn heads_are_recognised_in_both_languages_with_their_unit() {
        for (head, field, sure, unit) in [
            ("Företagsnamn", Field::Name, Sure::Sure, None),
            ("Org.nr", Field::OrganisationNumber, Sure::Sure, None),
            ("Organsationsnummer", Field::OrganisationNumber, Sure::Likely, None),
            ("Max längd (mm)", Field::LargestLength, Sure::Sure, Some("mm")),
            ("MaxLength_cm", Field::LargestLength, Sure::Sure, Some("cm")),
            ("Process 2", Field::Process, Sure::Sure, None),
            ("Manufacturing Process Capabilities", Field::Process, Sure::Likely, None),
            ("Ledtid (veckor)", Field::LeadTime, Sure::Sure, Some("veckor")),
            ("heaviest_kg", Field::Heaviest, Sure::Sure, None),
        ] {
            assert_eq!(recognise(head), Some((field, sure, unit.map(str::to_owned))), "{head}");
        }
        for head in ["Anmärkning", "Kontaktperson", "Telefon", ""] {
            assert_eq!(recognise(head), None, "{head}");
        }
    }
}
