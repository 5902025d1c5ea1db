export const surge = {
  "surge.title": "Move agents",
  "surge.open": "Move agents to another queue…",
  "surge.how":
    "Drag agents to another queue, or select them and choose where they go. They serve it at once and come back by themselves.",
  "surge.refused": "You may not move agents. Ask an administrator for the right “surge.move”.",
  "surge.noQueues": "There is no queue yet. An administrator adds queues.",
  "surge.selected":
    "{n, plural, =0 {Nobody is selected.} one {# agent is selected.} other {# agents are selected.}}",
  "surge.to": "Move to",
  "surge.choose": "choose a queue",
  "surge.time": "For",
  "surge.minutes": "{n} min",
  "surge.hours": "{n, plural, one {# hour} other {# hours}}",
  "surge.early": "Back before that once nobody has waited longer than the target for a minute",
  "surge.move": "Move",
  "surge.first": "Select agents and a queue first.",
  "surge.moved": "{n, plural, one {# agent serves} other {# agents serve}} {queue} now.",
  "surge.waiting": "{n, plural, =0 {nobody waits} one {# waits} other {# wait}}",
  "surge.nobody": "Nobody serves this queue.",
  "surge.there": "there",
  "surge.away": "not there",
  "surge.lent": "from {queue}, until {time}",
  "surge.back": "Take back",
  "surge.backWho": "Take back {name}",
  "surge.backDone": "{n, plural, one {# agent is} other {# agents are}} back.",
  "surge.running": "Away from their queue",
  "surge.none": "Nobody has been moved.",
  "surge.line":
    "{n, plural, one {# agent} other {# agents}} from {from} to {to}, until {time}, moved by {who}",
  "surge.lineEarly": "or before, once nobody there waits longer than {seconds} s",
  "surge.backAll": "Take all back",
  "surge.select": "Select {name}",
  "surge.lineRule":
    "{n, plural, one {# agent} other {# agents}} from {from} to {to}, until {time}, by the rule “{rule}” ({figure})",
  "surgeFigure.LONGEST_WAIT": "longest wait",
  "surgeFigure.EXPECTED_WAIT": "expected wait",
  "surgeFigure.WAITING": "number of waiting items",
  "surgeValue.LONGEST_WAIT": "somebody had waited for {value} s",
  "surgeValue.EXPECTED_WAIT": "the expected wait was {value} s",
  "surgeValue.WAITING": "{value, plural, one {# was waiting} other {# were waiting}}",
  "surgeStart.LONGEST_WAIT":
    "Once somebody in {queue} has waited for {at} s{seconds, plural, =0 {} other {, and this lasts for # s}}, up to {n, plural, one {# agent goes} other {# agents go}} there.",
  "surgeStart.EXPECTED_WAIT":
    "Once the expected wait in {queue} is {at} s or more{seconds, plural, =0 {} other {, and this lasts for # s}}, up to {n, plural, one {# agent goes} other {# agents go}} there.",
  "surgeStart.WAITING":
    "Once {at, plural, one {# item waits} other {# items wait}} in {queue}{seconds, plural, =0 {} other {, and this lasts for # s}}, up to {n, plural, one {# agent goes} other {# agents go}} there.",
  "surge.ruleFrom":
    "From {queue}: as long as its own figure is {upTo} or less; back from {recall} on{keeps, plural, =0 {} one {; # who is there stays} other {; # who are there stay}}.",
  "surge.ruleFromTeam":
    "From {queue}, of the team {team}: as long as its own figure is {upTo} or less; back from {recall} on{keeps, plural, =0 {} one {; # who is there stays} other {; # who are there stay}}.",
  "surge.ruleEnd":
    "They return once the figure is {at} or less{seconds, plural, =0 {} other { for # s}}, and after {minutes} min in any case.",
  "surge.rules": "Rules that move agents by themselves",
  "surge.noRules": "There is no rule. An administrator sets rules up.",
  "surge.setUp": "Set up rules",
  "surge.turnedOn": "“{name}” is on.",
  "surge.turnedOff": "“{name}” is off. Whoever it moved comes back.",
  "surge.moving": "{n, plural, one {# agent is away by it.} other {# agents are away by it.}}",
} as const;
