const texts = {
  "limits.title": "Rests for agents",
  "limits.empty":
    "No limits yet. Limits let agents rest who were busy for too long, and after a hard contact. Routing keeps to them.",
  "limits.everybody": "Everybody",
  "limits.what": "What holds",
  "limits.team": "For the team",
  "limits.teamWhy":
    "A team's own limits hold instead of everybody's. Of several teams the one that spares people most.",
  "limits.busy": "Busy for too long",
  "limits.busyWhy":
    "Busy is who works on at least one contact or its paperwork; two chats at once count once. Whoever is busier gets nothing new for a while and keeps what they have.",
  "limits.cap": "Rest from a share of",
  "limits.never": "no limit",
  "limits.again": "Asked again at",
  "limits.window": "Looked at over",
  "limits.rest": "Rest at most",
  "limits.hard": "After a hard contact",
  "limits.hardWhy": "Any of these makes a contact a hard one.",
  "limits.pause": "Pause",
  "limits.pauseWhy": "0 for no pause. The agent can end it.",
  "limits.codes": "Ended with the code",
  "limits.labels": "Has the label",
  "limits.long": "Kept the agent busy for",
  "limits.care": "So that nobody waits for it",
  "limits.most": "At most rest at once",
  "limits.mostWhy": "Of the agents of a queue who are there. Of one agent nobody rests below 100 %.",
  "limits.emergency": "An emergency that waits ends rests",
  "limits.minute": "min",
  "limits.saysBusy": "Rest from {cap} % busy until {again} %, at most {rest} min.",
  "limits.saysPause": "{pause} min pause after a hard contact.",
  "limits.saysNothing": "Nothing.",
} as const;
export default texts;
