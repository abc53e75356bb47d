import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atNextFrame } from './next-frame.ts';

describe('what is done with the next frame', () => {
  let frames: (() => void)[] = [];
  beforeEach(() => {
    frames = [];
    vi.useFakeTimers();
    vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act));
    vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.splice(frame - 1, 1));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is done in it, once', () => {
    const act = vi.fn();
    atNextFrame(act);
    expect(act).not.toHaveBeenCalled();
    frames[0]?.();
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('is done, once, where no frame comes: a window that is not seen has none', () => {
    const act = vi.fn();
    atNextFrame(act);
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
    expect(frames).toEqual([]);
  });

  it('is not done once it was taken back', () => {
    const act = vi.fn();
    atNextFrame(act)();
    for (const frame of frames) frame();
    vi.runAllTimers();
    expect(act).not.toHaveBeenCalled();
  });
});
