# Kompetens: mallar per yrke
skills-templates-title = Mallar: börja från ett yrke
skills-templates-lead = Välj ett yrke som finns hos er. Du får de kompetenser som hör dit och ett förslag till nivå, som du ändrar. Tio minuter räcker till den första befattningen.
skills-templates-search = Sök yrke på svenska eller engelska, till exempel svetsare, eller en kod i SSYK eller ISCO
skills-templates-found = { $count ->
    [one] { $n } yrke hittades
   *[other] { $n } yrken hittades
}
skills-templates-none = Inget yrke hittades
skills-templates-none-why = Pröva ett kortare ord, ett närliggande yrke eller det engelska namnet. Svenska namn finns för nästan alla yrken i hantverk, tillverkning, transport och montering.
skills-templates-all = Visa alla grupper
skills-templates-part-7 = Hantverk, montage, underhåll och verkstad
skills-templates-part-8 = Operatörer, processer och montering
skills-templates-part-31 = Tekniker och arbetsledare
skills-templates-part-21 = Ingenjörer
skills-templates-further = { $count ->
    [one] { $n } grupp till, utanför den egentliga industrin
   *[other] { $n } grupper till, utanför den egentliga industrin
}
skills-templates-in-english = engelska
skills-templates-pick = Välj det yrke som ligger närmast. Namnet och kompetenserna går att ändra sedan.
skills-templates-choose = Välj nivå för det ni behöver. Det nödvändiga är förvalt; det valfria väljer du till.
skills-templates-proposal = Nivåerna är Hemtags förslag, inte ESCO:s: 3 (självständig) för det som ESCO kallar nödvändigt och 2 (med stöd) för det valfria. ESCO anger inga nivåer.
skills-templates-people = Hur många i befattningen ska kunna det?
skills-templates-people-hint = Minst två gör er mindre sårbara när någon är borta.
skills-templates-essential = Nödvändiga kompetenser
skills-templates-optional = Valfria kompetenser
skills-templates-essential-count = { $count ->
    [one] { $n } nödvändig kompetens
   *[other] { $n } nödvändiga kompetenser
}
skills-templates-optional-count = { $count ->
    [one] { $n } valfri kompetens
   *[other] { $n } valfria kompetenser
}
skills-templates-skill = Kompetens
skills-templates-level = Nivå
skills-templates-concept = Begrepp
skills-templates-level-none = Inte med
skills-templates-take-away = Hämta som { $format }
skills-templates-nothing-kept = Inget sparas hos oss när du tittar, söker eller hämtar.
skills-templates-source = Yrken, kompetenser och vad som är nödvändigt eller valfritt: { $esco }.
skills-templates-ours = Svenska namn är Hemtags egna översättningar; de är inte ESCO:s officiella. Det som saknar svenskt namn står på engelska.
skills-templates-into-map = Lägg i kartläggningen för { $firm }
skills-templates-unnamed = { $count ->
    [one] { $n } kompetens saknar svenskt namn
   *[other] { $n } kompetenser saknar svenskt namn
}
skills-templates-ssyk = Grupp i SSYK 2012
skills-templates-ssyk-hint = Yrket motsvarar flera grupper i SSYK. Välj den som stämmer för befattningen.
skills-templates-ssyk-none = Säg det senare
skills-templates-no-ssyk = Här går det inte att söka på SSYK: den svenska taxonomin är inte inläst. Den som sköter tjänsten läser in den under Vokabulärer för kompetens.
