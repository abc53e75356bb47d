/** EPS: a program that paints (Adobe Technical Note 5002). Ghostscript runs it, where the machine has it, and makes a PDF. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DayangError } from '../../errors.ts';
import { ghostscriptNames } from '../../ghostscript.ts';

/** What a file with a picture of itself begins with; the program's place and length follow, four bytes each. */
const WITH_PREVIEW = [0xc5, 0xd0, 0xd3, 0xc6];
/** Milliseconds a program may run: less than its reader waits. */
const PATIENCE = 40_000;

/** Fonts go in, colours stay the inks they are, pictures keep their pixels, nothing is turned to how its text runs. */
const settings = [
  '-dSAFER',
  '-dBATCH',
  '-dNOPAUSE',
  '-dEPSCrop',
  '-sDEVICE=pdfwrite',
  '-dCompatibilityLevel=1.4',
  '-dAutoRotatePages=/None',
  '-sColorConversionStrategy=LeaveColorUnchanged',
  '-dEmbedAllFonts=true',
  '-dDownsampleColorImages=false',
  '-dDownsampleGrayImages=false',
  '-dDownsampleMonoImages=false',
  '-dAutoFilterColorImages=false',
  '-dAutoFilterGrayImages=false',
  '-dColorImageFilter=/FlateEncode',
  '-dGrayImageFilter=/FlateEncode',
  '-dPreserveSeparation=true',
];

function hasPreview(bytes: Uint8Array): boolean {
  return WITH_PREVIEW.every((byte, at) => bytes[at] === byte);
}

export function isEps(bytes: Uint8Array): boolean {
  return hasPreview(bytes) || Buffer.from(bytes.subarray(0, 16)).toString('latin1').trimStart().startsWith('%!PS');
}

/** Where the program stands in the file. */
export function epsBounds(bytes: Uint8Array): readonly [from: number, end: number] {
  if (!hasPreview(bytes) || bytes.length < 12) return [0, bytes.length];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = Math.min(bytes.length, view.getUint32(4, true));
  return [from, Math.min(bytes.length, from + view.getUint32(8, true))];
}

/** Runs Ghostscript; null where there is none of that name. */
function converted(command: string, source: string, target: string): { readonly fault: string | null } | null {
  const { error, status, stdout, stderr } = spawnSync(command, [...settings, `-sOutputFile=${target}`, source], {
    timeout: PATIENCE,
    encoding: 'utf8',
    maxBuffer: 1 << 20,
    windowsHide: true,
  });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return null;
  // A font that is not in the file is set in another, and looks right on no page.
  const lost = /Substituting font .* for (\S+?)\.?\s/u.exec(`${stdout ?? ''}\n${stderr ?? ''}\n`)?.[1];
  if (lost !== undefined) return { fault: `font ${lost} is not embedded` };
  if (error === undefined && status === 0) return { fault: null };
  const [line = ''] = `${stderr ?? ''}`.split(/\r?\n/u).filter((one) => one.trim() !== '');
  return { fault: line.slice(0, 200) || (error?.message ?? `Ghostscript ${status ?? ''}`) };
}

/** An EPS as a PDF. Throws {@link DayangError} `advert-no-ghostscript`, `advert-eps`. */
export function pdfOfEps(name: string, bytes: Uint8Array, [from, end]: readonly [number, number]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-eps-'));
  try {
    const [source, target] = [join(folder, 'advert.eps'), join(folder, 'advert.pdf')];
    writeFileSync(source, bytes.subarray(from, end));
    for (const command of ghostscriptNames) {
      const outcome = converted(command, source, target);
      if (outcome === null) continue;
      if (outcome.fault !== null) throw new DayangError('advert-eps', { name, detail: outcome.fault });
      return readFileSync(target);
    }
    throw new DayangError('advert-no-ghostscript', { name });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
