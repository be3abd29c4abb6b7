# Search over the whole site
search-title = Search
search-lead = Guides, processes, materials, certificates, initiatives and makers, in Swedish or English.
search-label = What are you looking for?
search-site = Search Hemtag
search-kinds = Show only
search-all-kinds = Everything
search-kind-guide = Guide
search-kind-process = Process
search-kind-material = Material
search-kind-certificate = Certificate
search-kind-initiative = Initiative
search-kind-maker = Maker
search-kinds-guide = Guides
search-kinds-process = Processes
search-kinds-material = Materials
search-kinds-certificate = Certificates
search-kinds-initiative = Initiatives
search-kinds-maker = Makers
search-count = { $count ->
    [one] { $n } hit
   *[other] { $n } hits
}
search-read-as = "{ $typed }" is not a word here. Showing hits for "{ $read }".
search-some-words = No page has all the words. Here are pages with some of them.
search-none = Nothing found for "{ $text }"
search-none-why = The words are there, but on no page together.
search-none-words = These words stand on no page: { $words }.
search-none-of-kind = Nothing of that kind
search-others = { $count ->
    [one] { $n } hit of another kind
   *[other] { $n } hits of other kinds
}
search-try-fewer = Try one word at a time, or a more common word.
search-try-terms = Look the word up among processes, materials and certificates
search-try-makers = Search makers by place and process
search-try-need = State what you want made
search-nothing-asked = Write at least one letter or digit to search for.
search-too-long = That is too long to search for. Write at most 400 characters.
search-refused = The question cannot be searched for
