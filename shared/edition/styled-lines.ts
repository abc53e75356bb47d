/**
 * Character styles of the lines of a headline set and of the words of a photo. The words are kept as they always were,
 * and beside them the runs of those that have a style: files without styles are as they were. Runs that say other words
 * than the line does are of words that somebody has written anew, and count for nothing.
 */
import {
  type Article,
  type HeadlineList,
  headlineLists,
  type Photo,
  type PhotoText,
  photoTexts,
} from './article-records.ts';
import { canonical } from './canonical.ts';
import type { Leaf } from './leaf-records.ts';
import { looksAlike, tidyLeaves } from './leaves.ts';

type HeadlineSet = Article['headlines'];

function textOf(leaves: readonly Leaf[]): string {
  return leaves.map(({ text }) => text).join('');
}

/** Runs of words, where they are of those words; plain words as one run, and none of no words. */
function runsOf(text: string, kept: readonly Leaf[] | undefined): Leaf[] {
  if (kept !== undefined && kept.length > 0 && textOf(kept) === text) return [...kept];
  return text === '' ? [] : [{ text }];
}

/** Runs as they are kept: none of words without a style. */
function keptOf(leaves: readonly Leaf[]): Leaf[] {
  const runs = tidyLeaves(leaves);
  return runs.every((leaf) => looksAlike(leaf, {})) ? [] : runs;
}

/** Runs of each line of a part of a headline set. */
export function runsOfLines(set: HeadlineSet, list: HeadlineList): Leaf[][] {
  const kept = set.looks?.[list];
  return set[list].map((text, at) => runsOf(text, kept?.[at]));
}

/** A headline set with other lines in one part. */
export function withLines(set: HeadlineSet, list: HeadlineList, lines: readonly (readonly Leaf[])[]): HeadlineSet {
  const { looks: old, ...rest } = set;
  const { [list]: _, ...others } = old ?? {};
  const kept = lines.map(keptOf);
  const own = kept.some((runs) => runs.length > 0) ? { [list]: kept } : {};
  const looks = { ...others, ...own };
  const written = { ...rest, [list]: lines.map(textOf) };
  return Object.keys(looks).length === 0 ? written : { ...written, looks };
}

/** True of a part whose lines are kept as {@link withLines} keeps them: to change them and to change them back leaves no trace. */
export function keepsLinesTidy(set: HeadlineSet, list: HeadlineList): boolean {
  return set.looks === undefined || canonical(withLines(set, list, runsOfLines(set, list))) === canonical(set);
}

/** Runs of a photo's caption or credit. */
export function runsOfWords(photo: Photo, words: PhotoText): Leaf[] {
  return runsOf(photo[words], photo.looks?.[words]);
}

/** A photo with another caption or credit. */
export function withWords(photo: Photo, words: PhotoText, leaves: readonly Leaf[]): Photo {
  const { looks: old, ...rest } = photo;
  const { [words]: _, ...others } = old ?? {};
  const kept = keptOf(leaves);
  const looks = { ...others, ...(kept.length === 0 ? {} : { [words]: kept }) };
  const written = { ...rest, [words]: textOf(leaves) };
  return Object.keys(looks).length === 0 ? written : { ...written, looks };
}

/** An article without runs of words that have gone: lines and captions that were written anew by themselves. */
export function withoutStaleRuns(article: Article): Article {
  const { headlines, photos } = article;
  const lists = headlineLists.filter((list) => !keepsLinesTidy(headlines, list));
  const isTidy = (photo: Photo) => photoTexts.every((words) => keepsWordsTidy(photo, words));
  if (lists.length === 0 && photos.every(isTidy)) return article;
  const tidied = (photo: Photo) =>
    photoTexts.reduce((now, words) => withWords(now, words, runsOfWords(now, words)), photo);
  return {
    ...article,
    headlines: lists.reduce((set, list) => withLines(set, list, runsOfLines(set, list)), headlines),
    photos: photos.map((photo) => (isTidy(photo) ? photo : tidied(photo))),
  };
}

/** True of a photo whose words are kept as {@link withWords} keeps them. */
export function keepsWordsTidy(photo: Photo, words: PhotoText): boolean {
  return (
    photo.looks === undefined || canonical(withWords(photo, words, runsOfWords(photo, words))) === canonical(photo)
  );
}
