need-page-title = Svar: { $title }
need-page-untitled = Behov utan namn
need-page-over = Svar på behov, beskrivet { $date }
need-page-closed = Behovet är avslutat
need-page-link = Adressen till den här sidan är hemlig och ger rätt att se och ändra behovet. Spara den.
