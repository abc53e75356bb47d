/**
 * Runs a bundle of the command line: `run-bundle ENTRY FOLDER …`. All that ran of it is kept compiled in the folder
 * after the first run. Node's own cache keeps what was compiled before anything ran, which is next to nothing.
 */
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { basename, dirname, join } = require('node:path');
const { constants, Script } = require('node:vm');
const { setFlagsFromString } = require('node:v8');
const { crc32 } = require('node:zlib');

const HEAD = '(function (exports, require, module, __filename, __dirname) {';
const FOOT = '\n})';
const SUM = 4;

/**
 * For so many milliseconds V8's optimising compiler is left out, and the one before it has the last word: a command is
 * over before the other's work has paid, a quarter of the processor's time.
 */
const SHORT = 500;

/** Lets the optimising compiler work or not. */
function optimise(yes) {
  setFlagsFromString(yes ? '--turbofan' : '--no-turbofan');
}

/** What was kept of a file; undefined where nothing was, or not what was written: V8 believes what it is given. */
function kept(path) {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(0, bytes.length - SUM);
    return crc32(code) === bytes.readUInt32LE(code.length) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps what is compiled of scripts, by path. Where that cannot be written, the next run compiles again. */
function keep(scripts) {
  try {
    for (const [path, script] of scripts) {
      mkdirSync(dirname(path), { recursive: true });
      const code = script.createCachedData();
      const sum = Buffer.alloc(SUM);
      sum.writeUInt32LE(crc32(code));
      // It has its name when it is whole: others may be reading.
      const partial = `${path}.${process.pid}`;
      writeFileSync(partial, Buffer.concat([code, sum]));
      renameSync(partial, path);
    }
  } catch {
    // As said above.
  }
}

/** Runs a file of a bundle, CommonJS, and the files beside it that it requires. */
exports.runBundle = (entry, folder) => {
  const home = dirname(entry);
  const requireOther = createRequire(entry);
  const modules = new Map();
  const [missing, partly] = [new Map(), new Map()];
  let isShort = true;
  let loading = 0;
  /** Loads something, with the flags Node was started with: with others, nothing that is kept compiled is taken. */
  const loaded = (get) => {
    loading++;
    if (loading === 1) optimise(true);
    try {
      return get();
    } finally {
      loading--;
      if (loading === 0 && isShort) optimise(false);
    }
  };
  const load = (file) => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    // Another Node would not take it.
    const path = join(folder, process.version, basename(file));
    const compiled = kept(`${path}.compiled`);
    const cachedData = compiled ?? kept(`${path}.partly`);
    const script = new Script(HEAD + readFileSync(file, 'utf8') + FOOT, {
      filename: file,
      columnOffset: -HEAD.length,
      cachedData,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    const isFresh = cachedData === undefined || script.cachedDataRejected === true;
    if (isFresh || compiled === undefined) missing.set(`${path}.compiled`, script);
    if (isFresh) partly.set(`${path}.partly`, script);
    script.runInThisContext().call(module.exports, module.exports, requireFrom, module, file, home);
    return module.exports;
  };
  const requireFrom = (name) => loaded(() => (name.startsWith('./') ? load(join(home, name)) : requireOther(name)));
  process.once('exit', (code) => {
    optimise(true);
    // What failed ran only in part: that is good until it has run once without. Of wrong usage (2) nothing is kept.
    if (code < 2) keep(code === 0 ? missing : partly);
  });
  setTimeout(() => {
    isShort = false;
    optimise(true);
  }, SHORT).unref();
  // What every command writes to comes with modules of Node's that are loaded when it is first asked for.
  void process.stdout;
  return loaded(() => load(entry));
};

if (require.main === module) {
  const [entry, folder] = process.argv.splice(1, 3).slice(1);
  process.argv.splice(1, 0, entry);
  exports.runBundle(entry, folder);
}
