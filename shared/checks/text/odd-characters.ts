/** Characters that look like others or like nothing: they print with other glyphs or none, or turn what is beside them. */
import { unifiedForm } from '../../text/radicals.ts';
import type { TextCheck } from '../check.ts';

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export const lookAlike: TextCheck = {
  scope: 'text',
  id: 'look-alike',
  title: { zh: '部首或兼容字', en: 'Radical or compatibility character' },
  source: 'Unicode, EquivalentUnifiedIdeograph; UAX #15',
  run: ({ text }) =>
    [...text.matchAll(/[\u2e80-\u2eff\u2f00-\u2fd5\uf900-\ufaff]|[\u{2f800}-\u{2fa1f}]/gu)].flatMap((match) => {
      const [character] = match;
      const unified = unifiedForm(character);
      if (unified === null) return [];
      const code = codeOf(character);
      return [
        {
          severity: 'warning' as const,
          from: match.index,
          to: match.index + character.length,
          zh: `“${character}”（${code}）是部首或兼容字，不是常用的“${unified}”，印出来可能不一样。`,
          en: `“${character}” (${code}) is a radical or compatibility character, not the usual “${unified}”, and may print otherwise.`,
          fix: { kind: 'replace' as const, with: unified },
        },
      ];
    }),
};

export const directionControl: TextCheck = {
  scope: 'text',
  id: 'direction-control',
  title: { zh: '文字方向控制符', en: 'Control of direction' },
  source: 'UAX #9 §2',
  run: ({ text }) =>
    [...text.matchAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu)].map(({ 0: character, index }) => ({
      severity: 'hint' as const,
      from: index,
      to: index + 1,
      zh: `这里有看不见的文字方向控制符（${codeOf(character)}），不影响印出，可以删掉。`,
      en: `An unseen control of direction stands here (${codeOf(character)}). It changes nothing in print and can be deleted.`,
      fix: { kind: 'replace' as const, with: '' },
    })),
};

/** Selectors that choose a form of a Han character; those of emoji say how it is coloured (Unicode 15 §23.4, UTS #37). */
const WITH_FORM = /(\p{Script=Han})([\ufe00-\ufe0d]|[\u{e0100}-\u{e01ef}])/gu;

export const chosenForm: TextCheck = {
  scope: 'text',
  id: 'chosen-form',
  title: { zh: '指定了字形的字', en: 'Character with a chosen form' },
  source: 'Unicode §23.4; UTS #37',
  run: ({ text }) =>
    [...text.matchAll(WITH_FORM)].map(({ 0: whole, 1: character = '', index }) => ({
      severity: 'hint' as const,
      from: index,
      to: index + whole.length,
      zh: `“${character}”后面有字形选择符（${codeOf(whole.slice(character.length))}），指定了这个字的一种字形。字体里没有这种字形，就印通常的字形：请在大样上核对，不需要就换成普通的“${character}”。`,
      en: `A variation selector (${codeOf(whole.slice(character.length))}) chooses a form of “${character}”. Where the face has no such form the usual one is printed: look at it on the proof, or put the plain “${character}”.`,
      fix: { kind: 'replace' as const, with: character },
    })),
};
