import { describe, expect, it } from 'vitest';
import { busyness, calibrate } from './calibration.ts';

describe('the fixed work beside a benchmark', () => {
  it('tells how busy the machine was, against the recorded one', () => {
    const quiet = busyness({ calibration: 250, load: 0.1 }, { calibration: 250, load: 0.2 });
    const busy = busyness({ calibration: 500, load: 3 }, { calibration: 1_000, load: 4.004 });
    expect(busy.calibration_ratio / quiet.calibration_ratio).toBeCloseTo(3);
    expect(busy).toMatchObject({ load_before: 3, load_after: 4, calibration_after_ms: 1_000 });
  });

  it('is done, and takes its time', () => {
    expect(calibrate().calibration).toBeGreaterThan(10);
  });
});
