# Which call, which share and which sum
skills-support-call = Call
skills-support-share = Share
skills-plan-call = { $call }: at most { $share } %
skills-support-sum = Support to apply for
skills-support-now = can be applied for now
skills-support-after = can be applied for after a validation
skills-support-note = The share is the most that the call pays. The support is worked out on the middle of each cost and within the call’s highest sum. It is decided only after an application.
skills-support-after-note = Training is supported only when a validation has shown the need: of that person, in that skill and at a lower level. Until then the plan counts with SEK 0.

# A plan that is kept, and what became of it
skills-followed-title = Year by year against the plan of { $day }
skills-followed-by-year = Planned and done, year by year
skills-followed-requirements = Covered requirements, year by year
skills-followed-planned-heads = People in the plan
skills-followed-done-heads = Done, people
skills-followed-planned-cost = Cost in the plan
skills-followed-planned-support = Support in the plan
skills-followed-done-cost = Done, at the plan’s cost
skills-followed-spent = You have used, SEK
skills-followed-planned-hours = Hours in the plan
skills-followed-done-hours = Done, hours in the plan
skills-followed-spent-hours = You have used, hours
skills-followed-planned-covered = Requirements surely covered at the end of the year, in the plan
skills-followed-is-covered = Covered requirements
skills-followed-to-cover = { $sure } of { $of }
skills-followed-covered = surely { $sure }, perhaps { $perhaps }, of { $of }
skills-followed-unseen = and { $heads } that the map does not show
skills-followed-unsaid = you have not said
skills-followed-not-looked = no follow-up that year
skills-followed-note = Cost and hours in the plan are what was to fall in the year: the whole cost with wages, before support. People belong to the year in which their measure was to begin. Done is what the map shows, or showed at an earlier follow-up, at the whole cost and hours of the measure in the plan. What you have used is your own money, which you state yourselves: compare it with the cost less the support. Those bought in are not seen in the map.
skills-followed-plans = Plans that are kept
skills-followed-plan = Plan { $number }, kept { $day }
skills-followed-written = Follow-ups that were written
skills-followed-on = Day
skills-followed-due = The yearly follow-up for the newest plan has been due since { $day }.
skills-followed-write = Write today’s follow-up
skills-followed-write-text = The follow-up is kept with today’s date: how far each measure has come and which requirements are covered. One is written by itself each year on the day on which the plan was kept.
skills-followed-year = Year that money and hours are about
skills-followed-spent-of = Your own money that you used that year
skills-followed-hours-of = Hours away from production that year
skills-followed-optional = Leave empty if you do not know.
skills-followed-write-do = Keep the follow-up
skills-firm-done-plan-followed = The follow-up is kept
letter-skills-follow-subject = A yearly follow-up waits in Hemtag
letter-skills-follow-body =
    Hello,

    a yearly follow-up waits for you in Hemtag. It takes a few minutes:

    { $link }

    The letter says no more, since the rest is for your firm only.

# From the plan to an application
skills-apply-title = Apply for the support
skills-apply-text = The application begins with numbers of people by skill and hours from the plan. No names go over.
skills-apply-do = Begin an application: { $call }
skills-apply-least = { $call } takes applications for at least { $least }. The plan’s support is less than that.
skills-apply-summary = Covers { $people } people and { $hours } hours away from production.
