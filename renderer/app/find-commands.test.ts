import { describe, expect, it } from 'vitest';
import { findCommands } from './find-commands.ts';

describe('the commands a palette finds', () => {
  it('are those whose names have the letters in their order, in either language', () => {
    expect(findCommands('盒')).toContain('block.box');
    expect(findCommands('out line')).toContain('effect.outline');
    expect(findCommands('zzz')).toEqual([]);
  });

  it('are found by the words of other programs', () => {
    expect(findCommands('下标')[0]).toBe('copy.subscript');
    expect(findCommands('拼音')).toEqual(['copy.ruby']);
    expect(findCommands('跨版')).toEqual(['page.join']);
    expect(findCommands('图文互斥')).toContain('photo.around-drawn');
    expect(findCommands('Drop shadow')[0]).toBe('effect.shadow');
  });

  it('stand in the order in which they are meant: what is called just so elsewhere, then names with the word in one', () => {
    expect(findCommands('底纹')[0]).toBe('panel.pattern');
    expect(findCommands('饼图')[0]).toBe('chart.pie');
    // `pie` stands apart in “Import copy, pictures” and many more.
    expect(findCommands('pie')[0]).toBe('chart.pie');
    expect(findCommands('pie').length).toBeGreaterThan(10);
  });
});
