/**
 * What a contract is: calls by name, each with the schemas of what goes in and what comes back. Who asks and who
 * answers derive their types from it and validate by it, whatever carries the messages between them.
 */
import * as v from 'valibot';

/** The calls one side answers to another. */
export type Contract = Readonly<Record<string, { readonly input: v.GenericSchema; readonly output: v.GenericSchema }>>;

/** The name of a call. */
export type CallName<C extends Contract> = keyof C & string;
/** What is given with a call, once it is validated. */
export type InputOf<C extends Contract, M extends CallName<C>> = v.InferOutput<C[M]['input']>;
/** What a call is answered with. */
export type OutputOf<C extends Contract, M extends CallName<C>> = v.InferOutput<C[M]['output']>;

type Scalar = string | number | boolean | null | undefined;

/** A value as it is sent: whoever sends it may go on holding it as something that does not change. */
export type Sent<T> = unknown extends T
  ? unknown
  : T extends Scalar
    ? T
    : T extends Uint8Array
      ? Uint8Array
      : T extends ReadonlyMap<infer K, infer V>
        ? ReadonlyMap<K, Sent<V>>
        : T extends readonly (infer E)[]
          ? readonly Sent<E>[]
          : { readonly [K in keyof T]: Sent<T[K]> };

/** Who answers: a function a call. `Context` is what else it is told, as a signal that the call is not wanted any more. */
export type Handlers<C extends Contract, Context = undefined> = {
  readonly [M in CallName<C>]: (
    input: InputOf<C, M>,
    context: Context,
  ) => Sent<OutputOf<C, M>> | Promise<Sent<OutputOf<C, M>>>;
};

/** A call as the side that asks makes it. */
type CallOf<C extends Contract, M extends CallName<C>, Options> = (
  input: Sent<InputOf<C, M>>,
  options?: Options,
) => Promise<OutputOf<C, M>>;

/** The side that asks: a function a call. `Options` are what may be said with any of them. */
export type Calls<C extends Contract, Options = undefined> = { readonly [M in CallName<C>]: CallOf<C, M, Options> };

/** True of the names a contract has, whoever sent them. */
export function isCallOf<C extends Contract>(contract: C, name: unknown): name is CallName<C> {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}

/** Validates what came with a call and has it answered. Throws ValiError for what does not fit, and what handlers throw. */
export async function answerCall<C extends Contract, M extends CallName<C>, Context>(
  contract: C,
  handlers: Handlers<C, Context>,
  name: M,
  input: unknown,
  context: Context,
): Promise<Sent<OutputOf<C, M>>> {
  const method: C[M] = contract[name];
  return handlers[name](v.parse(method.input, input), context);
}

/**
 * The calls of a contract as functions. `ask` carries a call to the other side and brings what it answered, which is
 * validated here.
 */
export function callsOf<C extends Contract, Options = undefined>(
  contract: C,
  ask: (name: CallName<C>, input: unknown, options: Options | undefined) => Promise<unknown>,
): Calls<C, Options> {
  const calls: { [M in CallName<C>]?: CallOf<C, M, Options> } = {};
  const add = <M extends CallName<C>>(name: M) => {
    const method: C[M] = contract[name];
    const call: CallOf<C, M, Options> = async (input, options) =>
      v.parse(method.output, await ask(name, input, options));
    calls[name] = call;
  };
  const isWhole = (made: typeof calls): made is Calls<C, Options> => names.every((name) => name in made);
  const names = Object.keys(contract).filter((name) => isCallOf(contract, name));
  for (const name of names) add(name);
  if (!isWhole(calls)) throw new Error('a call is missing');
  return calls;
}
