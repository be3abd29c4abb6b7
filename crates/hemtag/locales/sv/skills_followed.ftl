# Vilken utlysning, vilken andel och vilken summa
skills-support-call = Utlysning
skills-support-share = Andel
skills-support-sum = Stöd att söka
skills-support-now = kan sökas nu
skills-support-after = kan sökas efter validering
skills-support-note = Andelen är det mesta som utlysningen betalar. Stödet är räknat på mitten av varje kostnad och inom utlysningens högsta belopp. Beslutet fattas först efter en ansökan.
skills-support-after-note = Utbildning får stöd först när en validering har visat behovet: av den personen, i den kompetensen och på en lägre nivå. Innan dess räknar planen med 0 kr.
