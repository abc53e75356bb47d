/** 屏幕阅读: all pages in one tagged file, with bookmarks, links and article threads, in a screen's colours. */
import { writeForScreen } from '../../../shared/pdf/page-file.ts';
import { originalsOf, targetImages } from '../page-job.ts';
import { deflate, digest, pdfFaces } from '../pdf-parts.ts';
import { checkComposed, fileTitle, oneByOne, planPages, type Target } from '../target.ts';

export const screen: Target = {
  plan: planPages,
  preflight: checkComposed,
  async write(job) {
    const { edition, composed, at, environment } = job;
    const { resources, imageBytes, signal } = environment;
    return {
      // Tags and bookmarks are made from the copy.
      inputs: () => [edition.articles, edition.blocks, edition.pages],
      make: oneByOne(job, async (file) => {
        const originals = originalsOf(file.pages, edition, imageBytes);
        const images = await targetImages(file.pages, originals, { colours: 'light' }, signal);
        const faces = pdfFaces(resources.fonts);
        const title = fileTitle(job, file);
        const options = { standard: 'screen', faces, images, deflate, title, at, digest } as const;
        return writeForScreen(file.pages, { edition, composed }, options);
      }),
    };
  },
};
