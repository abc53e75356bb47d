/** The register of rules of copy: a new rule is its import and a name here. */
import { captionNames } from './caption-names.ts';
import { clashingMarks, markAtStart, repeatedMarks } from './clashing-marks.ts';
import { ageAgainstBirth, impossibleDate, oddYear, todayDate, weekday } from './dates.ts';
import { doubledCharacter, doubledWord } from './doubled-words.ts';
import { headlineFigure } from './headline-figures.ts';
import { headlinePlace } from './headline-places.ts';
import { mistakenIdiom, nearlyIdiom } from './idioms.ts';
import { nameOrder, nameTitle } from './listed-people.ts';
import { listedTerm } from './listed-terms.ts';
import { connector, dash, ellipsis, nameDot } from './long-marks.ts';
import { cornerQuote, fullWidth, fullWidthPoint, halfWidth, spaces, titleMarks } from './mark-forms.ts';
import { measureWord } from './measure-words.ts';
import { nameForms } from './name-forms.ts';
import { nearName } from './near-name.ts';
import {
  approximateComma,
  doublyApproximate,
  fallByTimes,
  rangeOrder,
  rangeUnits,
  unitChange,
  unitForm,
} from './number-ranges.ts';
import { largeNumber, leadingZero, mixedNumerals, shortYear, twoForm, zeroForm } from './numeral-forms.ts';
import { ourPlace } from './our-place.ts';
import { nestedMarks, unpairedMark } from './paired-marks.ts';
import {
  bracketStop,
  commaBeforeAnd,
  commaBeforeEtc,
  commaBetweenQuoted,
  headlineEnd,
  itemPoint,
  spokenStop,
  stopAndQuote,
} from './quoted-items.ts';
import type { CopyRule } from './rule.ts';
import { doubledMeaningRule, turnedNegative } from './said-twice.ts';
import { mistakenWord, setPair } from './set-pairs.ts';
import { rateOff, sharesOff, sumOff } from './sums.ts';
import { typedJump } from './typed-jump.ts';
import { wrongCharacter } from './wrong-character.ts';

export const copyRules: readonly CopyRule[] = [
  nearName,
  nameTitle,
  nameOrder,
  nameForms,
  captionNames,
  listedTerm,
  wrongCharacter,
  setPair,
  mistakenWord,
  mistakenIdiom,
  nearlyIdiom,
  doubledCharacter,
  doubledWord,
  doubledMeaningRule,
  turnedNegative,
  measureWord,
  impossibleDate,
  oddYear,
  weekday,
  todayDate,
  ageAgainstBirth,
  sumOff,
  sharesOff,
  rateOff,
  headlineFigure,
  headlinePlace,
  typedJump,
  ourPlace,
  unpairedMark,
  nestedMarks,
  clashingMarks,
  repeatedMarks,
  markAtStart,
  commaBetweenQuoted,
  stopAndQuote,
  spokenStop,
  commaBeforeEtc,
  commaBeforeAnd,
  bracketStop,
  itemPoint,
  headlineEnd,
  ellipsis,
  dash,
  connector,
  nameDot,
  halfWidth,
  fullWidth,
  fullWidthPoint,
  cornerQuote,
  spaces,
  titleMarks,
  mixedNumerals,
  zeroForm,
  leadingZero,
  largeNumber,
  twoForm,
  shortYear,
  rangeUnits,
  rangeOrder,
  doublyApproximate,
  approximateComma,
  fallByTimes,
  unitForm,
  unitChange,
];
