/** The renderer's side of the contract: typed calls to main, their answers validated. */
import * as v from 'valibot';
import {
  type Bridge,
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

declare global {
  interface Window {
    readonly dayang: Bridge;
  }
}

/** Calls main. Throws {@link FailureError}. */
export async function call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = v.parse(replySchema, await window.dayang.invoke(method, input));
  if (!reply.ok) throw new FailureError(reply.failure);
  return v.parse(methods[method].output, reply.value) as Output<M>;
}

type Listeners = { readonly [E in EventName]?: (payload: EventPayload<E>) => void };

function isEvent(name: string): name is EventName {
  return Object.hasOwn(events, name);
}

function deliver<E extends EventName>(listeners: Listeners, name: E, payload: unknown): void {
  listeners[name]?.(v.parse(events[name], payload) as EventPayload<E>);
}

/** Listens to what main tells. */
export function listen(listeners: Listeners): void {
  window.dayang.on((name, payload) => {
    if (isEvent(name)) deliver(listeners, name, payload);
  });
}
