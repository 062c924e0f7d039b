import { describe, expect, test } from 'vitest';
import { type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import { QUESTION_IDS, STEPS } from '../../src/flows/branches.ts';
import { newCase } from '../../src/flows/case.ts';
import { ALWAYS, type FlowEdge, flowDocument, GIVEN } from '../../src/flows/document.ts';
import { recovery } from '../../src/flows/recovery.ts';
import { BRANCHES } from '../../src/flows/steps.ts';

const flow = flowDocument();
const nodes = Object.values(recovery.states);

interface Guard {
  type: string;
  params: Record<string, string>;
}

/** The plain guards that a transition's guard is made of. */
function guardsOf({ guard }: AnyTransitionDefinition): Guard[] {
  if (typeof guard === 'function' && 'guards' in guard) return guard.guards as Guard[];
  return guard === undefined ? [] : [guard as Guard];
}

/** What a transition waits for, as the document names it. */
function onOf(transition: AnyTransitionDefinition): string {
  for (const { type, params } of guardsOf(transition)) {
    if (type === 'says') return String(params.answer);
    if (type === 'gives') return GIVEN;
    if (type === 'ended') return String(params.outcome);
  }
  if (transition.eventType.startsWith('xstate.error.actor.')) return 'fault';
  if (transition.eventType !== '') throw new Error(`unconditional: ${transition.eventType}`);
  return transition.source.tags.includes('busy') ? 'known' : ALWAYS;
}

function edgeOf(transition: AnyTransitionDefinition): FlowEdge {
  const gate = guardsOf(transition).find(({ type }) => type === 'gate');
  return {
    from: transition.source.key,
    to: String(transition.target?.map(({ key }) => key)),
    on: onOf(transition),
    guard: (gate?.params.name ?? null) as FlowEdge['guard'],
  };
}

/** Those of one answer or outcome stay in the order in which they are tried. */
const inOrder = (edges: readonly FlowEdge[]) =>
  edges.toSorted((a, b) => `${a.from} ${a.on}`.localeCompare(`${b.from} ${b.on}`));

describe('the document is the machine', () => {
  test('every step, with its tags', () => {
    const states = nodes.map(({ key, tags }) => [key, tags]);
    expect(flow.steps.map(({ id, tags }) => [id, tags])).toEqual(states);
  });

  test('every edge, and no other', () => {
    const transitions = nodes.flatMap((node) => [
      ...[...node.transitions.values()].flat(),
      ...(node.always ?? []),
    ]);
    expect(transitions.length).toBeGreaterThan(200);
    expect(inOrder(flow.edges)).toEqual(inOrder(transitions.map(edgeOf)));
  });

  test.each(flow.steps.filter(({ kind }) => kind !== 'ending'))(
    '$id: nothing else can happen there but Back and Stop',
    ({ id }) => {
      const value = id;
      const context = newCase('macos', '2026-11-22T12:00:00.000Z');
      const next = getNextTransitions(recovery.resolveState({ value, context }));
      const own = next.filter(({ source }) => source.key === id);
      expect(inOrder(own.map(edgeOf))).toEqual(
        inOrder(flow.edges.filter(({ from }) => from === id)),
      );
      const others = next.filter(({ source }) => source.key !== id);
      const leading = (event: string) =>
        others.filter(({ eventType }) => eventType === event).map(({ target }) => target?.[0]?.key);
      expect(leading('STOP')).toEqual(['stopped']);
      expect(leading('BACK')).toEqual(QUESTION_IDS);
      const scan = others.filter(({ eventType }) => eventType.includes('early-scan'));
      expect(scan.map(({ target }) => target)).toEqual([undefined, undefined]);
      expect(others).toHaveLength(1 + QUESTION_IDS.length + scan.length);
    },
  );
});

test('every edge leads from a step to a step, on something that the step knows', () => {
  const steps = new Map(flow.steps.map((step) => [step.id, step]));
  expect(steps.size).toBe(flow.steps.length);
  for (const { from, to, on } of flow.edges) {
    expect(steps.has(to)).toBe(true);
    const step = steps.get(from);
    if (step?.tags.includes('question') && on !== GIVEN) expect(step.options).toContain(on);
    else expect(step?.options ?? []).not.toContain(on);
  }
});

test('every option leads somewhere: by itself, or as something that is given', () => {
  for (const { id, options } of flow.steps) {
    const on = new Set(flow.edges.filter(({ from }) => from === id).map((edge) => edge.on));
    expect(options.filter((option) => !on.has(option) && !on.has(GIVEN))).toEqual([]);
  }
});

test('the order is that of the tree, each time', () => {
  expect(flowDocument()).toEqual(flow);
  expect(flow.steps.map(({ id }) => id)).toEqual(Object.keys(STEPS));
  const ranks = flow.steps.map(({ branch }) => BRANCHES.indexOf(branch));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});
