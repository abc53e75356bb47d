import * as v from 'valibot';

/** An identifier of some kind of record, as it stands in records. */
export function id<T extends string>(): v.GenericSchema<string, T> {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(64),
    v.transform((text) => text as T),
  ) as v.GenericSchema<string, T>;
}
