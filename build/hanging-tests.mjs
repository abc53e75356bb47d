/** A reporter of the test runner that names what hangs while it does: what never ends is told nowhere else. */

/** After this long a test or a hook is named, and again each time it has passed once more, in milliseconds. */
const LONG = 240_000;

export default class HangingTests {
  /** When each began that has not ended, by its name. */
  #running = new Map();
  #timer;

  onTestRunStart() {
    this.#timer = setInterval(() => this.#tell(), LONG);
    this.#timer.unref();
  }

  onTestRunEnd() {
    clearInterval(this.#timer);
  }

  onTestCaseReady(test) {
    this.#running.set(`${test.module.relativeModuleId} > ${test.fullName}`, Date.now());
  }

  onTestCaseResult(test) {
    this.#running.delete(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onHookStart({ name, entity }) {
    this.#running.set(this.#hook(name, entity), Date.now());
  }

  onHookEnd({ name, entity }) {
    this.#running.delete(this.#hook(name, entity));
  }

  #hook(name, entity) {
    const module = entity.type === 'module' ? entity : entity.module;
    return `${module.relativeModuleId} > ${entity.type === 'module' ? '' : `${entity.fullName}, `}${name}`;
  }

  #tell() {
    for (const [name, began] of this.#running) {
      const ms = Date.now() - began;
      if (ms >= LONG) process.stdout.write(`still running after ${Math.round(ms / 1_000)} s: ${name}\n`);
    }
  }
}
