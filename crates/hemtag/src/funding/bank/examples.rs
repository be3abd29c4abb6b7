//! A made-up bank for the demo, in both layouts, taken in as an officer takes in the real one. Nothing of the agency's bank is here.

use super::{import, store};
use crate::{access::Caller, app::App, funding::FundingError};

/// 2007–2013: letters broken as in the real tables, a zero, euro, a neighbour's region, several counties.
pub const FIRST: &str = "\
Ärende-ID,Projekt Starttid,Projekt Sluttid,Beviljat belopp - sek,Beviljat belopp - euro,Projektnamn,Projektbeskrivning,Pågår/Slut,Stödmottagare,Målprogram,Område,Insatsområde,Pågår/Slut_2,Offentlig finansiär,Län fördelning,Kommun fördelning,Laddningsdatum
900001,2008-01-01,2010-12-31,2400000,0,Prototypverkstad i fjällen (exempel),Påhittat. Ett nätverk där tillverkande företag och underleverantörer delar en verkstad för prototyper.,SLUT,Sökande 1 (exempel),Mål 2 Regional konkurrenskraft och sysselsättning,Mellersta Norrland,1 Näringslivsutveckling,SLUT,Påhittad kommun (exempel) = 400 000 || Påhittad region (exempel) = 800 000,Jämtland,Östersund,2016-10-14 01:22:49
900002,2009-03-01,2011-06-30,850000,0,Leverant\u{c3}\u{b6}rsutveckling i tv\u{c3}\u{a5} l\u{c3}\u{a4}n (exempel),Påhittat. \u{1d}Matchning\u{1d} mellan underleverantörer och industriföretag.,SLUT,Partner 2 AB (exempel),Mål 2 Regional konkurrenskraft och sysselsättning,Mellersta Norrland,1 Näringslivsutveckling,SLUT,,\"Jämtland, Västernorrland\",,2016-10-14 01:22:49
900003,2010-01-01,2012-12-31,0,120500,Trä över gränsen (exempel),Påhittat. Gemensam testbädd för tillverkning i trä.,SLUT,Påhittat träcentrum (exempel),Interreg IVA Gränsöverskridande samarbete,Botnia-Atlantica,Gränslöst samarbete,SLUT,Påhittat förbund (exempel) = 40 500,\"Västerbotten, Österbotten\",,2016-10-14 01:22:49
900004,2011-01-01,2011-12-31,0,0,Musik över gränsen (exempel),Påhittat.,SLUT,Ingen sökande svensk aktör,Interreg IVA Gränsöverskridande samarbete,Sverige-Norge,Gränslöst samarbete,SLUT,,,,2016-10-14 01:22:49
900005,2012-02-01,2014-12-31,6100000,0,Metallkluster (exempel),Påhittat kluster för verkstadsindustri med rådgivning och demonstration.,SLUT,Påhittat metallinstitut (exempel),Mål 2 Regional konkurrenskraft och sysselsättning,Norra Mellansverige,1 Innovation och förnyelse,SLUT,,\"Dalarna, Gävleborg, Värmland\",,2016-10-14 01:22:49
900006,2013-01-01,2014-06-30,1250000,0,Vandringsleder (exempel),Påhittat. Leder och skyltar.,SLUT,Påhittad turistförening (exempel),Mål 2 Regional konkurrenskraft och sysselsättning,Småland och Öarna,2 Tillgänglighet,SLUT,,Kalmar,,2016-10-14 01:22:49
";

/// 2014–2020.
pub const SECOND: &str = "\
ärende-id,stödmottagare,beviljat_belopp_sek,beviljat_belopp_eur,projektnamn,projektbeskrivning,projekt_starttid,projekt_sluttid,län,kommuner,uppdateringsdatum,område,insatsområde,tematiskt_mål
90000001,Sökande 2 (exempel),5200000,0,Testbädd för additiv tillverkning (exempel),Påhittat. Testmiljö där små företag prövar prototyper och pilotserier.,2015-09-01,2018-12-31,Västra Götaland,,2016-10-14 01:17:38,Västsverige,Stärka forskning,\"Att stärka forskning, teknisk utveckling och innovation\"
90000002,Partner 3 (exempel),1800000,0,Makerspace i tre städer (exempel),Påhittat. Mötesplats och labb för produktutveckling.,2016-01-01,2019-04-30,\"Södermanland, Uppsala, Östergötland\",,2016-10-14 01:17:38,Östra Mellansverige,Att öka konkurrenskraften hos SMF,Att öka konkurrenskraften hos SMF
90000003,Påhittat energikontor (exempel),3400000,0,Energi i verkstäder (exempel),Påhittat. Kartläggning av energi i tillverkande företag.,2016-02-01,2019-12-31,Skåne,,2016-10-14 01:17:38,Skåne-Blekinge,Koldioxidsnål ekonomi,Att stödja övergången till en koldioxidsnål ekonomi inom alla sektorer
90000004,Påhittad region (exempel),1000000,0,Tekniskt stöd (exempel),Påhittat.,2014-01-01,2021-12-31,Hela Sverige,,2016-10-14 01:17:38,Nationellt regionalfondsprogram,Tekniskt stöd,Tekniskt stöd
";

/// Takes both in where the bank is empty.
///
/// # Errors
/// When the database refuses.
pub async fn fill(app: &App, caller: &Caller) -> Result<(), FundingError> {
    if store::count(app.db.reader()).await? > 0 {
        return Ok(());
    }
    for (name, text) in [("projektbank-2007-exempel.csv", FIRST), ("projektbank-2014-exempel.csv", SECOND)] {
        let bank = import::read_file(text.as_bytes(), app.config.upload_limit as u64)
            .map_err(|_| FundingError::NotFound)?;
        import::carry_out(app, caller, bank, name, text.as_bytes(), None).await?;
    }
    Ok(())
}
