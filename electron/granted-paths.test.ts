import { describe, expect, it } from 'vitest';
import { GrantedPaths } from './granted-paths.ts';

const HOUR = 3_600_000;
const refused = expect.objectContaining({ code: 'path-not-granted' });

/** Paths, and the time they go by. */
function atNoon() {
  let now = 12 * HOUR;
  const paths = new GrantedPaths(() => now);
  return {
    paths,
    pass: (hours: number) => {
      now += hours * HOUR;
    },
  };
}

describe('a path that was granted', () => {
  it('is that path and no other', () => {
    const { paths } = atNoon();
    paths.grant('/copy/a.docx');
    expect(paths.granted('/copy/a.docx')).toBe('/copy/a.docx');
    for (const other of [
      '/copy',
      '/copy/',
      '/copy/./a.docx',
      '/copy/a.docx/',
      '/copy/A.docx',
      '__proto__',
      'constructor',
      '',
    ]) {
      expect(() => paths.granted(other)).toThrow(refused);
    }
  });

  it('may be named for an hour, and longer where it is chosen again', () => {
    const { paths, pass } = atNoon();
    paths.grant('/copy/a.docx');
    pass(0.9);
    expect(paths.granted('/copy/a.docx')).toBe('/copy/a.docx');
    paths.grant('/copy/a.docx');
    pass(0.9);
    expect(paths.granted('/copy/a.docx')).toBe('/copy/a.docx');
    // To name it is not to choose it.
    pass(0.2);
    expect(() => paths.granted('/copy/a.docx')).toThrow(refused);
  });

  it('of a folder may be named for an evening', () => {
    const { paths, pass } = atNoon();
    paths.grantFolder('/out');
    // Chosen again for less, it may be named no shorter.
    paths.grant('/out');
    pass(11);
    expect(paths.granted('/out')).toBe('/out');
    pass(1);
    expect(() => paths.granted('/out')).toThrow(refused);
  });

  it('makes room for those granted later', () => {
    const { paths } = atNoon();
    for (let count = 0; count <= 20_000; count++) paths.grant(`/copy/${count}`);
    expect(() => paths.granted('/copy/0')).toThrow(refused);
    expect(paths.granted('/copy/20000')).toBe('/copy/20000');
  });
});
