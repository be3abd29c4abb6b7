# Skills: templates by occupation
skills-templates-title = Templates: begin from an occupation
skills-templates-lead = Pick an occupation that you have. You get the skills that belong to it and a proposed level, which you change. Ten minutes are enough for the first role.
skills-templates-search = Search occupations in Swedish or English, for example welder, or a code of SSYK or ISCO
skills-templates-found = { $count ->
    [one] { $n } occupation found
   *[other] { $n } occupations found
}
skills-templates-none = No occupation was found
skills-templates-none-why = Try a shorter word, or an occupation close to it. Swedish names are there for nearly all occupations of crafts, manufacturing, transport and assembly.
skills-templates-all = Show all groups
skills-templates-part-7 = Crafts, fitting, maintenance and machining
skills-templates-part-8 = Operators, processes and assembly
skills-templates-part-31 = Technicians and supervisors
skills-templates-part-21 = Engineers
skills-templates-further = { $count ->
    [one] { $n } more group, outside industry proper
   *[other] { $n } more groups, outside industry proper
}
skills-templates-in-english = English
skills-templates-pick = Pick the occupation that comes nearest. Its name and skills can be changed later.
skills-templates-choose = Set a level for what you need. The essential skills are set already; add optional ones as you like.
skills-templates-proposal = Levels are Hemtag's proposal, not ESCO's: 3 (independent) for what ESCO calls essential and 2 (with support) for what is optional. ESCO states no levels.
skills-templates-people = How many in the role should have them?
skills-templates-people-hint = At least two makes you less vulnerable when somebody is away.
skills-templates-essential = Essential skills
skills-templates-optional = Optional skills
skills-templates-essential-count = { $count ->
    [one] { $n } essential skill
   *[other] { $n } essential skills
}
skills-templates-optional-count = { $count ->
    [one] { $n } optional skill
   *[other] { $n } optional skills
}
skills-templates-skill = Skill
skills-templates-level = Level
skills-templates-concept = Concept
skills-templates-level-none = Leave out
skills-templates-take-away = Take away as { $format }
skills-templates-nothing-kept = Nothing is kept by us when you look, search or take away.
skills-templates-source = Occupations, skills, and what is essential or optional: { $esco }.
skills-templates-ours = Swedish names are Hemtag's own translations, not ESCO's official ones.
skills-templates-into-map = Put into the map of { $firm }
skills-templates-unnamed = { $count ->
    [one] { $n } skill has no Swedish name
   *[other] { $n } skills have no Swedish name
}
skills-templates-ssyk = Group of SSYK 2012
skills-templates-ssyk-hint = The occupation stands for several groups of SSYK. Pick the one that is right for the role.
skills-templates-ssyk-none = Say it later
skills-templates-no-ssyk = SSYK cannot be searched here: the Swedish taxonomy is not taken in. Whoever runs the service takes it in under Vocabularies of skills.
