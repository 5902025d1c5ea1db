const texts = {
  "balance.title": "Balanced routing",
  "balance.what":
    "Queues that share agents can be weighed against each other: sometimes it pays to keep an agent free for a call while work that can wait does so. Parley finds the weights for your own load and says what they would gain; nothing changes until somebody switches them on.",
  "balance.empty": "No weights were looked for yet.",
  "balance.ask": "Look for weights",
  "balance.start": "Look for weights",
  "balance.name": "{n, plural, one {One day, {date}} other {# days up to {date}}}",
  "balance.for": "{n, plural, one {One day, {date}} other {# days up to {date}}} ({zone})",
  "balance.how":
    "The contacts, handling times and patience of these days are taken as they were. The weights are tuned for them, and then run beside the present set-up on customers whom the tuning has not seen.",
  "balance.last": "Last day",
  "balance.lastWhy": "In the time zone {zone}.",
  "balance.days": "How many days",
  "balance.queues": "Queues",
  "balance.queuesWhy": "Those that share agents. Without a choice all are weighed.",
  "balance.gain": "gain found",
  "balance.noGain": "no gain",
  "balance.on": "switched on",
  "balance.gains": "With these weights waiting costs your customers {by} less (± {half}).",
  "balance.heldOut":
    "A wait as long as the target counts as 1, and a customer who leaves as 5. Look below at what each queue gains or gives up.",
  "balance.nothing":
    "For this load the simulation has not shown that weights would gain anything, so none are proposed. The best that were found stand below.",
  "balance.worse":
    "For this load the best weights that were found are worse than the present set-up, so none are proposed. They stand below.",
  "balance.switchOn": "Switch on",
  "balance.switchOff": "Switch off",
  "balance.onWhy":
    "These queues give work by weights. Switched off, they follow their explicit order again at once.",
  "balance.offWhy":
    "Acts at once, also on what waits. Weights that share a queue with these are switched off.",
  "balance.balanced": "With the weights",
  "balance.cost": "Cost of waiting",
  "balance.weights": "The weights",
  "balance.weightsWhy":
    "Of all that could be brought together the queue and the team of the greatest sum are. Where the sum is not above zero, the team is kept free, at most for half the target of the queue.",
  "balance.queue": "Queue",
  "balance.team": "Agents",
  "balance.serves": "who serve {queues}",
  "balance.base": "Base",
  "balance.perWaiting": "For each that waits",
  "balance.perFree": "For each free agent",
  "balance.perFreeElsewhere": "For each who could do their other work",
} as const;
export default texts;
