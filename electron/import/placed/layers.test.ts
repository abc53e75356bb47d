/** Layers that are switched off, taken out of operators without moving what is not. */
import { describe, expect, it } from 'vitest';
import { pdfOfPage } from '../../../tests/kit/pdf-files.ts';
import { PdfFile } from '../pdf/file.ts';
import { Layers } from '../pdf/layers.ts';
import { LayersError, ShownContent } from './layers.ts';

/** What is left of operators in which `L` is a layer that is off, and `S` one that is seen. */
function shown(content: string): string {
  const bytes = pdfOfPage('', {
    catalog: '/OCProperties << /OCGs [5 0 R 6 0 R] /D << /OFF [5 0 R] >> >>',
    resources: '/Properties << /L 5 0 R /S 6 0 R >>',
    more: ['<< /Type /OCG /Name (Draft) >>', '<< /Type /OCG /Name (Art) >>'],
  });
  const file = new PdfFile(bytes, 1 << 20);
  const resources = file.dictionary(file.page(1).inherited('Resources'));
  const left = new ShownContent(file, new Layers(file)).content(Buffer.from(content, 'latin1'), resources);
  return Buffer.from(left).toString('latin1').replace(/\s+/gu, ' ').trim();
}

describe('a layer that is off', () => {
  it('leaves text that is placed by itself, within one text object', () => {
    expect(shown('BT /F 9 Tf /OC /L BDC 1 0 0 1 5 5 Tm (a) Tj EMC 1 0 0 1 9 9 Tm (b) Tj ET')).toBe(
      'BT /F 9 Tf 1 0 0 1 5 5 Tm 1 0 0 1 9 9 Tm (b) Tj ET',
    );
    expect(shown('BT 12 TL /OC /L BDC (a) \' 1 2 (c) " EMC T* (b) Tj ET')).toBe(
      'BT 12 TL T* 1 Tw 2 Tc T* T* (b) Tj ET',
    );
    expect(shown('/OC /L BDC BT (a) Tj EMC ET BT (b) Tj ET')).toBe('BT ET BT (b) Tj ET');
  });

  it('is not taken out of a line of text that goes on, which would move', () => {
    expect(() => shown('BT /OC /L BDC (a) Tj EMC (b) Tj ET')).toThrow(new LayersError('Draft'));
    expect(() => shown('BT 7 Tr /OC /L BDC (a) Tj EMC ET')).toThrow(LayersError);
  });

  it('leaves states saved and restored as they were, though they go beyond it', () => {
    expect(shown('/OC /L BDC q 1 0 0 1 5 5 cm EMC 0 0 9 9 re f Q')).toBe('q 1 0 0 1 5 5 cm 0 0 9 9 re f Q');
    expect(shown('q /OC /L BDC 0 0 9 9 re f Q EMC 1 1 1 1 re f')).toBe('q 0 0 9 9 re n Q 1 1 1 1 re f');
  });

  it('leaves clips, and none of what is in them', () => {
    expect(shown('/OC /L BDC 0 0 9 9 re W n 1 g 0 0 5 5 re f /X Do /S sh EMC 0 0 9 9 re f')).toBe(
      '0 0 9 9 re W n 1 g 0 0 5 5 re n 0 0 9 9 re f',
    );
    expect(shown('/OC /L BDC 0 0 9 9 re W f BI /W 1 /H 1 ID a EI EMC 0 0 9 9 re f')).toBe(
      '0 0 9 9 re W n 0 0 9 9 re f',
    );
  });

  it('holds what is marked in it, and is not what is marked beside it', () => {
    expect(shown('/OC /L BDC q /P BMC (a) Tj EMC /OC /S BDC 0 0 9 9 re f EMC EMC /P BMC Q EMC')).toBe(
      'q 0 0 9 9 re n /P BMC Q EMC',
    );
  });
});
