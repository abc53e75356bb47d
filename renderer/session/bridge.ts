/** The renderer's side of the contract: typed calls to main, their answers validated. */
import * as v from 'valibot';
import {
  type EventName,
  type EventPayload,
  events,
  type Input,
  type MethodName,
  methods,
  type Output,
  replySchema,
} from '../../shared/contract/api.ts';
import { FailureError } from '../../shared/contract/failure.ts';

/** Validates what main answers to a call. Throws {@link FailureError}. */
export async function answerTo<M extends MethodName>(method: M, answer: Promise<unknown>): Promise<Output<M>> {
  const reply = v.parse(replySchema, await answer);
  if (!reply.ok) throw new FailureError(reply.failure);
  const { output }: (typeof methods)[M] = methods[method];
  return v.parse(output, reply.value);
}

/** Calls main. Throws {@link FailureError}. */
export function call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  return answerTo(method, window.dayang.invoke(method, input));
}

/** What is done at what main tells. */
export type Listeners = { readonly [E in EventName]?: (payload: EventPayload<E>) => void };

function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

function deliver<E extends EventName>(listeners: Listeners, name: E, payload: unknown): void {
  const schema: (typeof events)[E] = events[name];
  listeners[name]?.(v.parse(schema, payload));
}

/** Listens to what main tells, for good; `listeners` are asked for each time. */
export function listen(listeners: () => Listeners): void {
  window.dayang.on((name, payload) => {
    if (isEvent(name)) deliver(listeners(), name, payload);
  });
}
