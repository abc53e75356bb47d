/** All checks, in the order in which people mend what they find. */
import type { Check, EditionCheck, Finding, PageCheck, TextCheck } from './check.ts';
import { copyRules } from './copy/register.ts';
import type { CopyRule } from './copy/rule.ts';
import { issueNumber, publishingDay } from './edition/calendar.ts';
import { headlineWords } from './edition/headline-words.ts';
import { editionNameForms } from './edition/name-forms.ts';
import { pageHead, pageHeadPlace } from './edition/page-heads.ts';
import { paperName, particularsMissing, particularsUnprinted } from './edition/particulars.ts';
import { jumpTarget, referTarget, typedPointer } from './edition/references.ts';
import { repeatedPicture, repeatedStory } from './edition/repeated.ts';
import { typedFolio } from './edition/typed-folio.ts';
import { advertColour } from './page/advert-colour.ts';
import { advertCut, advertMark } from './page/adverts.ts';
import { captionAlone, captionUnprinted, pictureUncaptioned, pictureUncredited } from './page/captions.ts';
import {
  chartEmpty,
  chartFiguresOut,
  chartNamesCut,
  chartNoShares,
  chartNoSlice,
  chartNotFigures,
  chartSharesOff,
  chartTooMany,
  chartTooSmall,
  chartTotal,
  figureEmpty,
  figureTooSmall,
} from './page/charts.ts';
import { colouredType, richBlack, swatchInk, typeOnPicture } from './page/colour.ts';
import {
  copyToCome,
  headlineLimits,
  looseLine,
  missingGlyph,
  overlap,
  overset,
  pictureMissing,
  standInFace,
  unknownFace,
} from './page/copy.ts';
import { textCovered } from './page/covered.ts';
import { creditEmpty, creditNowhere, creditTwice } from './page/credits.ts';
import { emphasisFace } from './page/emphasis.ts';
import { codeEmpty, codeTooLong, codeTooSmall, emptyField, unknownField } from './page/fields.ts';
import { textOnFold } from './page/fold.ts';
import { bleed, hairline, outsideTrim, reversedType } from './page/geometry.ts';
import { frontFacts, nameplateApart, nameplateMissing, nameplateRepeated, nameplateSize } from './page/nameplate.ts';
import { resolution } from './page/pictures.ts';
import { placedPage, placedSize } from './page/placed-pages.ts';
import { openMark, signOff } from './page/proof.ts';
import { emptyPage, emptyPlace, shortCopy } from './page/room.ts';
import { gutterTooNarrow, rowsTooLow } from './page/rows.ts';
import { headlinesReadOn } from './page/side-by-side.ts';
import { tableImport, tableSetSmaller } from './page/tables.ts';
import { typeCovered, typeUnseen } from './page/unseen.ts';
import { storyCorrected, storyKilled, storyUpdated } from './page/wires.ts';
import { imported } from './text/imported.ts';
import { joint } from './text/joint.ts';
import { chosenForm, directionControl, lookAlike } from './text/odd-characters.ts';
import { entity, halfWidthMark } from './text/traces.ts';

/** The register: a new check is its import and a line here. */
const modules = {
  storyKilled,
  storyCorrected,
  overset,
  missingGlyph,
  unknownFace,
  copyToCome,
  pictureMissing,
  emptyPage,
  emptyPlace,
  shortCopy,
  creditNowhere,
  creditTwice,
  creditEmpty,
  overlap,
  textCovered,
  typeCovered,
  typeUnseen,
  textOnFold,
  nameplateMissing,
  nameplateRepeated,
  frontFacts,
  nameplateSize,
  nameplateApart,
  unknownField,
  emptyField,
  codeEmpty,
  codeTooLong,
  codeTooSmall,
  tableSetSmaller,
  chartEmpty,
  chartNotFigures,
  chartNoShares,
  chartFiguresOut,
  chartNoSlice,
  chartTotal,
  chartSharesOff,
  chartTooMany,
  chartNamesCut,
  chartTooSmall,
  figureEmpty,
  figureTooSmall,
  jumpTarget,
  referTarget,
  typedPointer,
  repeatedStory,
  repeatedPicture,
  captionAlone,
  captionUnprinted,
  editionNameForms,
  paperName,
  particularsMissing,
  particularsUnprinted,
  advertMark,
  advertColour,
  advertCut,
  placedSize,
  placedPage,
  pageHead,
  pageHeadPlace,
  typedFolio,
  issueNumber,
  publishingDay,
  openMark,
  signOff,
  richBlack,
  swatchInk,
  resolution,
  outsideTrim,
  bleed,
  headlineLimits,
  headlinesReadOn,
  rowsTooLow,
  gutterTooNarrow,
  colouredType,
  typeOnPicture,
  hairline,
  reversedType,
  storyUpdated,
  tableImport,
  imported,
  entity,
  halfWidthMark,
  lookAlike,
  directionControl,
  chosenForm,
  joint,
  headlineWords,
  pictureUncaptioned,
  pictureUncredited,
  looseLine,
  standInFace,
  emphasisFace,
} satisfies Readonly<Record<string, Check>>;

const checks: readonly Check[] = Object.values(modules);

export const pageChecks: readonly PageCheck[] = checks.flatMap((check) => (check.scope === 'page' ? [check] : []));
export const textChecks: readonly TextCheck[] = checks.flatMap((check) => (check.scope === 'text' ? [check] : []));

export const editionChecks: readonly EditionCheck[] = checks.flatMap((check) =>
  check.scope === 'edition' ? [check] : [],
);

const places = new Map(checks.map((check, at) => [check.id, at]));

/** Orders findings as people mend them: by the place of what found them in the register. */
export function inMendingOrder(a: Pick<Finding, 'rule'>, b: Pick<Finding, 'rule'>): number {
  return (places.get(a.rule) ?? places.size) - (places.get(b.rule) ?? places.size);
}

/** A check or a rule of copy by its id, which may be that of a rule over files. */
export function checkOf(id: string): Check | CopyRule | undefined {
  return checks.find((check) => check.id === id) ?? copyRules.find((rule) => rule.id === id);
}
