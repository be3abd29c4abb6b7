# Att logga in genom sin arbetsgivare (OpenID Connect)
oidc-sign-in = Logga in med { $label }
oidc-silent-title = Inloggningstjänsten svarar inte
oidc-silent = Försök igen om en stund, eller logga in med lösenord.
oidc-again-title = Inloggningen tog för lång tid
oidc-again = Den påbörjades i en annan webbläsare, är redan använd eller är för gammal. Börja om här.
oidc-refused-title = Inloggningen godtogs inte
oidc-refused = Svaret från inloggningstjänsten gick inte att lita på. Försök igen, eller hör av dig till den som driver tjänsten.
oidc-no-account-title = Du har inget konto här
oidc-no-account = Din arbetsgivares inloggning ger inget konto i Hemtag: adressen är inte bekräftad eller hör inte till den. Be en kollega bjuda in dig.
oidc-known-title = Du har redan ett konto här
oidc-known = Logga in med lösenordet en gång till, så kopplas kontot ihop med din arbetsgivares inloggning.
oidc-tie-title = Koppla ihop inloggningarna
oidc-tie-lead = Sedan loggar du in i det här kontot med din arbetsgivares inloggning.
oidc-tie-do = Koppla ihop
account-done-oidc-tied = Klart. Nästa gång kan du logga in med din arbetsgivares inloggning.
account-done-oidc-untied = Kopplingen är borttagen. Du loggar in med lösenord eller inloggningsnyckel.
oidc-ties-title = Arbetsgivarens inloggning
oidc-tied-since = { $label }: kopplad { $made }, senast använd { $used }.
oidc-untie = Ta bort kopplingen
oidc-untie-title = Ta bort kopplingen till { $label }?
oidc-untie-lead = Du kan inte längre logga in i kontot den vägen. Roller som du har fått genom den upphör.
oidc-untie-last = Då skulle du inte kunna logga in alls. Välj ett lösenord eller lägg till en inloggningsnyckel först.
letter-oidc-untied-subject = En inloggning kopplades bort från ditt konto i Hemtag
letter-oidc-untied-body = Hej!

    { $at } togs kopplingen mellan ditt konto och { $label } bort. Var det du behöver du inte göra något.

    Var det inte du: byt lösenord genast.
    { $link }
