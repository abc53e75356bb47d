/** LibreOffice on this machine: where it is, and how it is run so that a document from outside can do nothing by it. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
/** Where its installers put it, beside the folders of the search path. */
const usual: readonly string[] =
  process.platform === 'win32'
    ? ['C:\\Program Files\\LibreOffice\\program', 'C:\\Program Files (x86)\\LibreOffice\\program']
    : process.platform === 'darwin'
      ? ['/Applications/LibreOffice.app/Contents/MacOS']
      : ['/usr/lib/libreoffice/program', '/usr/lib64/libreoffice/program', '/opt/libreoffice/program', '/snap/bin'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The program's path; null where there is none. `search` is a search path as `PATH` has it. */
export function officeProgram(search = process.env['PATH'] ?? ''): string | null {
  const folders = [...search.split(delimiter).filter(isAbsolute), ...usual];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null;
}

/** Settings by their place and name: no macro runs, nothing is fetched that a document links to, nothing is active. */
const settings: readonly (readonly [place: string, name: string, value: string])[] = [
  ['Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['Common/Security/Scripting', 'DisableActiveContent', 'true'],
  ['Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  // Never, as Writer counts it.
  ['Writer/Content/Update', 'Link', '0'],
  // Never, as Calc does; and answers of formulas are those that were saved.
  ['Calc/Content/Update', 'Link', '1'],
  ['Calc/Formula/Load', 'OOXMLRecalcMode', '1'],
  ['Calc/Formula/Load', 'ODFRecalcMode', '1'],
];

/** The settings of a profile of its own, as `registrymodifications.xcu` has them. */
export function profileSettings(): string {
  const items = settings.map(
    ([place, name, value]) =>
      `<item oor:path="/org.openoffice.Office.${place}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`;
}
