/**
 * What a contract is: calls by name, each with the schemas of what goes in and what comes back. Who asks and who
 * answers derive their types from it and validate by it, whatever carries the messages between them.
 */
import * as v from 'valibot';

/** The calls one side answers to another. */
type Contract = Readonly<Record<string, { readonly input: v.GenericSchema; readonly output: v.GenericSchema }>>;

/** The name of a call. */
export type CallName<C extends Contract> = keyof C & string;
/** What is given with a call, once it is validated. */
export type InputOf<C extends Contract, M extends CallName<C>> = v.InferOutput<C[M]['input']>;
/** What a call is answered with. */
export type OutputOf<C extends Contract, M extends CallName<C>> = v.InferOutput<C[M]['output']>;

/** Who answers: a function a call. `Context` is what else it is told, as a signal that the call is not wanted any more. */
export type Handlers<C extends Contract, Context = undefined> = {
  readonly [M in CallName<C>]: (input: InputOf<C, M>, context: Context) => OutputOf<C, M> | Promise<OutputOf<C, M>>;
};

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
): Promise<OutputOf<C, M>> {
  const method: C[M] = contract[name];
  return handlers[name](v.parse(method.input, input), context);
}
