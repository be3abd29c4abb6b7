# hemtag part
part-no-unit = filen anger ingen enhet, millimeter antas
part-no-process = Det finns ingen process med koden ”{ $code }”. Koderna står i hemtag terms tree.
part-no-material = Det finns inget material med koden ”{ $code }”. Koderna står i hemtag terms tree --kind material.
part-assembly = Består av
part-solid = Kropp { $number }: { $name }
part-more-solids = { $count ->
    [one] Ytterligare { $n } kropp visas inte här. Alla finns i --json.
   *[other] Ytterligare { $n } kroppar visas inte här. Alla finns i --json.
}
part-outline = Konturer
part-cut-length = Skärlängd
part-outlines = Yttre + inre konturer
part-shape = Form
part-shape-turned = svarvad
part-shape-sheet = plåt
part-shape-prismatic = prismatisk
part-shape-thin-walled = tunnväggig
part-shape-free-form = fri form
part-shape-unclear = oklar
part-size = Storlek (x × y × z)
part-smallest-box = Minsta låda
part-volume = Volym
part-area = Yta
part-mass = Vikt
part-wall = Vägg
part-wall-is = tunnast { $min }, 5 % tunnare än { $p5 }, hälften tunnare än { $median }
part-holes = Hål
part-no-holes = inga
part-hole-through = genomgående
part-hole-blind = bottenhål
part-inner-radii = Inre radier
part-surfaces = Ytor
part-surface-plane = plan
part-surface-cylinder = cylinder
part-surface-cone = kon
part-surface-sphere = sfär
part-surface-torus = torus
part-surface-free-form = fri form
part-surface-other = annat
part-undercut = Underskärning i bästa öppningsriktning
part-tolerances = Toleranser i filen
part-tolerances-of = { $count ->
    [one] { $n } tolerans, finaste vidd
   *[other] { $n } toleranser, finaste vidd
}
part-hole-edge = Till kant
part-hole-next = Till nästa hål
part-hole-bend = Till bock
part-hole-distances = Hålens avstånd
part-bends = Bockar
part-bend-is = R{ $radius }, { $angle }°, fläns { $flange }
part-angles-of = { $count ->
    [one] { $n } vinkeltolerans, finaste vidd
   *[other] { $n } vinkeltoleranser, finaste vidd
}
part-general-tolerances = Generella toleranser i filen
part-threads = Gängor
part-threads-not-known = inte känt: filen anger inga gängor, men ritningen kan göra det
part-threads-drawn = { $count ->
    [one] { $n } gänga är ritad utan beteckning. Fråga ritningen.
   *[other] { $n } ställen är ritade som gänga utan beteckning. Fråga ritningen.
}
part-not-known = inte känt
part-sure-stated = anges i filen
part-sure-measured = mätt på trianglar
part-sure-sampled = stickprov över ytan
part-sure-unsure = osäkert
part-sure-not-known = inte känt
part-confidence-low = låg säkerhet
part-confidence-low-medium = ganska låg säkerhet
part-confidence-medium = medelgod säkerhet
part-confidence-high = hög säkerhet
part-findings = Att tänka på, per process
part-stopped = Passar inte som delen är ritad: { $processes }
part-at-least = { $measure }: { $value }, minst { $limit }.
part-at-most = { $measure }: { $value }, högst { $limit }.
part-measure-wall-thin = Tunn vägg
part-measure-wall-thick = Tjock vägg
part-measure-wall-ratio = Tjock vägg mot mittenvärdet
part-measure-hole-min = Minsta hål
part-measure-hole-depth-ratio = Hålets djup mot diametern
part-measure-blind-hole-ratio = Bottenhålets djup mot diametern
part-measure-hole-to-thickness = Minsta hål mot plåtens tjocklek
part-measure-hole-edge-to-thickness = Hål till kant mot plåtens tjocklek
part-measure-hole-spacing-to-thickness = Hål till hål mot plåtens tjocklek
part-measure-hole-bend-to-thickness = Hål till bock mot plåtens tjocklek
part-measure-hole-edge-to-wall = Hål till kant mot väggen
part-measure-hole-spacing-to-wall = Hål till hål mot väggen
part-measure-bend-radius-to-thickness = Minsta bockradie mot plåtens tjocklek
part-measure-bend-radius-kinds = Antal olika bockradier
part-measure-flange-to-thickness = Kortaste fläns mot plåtens tjocklek
part-measure-angular-tolerance = Finaste toleransvidd för en vinkel
part-measure-inner-radius-min = Minsta inre radie
part-measure-inner-radius-to-thickness = Minsta inre radie mot plåtens tjocklek
part-measure-inner-radius-to-wall = Minsta inre radie mot väggen
part-measure-inner-radius-kinds = Antal olika inre radier
part-measure-length = Längsta sida
part-measure-second = Näst längsta sida
part-measure-slenderness = Längd mot bredd
part-measure-draw-depth = Djup mot bredd
part-measure-thickness = Tjocklek
part-measure-undercut = Underskuren yta
part-measure-no-draft = Yta utan släppning
part-measure-hidden = Yta som inget rakt verktyg når
part-measure-removed = Ämne som blir spånor
part-measure-free-form = Fri form
part-measure-tolerance = Finaste toleransvidd
part-measure-turned = Rund form
part-measure-sheet = Plåtform
part-measure-prism = Yta som följer en riktning
part-unread = Kunde inte läsas, eller är inte säkert
part-unread-of-solid = Kropp { $solid }: { $words }
part-unread-loose-faces = { $count ->
    [one] { $n } yta hör inte till någon kropp och räknas inte. Är den menad som en del måste den slutas till en kropp.
   *[other] { $n } ytor hör inte till någon kropp och räknas inte. Är de menade som delar måste de slutas till kroppar.
}
part-unread-unmeshed-faces = { $count ->
    [one] { $n } yta kunde inte nätas. Vägg, hål och riktningar är mätta utan den.
   *[other] { $n } ytor kunde inte nätas. Vägg, hål och riktningar är mätta utan dem.
}
part-unread-open-mesh = { $count ->
    [one] Nätet är öppet vid { $n } kant. Volym och väggar är osäkra. Laga nätet, eller skicka STEP.
   *[other] Nätet är öppet vid { $n } kanter. Volym och väggar är osäkra. Laga nätet, eller skicka STEP.
}
part-unread-flipped-triangles = { $count ->
    [one] Vid { $n } kant är en triangel vänd åt fel håll. Volym och väggar är osäkra. Laga nätet, eller skicka STEP.
   *[other] Vid { $n } kanter är en triangel vänd åt fel håll. Volym och väggar är osäkra. Laga nätet, eller skicka STEP.
}
part-unread-empty-triangles = { $count ->
    [one] { $n } triangel utan yta är utelämnad.
   *[other] { $n } trianglar utan yta är utelämnade.
}
part-unread-too-many-solids = { $count ->
    [one] { $n } kropp är utelämnad: filen har fler än vi läser på en gång. Dela filen.
   *[other] { $n } kroppar är utelämnade: filen har fler än vi läser på en gång. Dela filen.
}
part-unread-tolerances = { $count ->
    [one] { $n } tolerans har ett värde eller en enhet som inte kunde läsas. Läs den på ritningen.
   *[other] { $n } toleranser har värden eller enheter som inte kunde läsas. Läs dem på ritningen.
}
part-unread-tolerances-of-which = { $count ->
    [one] { $n } tolerans hör till en del som inte kunde pekas ut.
   *[other] { $n } toleranser hör till delar som inte kunde pekas ut.
}
part-unread-drawing-entities = { $count ->
    [one] { $n } sak på ritningen är ingen kontur (text, mått, block) och räknas inte.
   *[other] { $n } saker på ritningen är inga konturer (text, mått, block) och räknas inte.
}
part-unread-open-outlines = { $count ->
    [one] { $n } kontur sluter sig inte. Ytan är räknad utan den.
   *[other] { $n } konturer sluter sig inte. Ytan är räknad utan dem.
}
part-unread-other-objects = { $count ->
    [one] { $n } föremål i paketet är inget nät och är utelämnat.
   *[other] { $n } föremål i paketet är inga nät och är utelämnade.
}
part-unread-inside-out = Nätet var vänt ut och in och har vänts rätt.
part-unread-no-unit = Filen anger ingen enhet. Vi har läst millimeter. Stämmer det?
part-unread-very-small = Delen är mindre än 0,1 mm. Är enheten rätt?
part-unread-very-large = Delen är större än 50 m. Är enheten rätt?
part-unread-tessellated-only = STEP-filen har bara trianglar, inga exakta ytor. Den är läst som ett nät.
part-unread-mesh-only = Filen är ett nät av trianglar. Hål, inre radier och slag av ytor är sökta i trianglarna och kan saknas. Skicka STEP om du har det.
part-unread-shell-as-solid = Ett slutet skal är läst som en kropp.
part-unread-step-text = Filens text följer inte reglerna för STEP. Toleranser och enhet kunde inte läsas.
part-unread-no-thickness = En ritning av konturer har ingen tjocklek. Ange plåtens tjocklek.
part-unread-other-name = Filens namn säger ett annat format än innehållet. Innehållet är läst.
part-refused-empty = Filen är tom. Exportera den på nytt.
part-refused-too-large = Filen är större än { $most } MB, som är det mesta vi läser. Ta bort det som inte hör till delen, eller dela filen.
part-refused-other-format = Filen är { $format }, inte STEP, STL, 3MF eller DXF. Exportera delen som STEP från ditt CAD-program.
part-refused-unknown-format = Filen är varken STEP, STL, 3MF eller DXF. Exportera delen som STEP från ditt CAD-program.
part-refused-damaged = Filen börjar som { $format } men kan inte läsas. { $detail } Exportera den på nytt.
part-refused-cut-off = Filen är { $format } men slutar mitt i. Ladda ner eller exportera den på nytt.
part-refused-nothing = Filen är { $format } men innehåller ingen kropp, inget nät och ingen kontur. Exportera delen som solid kropp.
part-refused-bomb = Paketet packas upp till mer än { $most } MB, som är det mesta vi läser. Filen läses inte.
part-refused-no-step = STEP kan inte läsas här: programmet är byggt utan Open CASCADE. Installera Debianpaketen libocct-data-exchange-dev och libocct-modeling-algorithms-dev och bygg på nytt, eller skicka STL eller 3MF.
part-refused-memory = Filen kräver mer minne än läsaren får ta. Förenkla den, eller dela den i flera.
part-refused-time = Läsningen tog för lång tid och avbröts. Förenkla filen, eller dela den i flera.
part-refused-answer = Svaret blev för stort. Dela filen i flera.
part-refused-ended = Läsaren klarade inte filen och avslutades ({ $detail }). Inget annat har påverkats. Exportera filen på nytt, helst som STEP AP242.
part-refused-no-worker = Programmet som läser CAD-filer kunde inte startas ({ $detail }). Bygg det med cargo build -p part-worker, ställ det bredvid hemtag, eller ange det i inställningen part_worker.

