import { describe, expect, it } from 'vitest';
import { findCommands } from './find-commands.ts';

describe('the commands a palette finds', () => {
  it('are those whose names have the letters in their order, in either language', () => {
    expect(findCommands('盒')).toContain('block.box');
    expect(findCommands('out line')).toContain('effect.outline');
    expect(findCommands('zzz')).toEqual([]);
  });

  it('are found by the words of other programs, after those called so here', () => {
    expect(findCommands('下标')).toEqual(['copy.subscript']);
    expect(findCommands('拼音')).toEqual(['copy.ruby']);
    expect(findCommands('图文互斥')).toEqual(['photo.around-drawn']);
    expect(findCommands('上标').at(-1)).toBe('copy.superscript');
    expect(findCommands('跨版')).toEqual(['page.join']);
    expect(findCommands('底纹')).toContain('panel.pattern');
  });
});
