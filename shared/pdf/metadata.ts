/** What a file says of itself: Info, XMP and the output intent (ISO 32000-1 §14.3, §14.11.5; ISO 15930). */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { IccProfile } from './icc.ts';
import { type PdfFile, type Reference, textString } from './objects.ts';
import { type PdfStandard, pdfStandards } from './standards.ts';

export interface Facts {
  readonly standard: PdfStandard;
  readonly title: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** 32 hexadecimal digits that name what the file holds. */
  readonly id: string;
}

const PRODUCER = 'Dayang';

/** `2024-03-08T01:02:03+08:00` as a PDF date (ISO 32000-1 §7.9.4). */
function pdfDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)$/u.exec(iso);
  if (match === null) return '(D:20000101000000Z)';
  const [, year, month, day, hour, minute, second, zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}'${zone.slice(4)}'`;
  return `(D:${year}${month}${day}${hour}${minute}${second}${offset})`;
}

/** The document information dictionary. */
export function writeInformation(file: PdfFile, { standard, title, at }: Facts): Reference {
  const date = pdfDate(at);
  const { pdfx: version } = pdfStandards[standard];
  const claim = version === null ? '' : `/GTS_PDFXVersion(${version})`;
  return file.add(
    `<</Title ${textString(title)}/Creator(${PRODUCER})/Producer(${PRODUCER})/CreationDate ${date}/ModDate ${date}/Trapped/False${claim}>>`,
  );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function xml(text: string): string {
  return text.replace(/[&<>]/gu, (mark) => escapes[mark] ?? mark);
}

/** 32 hexadecimal digits as a UUID in a URI. */
function uuid(id: string): string {
  return `uuid:${[id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-')}`;
}

function description(prefix: string, namespace: string, properties: readonly (readonly [string, string])[]): string {
  const inner = properties.map(([name, value]) => `<${prefix}:${name}>${value}</${prefix}:${name}>`).join('');
  return `<rdf:Description rdf:about="" xmlns:${prefix}="${namespace}">${inner}</rdf:Description>`;
}

/**
 * The XMP packet: the same facts as Info, in the same words (ISO 15930-7; ISO 19005-1 §6.7.3). PDF/A-1
 * knows no property of its own for `Trapped` and the PDF/X version; Info has them there.
 */
function packet({ standard, title, at, id }: Facts): string {
  const { pdfx, isNamedInXmp, isArchival: archival } = pdfStandards[standard];
  const date = at.replace(/\.\d+/u, '');
  const parts = [
    description('dc', 'http://purl.org/dc/elements/1.1/', [
      ['format', 'application/pdf'],
      ['title', `<rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt>`],
    ]),
    description('xmp', 'http://ns.adobe.com/xap/1.0/', [
      ['CreatorTool', PRODUCER],
      ['CreateDate', date],
      ['ModifyDate', date],
      ['MetadataDate', date],
    ]),
    description('pdf', 'http://ns.adobe.com/pdf/1.3/', [
      ['Producer', PRODUCER],
      ...(archival ? [] : [['Trapped', 'False'] as const]),
    ]),
    description('xmpMM', 'http://ns.adobe.com/xap/1.0/mm/', [
      ['DocumentID', uuid(id)],
      ['InstanceID', uuid(id)],
      ['VersionID', '1'],
      ['RenditionClass', 'default'],
    ]),
    ...(archival
      ? [
          description('pdfaid', 'http://www.aiim.org/pdfa/ns/id/', [
            ['part', '1'],
            ['conformance', 'B'],
          ]),
        ]
      : pdfx !== null && isNamedInXmp
        ? [description('pdfxid', 'http://www.npes.org/pdfx/ns/id/', [['GTS_PDFXVersion', pdfx]])]
        : []),
  ];
  return [
    '<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    ...parts,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** XMP, uncompressed, so that it can be read without reading PDF. */
export function writeMetadata(file: PdfFile, facts: Facts): Reference {
  return file.storedStream(utf8ToBytes(packet(facts)), '/Type/Metadata/Subtype/XML');
}

/** A literal string of printable ASCII; other characters are left out. */
function literal(text: string): string {
  return `(${text.replace(/[^ -~]/gu, '').replace(/[\\()]/gu, (mark) => `\\${mark}`)})`;
}

/** The registry of printing conditions whose names profiles may give. */
const REGISTRY = 'http://www.color.org';

/**
 * The output intents: what the file was prepared for. The profile is embedded; a registered
 * characterization is claimed only where the profile itself names it. Returns the array.
 */
export function writeOutputIntents(file: PdfFile, standard: PdfStandard, profile: IccProfile): string {
  const stream = file.stream(profile.bytes, `/N ${profile.channels}`);
  const { characterization } = profile;
  const condition =
    characterization === null
      ? '/OutputConditionIdentifier(Custom)'
      : `/OutputConditionIdentifier ${literal(characterization)}/RegistryName ${literal(REGISTRY)}`;
  const name = literal(profile.description);
  const kinds = pdfStandards[standard].isArchival ? ['GTS_PDFX', 'GTS_PDFA1'] : ['GTS_PDFX'];
  const intents = kinds.map((kind) =>
    file.add(
      `<</Type/OutputIntent/S/${kind}${condition}/OutputCondition ${name}/Info ${name}/DestOutputProfile ${stream}>>`,
    ),
  );
  return `[${intents.join(' ')}]`;
}