part-visitor-no-worker = CAD-filer kan inte läsas här just nu. Felet är vårt och är noterat. Försök igen senare, eller beskriv behovet med frågorna i stället.
part-visitor-no-step = STEP-filer kan inte läsas på den här webbplatsen. Skicka delen som STL eller 3MF, eller beskriv behovet med frågorna i stället.
part-visitor-ended = Läsaren klarade inte filen och avslutades. Inget annat har påverkats. Exportera filen på nytt, helst som STEP AP242, eller skicka den som STL.

# /parts
part-new-title = Läs en del ur en CAD-fil
part-new-lead = Filen svarar på det mesta: storlek, väggar, hål, toleranser. Du får se vad som talar för och emot olika sätt att tillverka delen, och kan gå vidare till vem som kan göra den.
part-new-hint = STEP (.step, .stp) säger mest. STL, 3MF och DXF går också. Högst { $most } MB.
part-new-submit = Läs filen
part-new-kept-title = Vem ser filen?
part-new-kept = Bara du, och den du ger länken. Filen ligger krypterad och nyckeln finns inte i databasen. Du kan ta bort den när som helst. Hör den inte till något behov tas den bort efter { $days } dagar, annars { $after } dagar efter att behovet stängts.
part-over = Del ur fil
part-figure-name = { $name } i tre dimensioner
part-figure-views = Visa från
part-view-slanted = Snett
part-view-front = Framifrån
part-view-back = Bakifrån
part-view-left = Vänster
part-view-right = Höger
part-view-above = Ovanifrån
part-view-below = Underifrån
part-view-nearer = Närmare
part-view-farther = Längre bort
part-section = Snitt tvärs
part-section-none = inget
part-section-place = Snittets läge
part-walls = Visa väggtjocklek
part-figure-caption = Siffrorna på bilden är råden nedan.
part-figure-keys = Vrid med musen, fingret eller piltangenterna; + och − går närmare och längre bort; Home återställer.
part-use-title = Vem kan göra den?
part-use-text = Det som filen visar fylls i åt dig. Du svarar på resten och kan ändra allt.
part-use = Beskriv behovet med delen
part-choose-title = Se delen efter material och metod
part-choose-material = Material
part-choose-process = Metod
part-choose-any = Alla
part-choose = Visa
part-findings-lead = Råd enligt regler för konstruktion, metod för metod. De är tumregler, inte besked: bara tillverkaren vet vad den klarar.
part-findings-none = Inga råd
part-findings-none-text = Ingen av reglerna säger något om den här delen med det du valt.
part-stopped-count = { $count ->
    [one] { $n } metod passar inte som delen är ritad
   *[other] { $n } metoder passar inte som delen är ritad
}
part-not-judged = { $count ->
    [one] { $n } regel kunde inte prövas: filen säger inte det som behövs.
   *[other] { $n } regler kunde inte prövas: filen säger inte det som behövs.
}
part-finding-name = Råd { $number }: { $what }
part-finding-solid = Gäller kropp { $number }.
part-weight-stops = Hindrar
part-source = Källa
part-show-finding = Visa på delen
part-facts = Vad filen säger
part-copies = Antal
part-body = Kropp
part-all-bodies = Alla kroppar
part-hole-diameter = Diameter
part-hole-depth = Djup
part-hole-kind = Slag
part-hole-count = Antal
part-download = Hämta filen
part-download-mesh = Hämta som STL
part-remove = Ta bort delen
part-link = Spara sidans adress: den är enda vägen tillbaka till delen.
part-remove-title = Ta bort { $name }?
part-remove-text = Filen, ritningarna till delen och allt som lästs ur den försvinner och kan inte hämtas tillbaka. Ett behov som beskrivits med delen står kvar.
part-remove-yes = Ta bort
part-remove-no = Behåll
need-ways-part = Börja med en CAD-fil (STEP, STL, 3MF, DXF)
need-from-part = Ifyllt ur din CAD-fil. Ändra om det är fel.
need-from-part-see = Se delen
need-parts-differ = Två källor säger olika
need-parts-differ-text = Tillverkare bedöms efter behovet. Ändra det som är fel.
part-finding-count = { $count ->
    [one] { $n } råd
   *[other] { $n } råd
}
part-about-process = Om processen { $process }
need-from-file = ur en fil
need-from-manifest = ur ett manifest
need-from-sheet = ur en tabell
need-from-part-file = ur CAD-filen
