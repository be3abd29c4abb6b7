# The register of gaps
gaps-title = What the country lacks
gaps-lead = Here stands every part of a need that nobody in the register meets as it is stated. Its kind says what closes the gap.
gaps-examples = These gaps are examples: the designs are real, but most of the owners, their places, quantities and days are made up, and so are the makers. They say nothing about the country.
gaps-examples-more = What is made up
gaps-count = { $count ->
    [one] { $n } gap
   *[other] { $n } gaps
}
gaps-kind = Kind
gaps-number = Gaps
gaps-pieces = Pieces waiting
gaps-hours = Hours waiting
gaps-caption = Gaps by process, kind, county and stage
gaps-by-county = Gaps by county
gaps-no-county = Place not stated
gaps-no-process = Process not stated
gaps-pooled = Confidential needs, all processes and counties
gaps-download = Download the gaps
gaps-none-title = No gaps here
gaps-none = No need waits for something that is lacking. When a need cannot be placed it is shown here.
gaps-none-filtered = No gap fits the filters. There may be others.
gaps-withheld = Some confidential needs are not counted, since they are too few not to be recognised.
gaps-small-cells = Needs shown to advisers only are counted when at least three such needs are in the same cell, else by kind alone or not at all. Open and anonymous needs are always counted.
gaps-no-such-kind = “{ $word }” is no kind of gap. Write one of { $known }.
gaps-no-such-process = There is no process with the code “{ $word }”. See hemtag terms tree.
gaps-no-such-county = There is no county with the code “{ $word }”. Write two digits, such as 06 for Jönköping.
gaps-initiatives = What help there is in each county, and where there is none
