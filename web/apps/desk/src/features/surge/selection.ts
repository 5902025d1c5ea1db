/** Agents of one queue who are to be moved together. */
export interface Selection {
  queueId: string;
  agentIds: readonly string[];
}

/** Adds or removes somebody; whoever is of another queue begins a new selection. */
export function toggled(selection: Selection | null, queueId: string, agentId: string): Selection | null {
  if (selection?.queueId !== queueId) return { queueId, agentIds: [agentId] };
  const others = selection.agentIds.filter((id) => id !== agentId);
  if (others.length === selection.agentIds.length) return { queueId, agentIds: [...others, agentId] };
  return others.length === 0 ? null : { queueId, agentIds: others };
}

/** Whom a drag takes along: all that are selected where one of them is dragged, else this one alone. */
export function dragged(selection: Selection | null, queueId: string, agentId: string): Selection {
  const isSelected = selection?.queueId === queueId && selection.agentIds.includes(agentId);
  return isSelected ? selection : { queueId, agentIds: [agentId] };
}

/** Without those who are not there any more, or were moved meanwhile. */
export function kept(
  selection: Selection | null,
  columns: readonly { queueId: string; agents: readonly { agentId: string; moveId: string | null }[] }[],
): Selection | null {
  if (!selection) return null;
  const column = columns.find(({ queueId }) => queueId === selection.queueId);
  const own = new Set(column?.agents.filter(({ moveId }) => moveId === null).map(({ agentId }) => agentId));
  const agentIds = selection.agentIds.filter((id) => own.has(id));
  if (agentIds.length === selection.agentIds.length) return selection;
  return agentIds.length === 0 ? null : { queueId: selection.queueId, agentIds };
}
