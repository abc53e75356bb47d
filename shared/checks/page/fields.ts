/** What fills itself in on a page: fields, and codes made of them. */
import { pageFields } from '../../blocks/page-fields.ts';
import { numbered } from '../../text/numbered.ts';
import type { PageCheck } from '../check.ts';
import { composed } from './copy.ts';

/** All fields there are, as they are written in a language. */
const inBraces = (language: 'zh' | 'en') =>
  pageFields.map(({ written, name }) => `{${language === 'zh' ? name.zh : written}}`).join(' ');

export const unknownField: PageCheck = {
  scope: 'page',
  id: 'unknown-field',
  refusesSignature: true,
  title: { zh: '没有的字段', en: 'Unknown field' },
  source: 'what is written in braces is filled in, or nothing is printed',
  run: (context) =>
    composed(context, 'unknown-field', (name) => ({
      zh: `没有字段“{${name}}”，那里什么也没有印。请改正，或从字段表里插入：${inBraces('zh')}。`,
      en: `There is no field “{${name}}”; nothing is printed there. Correct it, or insert one of the list: ${inBraces('en')}.`,
    })),
};

export const emptyField: PageCheck = {
  scope: 'page',
  id: 'empty-field',
  title: { zh: '字段没有内容', en: 'Empty field' },
  source: 'domain.md §9: what a newspaper must say in fixed places',
  run: (context) =>
    composed(context, 'empty-field', (name) => ({
      zh: `“{${name}}”没有内容，那里什么也没有印。请在报纸或版面设置里填写，或删去这一行。`,
      en: `“{${name}}” has nothing to say, and nothing is printed there. Fill it in for the paper or the page, or take the line away.`,
    })).map((found) => ({ ...found, severity: 'warning' })),
};

export const codeEmpty: PageCheck = {
  scope: 'page',
  id: 'code-empty',
  refusesSignature: true,
  title: { zh: '二维码没有内容', en: 'QR code of nothing' },
  source: 'the place of a code that is still to come is no code',
  run: (context) =>
    composed(context, 'code-empty', () => ({
      zh: '二维码还没有内容，只印出占位的叉。请填写网址，或删去。',
      en: 'A QR code is still empty, and a cross is printed in its place. Give it an address, or delete it.',
    })),
};

export const codeTooLong: PageCheck = {
  scope: 'page',
  id: 'code-too-long',
  refusesSignature: true,
  title: { zh: '二维码装不下', en: 'QR code overfull' },
  source: 'ISO/IEC 18004: what a code of version 40 holds',
  run: (context) =>
    composed(context, 'code-too-long', (count) => ({
      zh: `二维码的内容有 ${count} 个字符，装不下。请用短网址，或降低容错。`,
      en: `A QR code does not hold ${numbered(count, 'character')}. Use a short address or less correction.`,
    })),
};

/** Squares smaller than this, in millimetres, are lost on newsprint; up to the least they may be. */
const LOST = 0.25;

export const codeTooSmall: PageCheck = {
  scope: 'page',
  id: 'code-too-small',
  title: { zh: '二维码太小', en: 'QR code too small' },
  source: 'ISO/IEC 18004 §5.3.8; domain.md §5: dot gain of newsprint [general knowledge: 0.4 mm a square]',
  run: (context) =>
    composed(context, 'code-too-small', (side) => ({
      zh: `二维码每格只有 ${side} 毫米，印出来可能扫不出；至少 0.4 毫米。请放大，或缩短内容。`,
      en: `The squares of a QR code are ${side} mm and may not scan in print; they take 0.4 mm. Enlarge it or shorten what it says.`,
      amount: Number(side),
    })).map((found) => ({ ...found, severity: (found.amount ?? 0) < LOST ? 'error' : 'warning' })),
};
