# Fördelning av lediga veckor: sidan för rådgivare och hemtag allocate
allocation-title = Vem tillverkar vad, när tiden inte räcker
allocation-lead = De behov som väntar och de lediga timmar som tillverkarna har uppgett, fördelade tillsammans: så många behov som möjligt, sedan så rättvist som möjligt.
allocation-note = Det här är ett förslag. Inget är bokat och ingen är tillfrågad. Du avgör, och frågar i ärendet.
allocation-nothing-title = Inget att fördela nu
allocation-nothing = Inget behov som väntar har en tillverkare som uppfyller allt utom timmarna.
allocation-waiting = Behov att fördela
allocation-waiting-note = har tillverkare som uppfyller allt annat än timmarna
allocation-get-place = Får plats
allocation-without-place = Utan plats
allocation-see-why = Se varför
allocation-hours-used = Timmar som används
allocation-hours-of = av { $free } lediga hos dem som kan
allocation-county = Län där behovet finns
allocation-all-counties = Alla län
allocation-proposed = Förslaget
allocation-proposed-about = Gå vidare genom att fråga tillverkaren i behovets ärende. Har behovet inget ärende öppnar ägaren det.
allocation-none-placed = Inget behov får plats med det som är uppgivet.
allocation-all-placed = Alla behov får plats.
allocation-count = { $count ->
    [one] { $n } behov
   *[other] { $n } behov
}
allocation-need = Behov
allocation-maker = Tillverkare
allocation-weeks = Veckor
allocation-hours = Timmar
allocation-why = Andra som kan
allocation-others = { $count ->
    [0] ingen annan
    [one] { $n } annan
   *[other] { $n } andra
}
allocation-case = Ärendet
allocation-not-placed = Utan plats
allocation-why-not = Varför
allocation-next = Vad som hjälper
allocation-why-no-candidates = Ingen som kan tillverka det är känd.
allocation-why-hours-not-stated = Behovet säger inte hur många timmar det tar.
allocation-why-ask = Ingen har uppgett tillräckligt med lediga timmar, men några har inte uppgett alla veckor.
allocation-why-no-hours = Alla har uppgett sina veckor, och ingen har tillräckligt med lediga timmar i behovets veckor.
allocation-why-outcompeted = Det skulle få plats ensamt, men de lediga timmarna gör mer nytta för andra behov.
allocation-ask-owner = Fråga ägaren hur många timmar det tar.
allocation-could = { $count ->
    [one] { $n } tillverkare uppfyller allt annat.
   *[other] { $n } tillverkare uppfyller allt annat.
}
allocation-beside = Timmarna går till:
allocation-ask-makers = Fråga om veckorna:
allocation-and-more = { $count ->
    [one] och { $n } till.
   *[other] och { $n } till.
}
allocation-move-day = Se om behovet kan vänta längre.
allocation-more-lines = { $count ->
    [one] { $n } rad till finns i filerna.
   *[other] { $n } rader till finns i filerna.
}
allocation-left-maker = { $count ->
    [one] { $n } moment är inte med: ingen uppfyller allt annat än timmarna.
   *[other] { $n } moment är inte med: ingen uppfyller allt annat än timmarna.
}
allocation-left-gaps = Se luckorna.
allocation-left-soon = { $count ->
    [one] { $n } moment är inte med: det är ingen hel vecka kvar till dagen.
   *[other] { $n } moment är inte med: det är ingen hel vecka kvar till dagen.
}
allocation-left-hidden = { $count ->
    [one] { $n } behov är inte med: det visas bara för den rådgivare som fått länken.
   *[other] { $n } behov är inte med: de visas bara för den rådgivare som fått länken.
}
allocation-left-no-day = { $count ->
    [one] { $n } moment har ingen dag: alla veckor ett halvår framåt räknas.
   *[other] { $n } moment har ingen dag: alla veckor ett halvår framåt räknas.
}
allocation-fair = Hur rättvist det blir
allocation-fair-about = Bland förslag som ger lika många behov plats väljs det som delar mest lika: först mellan länen, räknat på hur stor del av länets behov som får plats, sedan mellan företagen, räknat på hur stor del av deras lediga timmar som används.
allocation-regions = Län: behov som får plats, av dem som finns
allocation-region = Län
allocation-got = Får plats
allocation-asked = Finns
allocation-no-region = Län inte angivet
allocation-firms = Företag: timmar som används, av lediga
allocation-firm = Företag
allocation-used = Används
allocation-free = Lediga
allocation-no-firms = Inget företags timmar används.
allocation-idle = { $count ->
    [one] { $n } företag har lediga timmar som inte används.
   *[other] { $n } företag har lediga timmar som inte används.
}
allocation-firms-hidden = { $count ->
    [one] { $n } företag till visas inte.
   *[other] { $n } företag till visas inte.
}
allocation-spread-proven = Bevisat: ingen fördelning med lika många behov delar mer lika mellan länen.
allocation-spread-bound = Mellan länen är en fördelning som delar mer lika högst { $gap } procent bättre.
allocation-load-proven = Bevisat: ingen sådan fördelning delar arbetet mer lika mellan företagen.
allocation-load-bound = Mellan företagen är en fördelning som delar mer lika högst { $gap } procent bättre.
allocation-proven = Bevisat: ingen fördelning ger mer.
allocation-bound = Ingen fördelning ger mer än { $bound } ({ $gap } procent mer).
allocation-short = Veckor som är trånga
allocation-short-about = Här skulle fler lediga timmar ge fler behov plats. Värdet är ungefärligt: vad en timme till skulle ge om behov fick delas.
allocation-short-count = { $count ->
    [one] { $n } trång period
   *[other] { $n } trånga perioder
}
allocation-price = Värde av en timme till
allocation-more = Om ett behov till kom
allocation-more-about = Pröva vem som skulle flytta. Behovet kan tillverkas av samma företag som det du väljer. Så få som möjligt flyttas.
allocation-more-like = Det liknar
allocation-more-like-hint = Samma tillverkare kan göra det.
allocation-more-choose = Välj ett behov
allocation-more-hours = Timmar det tar
allocation-more-weight = Vikt
allocation-more-weight-hint = De andra behoven väger 1.
allocation-more-county = Län
allocation-more-same = Samma län
allocation-more-from = Från vecka
allocation-more-to = Till vecka
allocation-more-week-hint = Till exempel 2026-W50. Tomt: samma veckor.
allocation-more-ask = Se vad som händer
allocation-more-hours-wrong = Skriv timmarna som ett heltal från 1, till exempel 24.
allocation-more-weight-wrong = Skriv vikten som ett heltal från 1, eller lämna tomt.
allocation-more-week-wrong = Skriv år och vecka, till exempel 2026-W50.
allocation-more-weeks-reversed = Den sista veckan ligger före den första. Byt plats på dem.
allocation-more-gone = Behovet som du valde väntar inte längre. Välj ett annat.
allocation-more-name = det nya behovet
allocation-more-gets = Det får plats hos { $machines }: { $weeks }.
allocation-more-no-place = Det får ingen plats.
allocation-more-nobody = Ingen annan flyttas.
allocation-more-perhaps-less = Det är inte bevisat att färre inte skulle räcka.
allocation-more-what = Vad som ändras
allocation-more-changes = { $count ->
    [one] { $n } behov påverkas
   *[other] { $n } behov påverkas
}
allocation-more-placed = Om { $need } kom: plats hos { $machines } ({ $weeks }).
allocation-more-not-placed = Om { $need } kom: ingen plats.
allocation-displaced = { $need } förlorar sin plats hos { $from }.
allocation-moved = { $need } flyttar från { $from } till { $to }.
allocation-other-weeks = { $need } byter veckor: { $before } blir { $after }.
allocation-gets = { $need } får plats hos { $to }.
allocation-untitled = Behov { $number } utan visad titel
allocation-download = Hämta förslaget
allocation-how = Så räknas det
allocation-how-value = Varje behov väger lika. Så många som möjligt får plats, aldrig först till kvarn. Ett behov med flera moment räknas moment för moment.
allocation-how-regions = Bland alla sådana fördelningar: den rättvisaste mellan länen. Den första tiondelen av ett läns behov räknas tio gånger, nästa nio gånger och den sista en gång.
allocation-how-firms = Bland dem: den jämnaste mellan företagen. En timme i den sista fjärdedelen av ett företags lediga timmar väger fyra gånger så tungt som en i den första.
allocation-how-hours = Timmarna är de som behovet uppger. Säger behovet inget är de okända, och ägaren behöver frågas. En veckas timmar som ingen har uppgett, eller som uppgavs för länge sedan, är okända och räknas aldrig som lediga.
allocation-how-weeks = Ett behovs timmar får delas på hela veckor från nästa vecka till dess dag, hos en enda tillverkare.
allocation-source = Källa: behoven i Hemtag och tillverkarnas egna uppgifter om lediga timmar, så länge de gäller. Metod: docs/decisions/0040.
allocation-placed-of = { $placed } av { $needs } behov får plats (värde { $value }):
allocation-hours-unknown = timmarna är inte kända
allocation-stand = tar { $hours } h, { $free } h lediga, { $left } h kvar
allocation-unknown-weeks = fråga om { $weeks }
allocation-no-such-need = Det finns inget behov som heter { $need } i filen. Skriv ett id som finns.
