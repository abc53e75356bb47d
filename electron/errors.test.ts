import { describe, expect, it } from 'vitest';
import { asDayangError } from './errors.ts';

const of = (code: string) => asDayangError(Object.assign(new Error('disk I/O error'), { code }), '一期.dayang').code;

describe('what SQLite says of a file', () => {
  it.each([
    'SQLITE_CORRUPT',
    'SQLITE_IOERR_READ',
    'SQLITE_IOERR_SHORT_READ',
    'SQLITE_CONSTRAINT_FOREIGNKEY',
    'SQLITE_ERROR',
  ])('is that it is damaged: %s', (code) => expect(of(code)).toBe('edition-damaged'));

  it.each([
    'SQLITE_NOMEM',
    'SQLITE_IOERR_NOMEM',
    'SQLITE_IOERR_LOCK',
    'SQLITE_IOERR_UNLOCK',
    'SQLITE_IOERR_CHECKRESERVEDLOCK',
    'SQLITE_IOERR_SHMOPEN',
    'SQLITE_IOERR_SHMMAP',
    'SQLITE_PROTOCOL',
    'SQLITE_INTERRUPT',
    'SQLITE_MISUSE',
  ])('is not that it is damaged where memory, locks or a call failed: %s', (code) =>
    expect(of(code)).toBe('unexpected'),
  );

  it.each([
    ['SQLITE_BUSY_SNAPSHOT', 'edition-busy'],
    ['SQLITE_CANTOPEN_ISDIR', 'not-writable'],
    ['SQLITE_IOERR_WRITE', 'disk-full'],
  ])('is told by its family: %s', (code, told) => expect(of(code)).toBe(told));
});
