# Which call, which share and which sum
skills-support-call = Call
skills-support-share = Share
skills-support-sum = Support to apply for
skills-support-now = can be applied for now
skills-support-after = can be applied for after a validation
skills-support-note = The share is the most that the call pays. The support is worked out on the middle of each cost and within the call’s highest sum. It is decided only after an application.
skills-support-after-note = Training is supported only when a validation has shown the need: of that person, in that skill and at a lower level. Until then the plan counts with SEK 0.
