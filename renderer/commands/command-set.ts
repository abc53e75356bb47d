/** Sets of commands: features make them, and the app joins them to the one set of all. */
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { StringKey } from '../i18n/strings.ts';

interface Runs {
  /** Does it; `argument` is what the palette asked for, empty where it asks for nothing. */
  run(argument: string): void | Promise<void>;
}

/** A command that can do something only at times. */
interface RunsAtTimes extends Runs {
  /** True while it can do something. */
  isEnabled(): boolean;
  /** What is to be done first, where it can do nothing: why its button is grey. Asked for where it depends. */
  readonly why: StringKey | (() => Readonly<Record<Language, string>>);
}

/** What a command does. One that can be grey says why. */
export type Action = RunsAtTimes | (Runs & { readonly isEnabled?: undefined; readonly why?: undefined });

/** The commands one part of the window runs, under their ids. */
export type CommandSet<Id extends CommandId> = ReadonlyMap<Id, Action>;

/** A set from what each command does, under its id. */
export function commandSet<Id extends CommandId>(actions: Readonly<Record<Id, Action>>): CommandSet<Id> {
  const set = new Map<Id, Action>();
  for (const id in actions) set.set(id, actions[id]);
  return set;
}

/** A set of commands of one kind, such as a command for each kind of mark. */
export function commandFamily<Kind, Id extends CommandId>(
  kinds: readonly Kind[],
  idOf: (kind: Kind) => Id,
  actionOf: (kind: Kind) => Action,
): CommandSet<Id> {
  return new Map(kinds.map((kind) => [idOf(kind), actionOf(kind)]));
}

type IdsOfOne<Set> = Set extends ReadonlyMap<infer Id, Action> ? Id : never;
type IdsOf<Sets extends readonly CommandSet<CommandId>[]> = IdsOfOne<Sets[number]>;

/** The commands that more than one of the sets run. */
type Doubled<Sets extends readonly CommandSet<CommandId>[]> = Sets extends readonly [
  infer First extends CommandSet<CommandId>,
  ...infer Rest extends readonly CommandSet<CommandId>[],
]
  ? Extract<IdsOf<[First]>, IdsOf<Rest>> | Doubled<Rest>
  : never;

/** What the compiler says of sets that are not each command once: which are wanting, which are there twice. */
type EachOnce<Sets extends readonly CommandSet<CommandId>[]> = [
  Exclude<CommandId, IdsOf<Sets>> | Doubled<Sets>,
] extends [never]
  ? unknown
  : { readonly wanting: Exclude<CommandId, IdsOf<Sets>>; readonly twice: Doubled<Sets> };

/** All commands, from sets that have each of them once: others do not compile. */
export function allCommands<const Sets extends readonly CommandSet<CommandId>[]>(
  sets: Sets & EachOnce<Sets>,
): CommandSet<CommandId> {
  const all: readonly CommandSet<CommandId>[] = sets;
  return new Map(all.flatMap((set) => [...set]));
}
