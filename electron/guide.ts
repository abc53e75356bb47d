/** The guide that ships with the program, in a window of its own: it needs no network and no browser. */
import { BrowserWindow } from 'electron';
import { type GuidePlace, guideAddress } from '../shared/contract/guide-places.ts';
import type { Language } from '../shared/contract/language.ts';
import { lockedPage } from './lockdown.ts';
import { GUIDE_URL } from './protocol.ts';

const titles: Readonly<Record<Language, string>> = { zh: '大样使用说明', en: 'Dayang guide' };

export class Guide {
  #window: BrowserWindow | undefined;
  #address: string | undefined;

  /**
   * Shows the guide in a language, at what it is asked about. Asked about the same as before, the window that is there comes
   * to the front on the page it shows: whoever has read on stays there.
   */
  show(language: Language, about: GuidePlace): void {
    if (this.#window === undefined) this.#open(language);
    else {
      this.#window.show();
      this.#window.focus();
    }
    const address = guideAddress(about, language);
    if (this.#address === address) return;
    this.#address = address;
    this.#window?.setTitle(titles[language]);
    void this.#window?.loadURL(`${GUIDE_URL}${address}`);
  }

  #open(language: Language): void {
    const window = new BrowserWindow({
      width: 940,
      height: 900,
      title: titles[language],
      autoHideMenuBar: true,
      webPreferences: { ...lockedPage(), spellcheck: false },
    });
    this.#window = window;
    window.setMenu(null);
    window.on('closed', () => {
      this.#window = undefined;
      this.#address = undefined;
    });
    const { webContents } = window;
    webContents.on('before-input-event', (event, { type, key, control, meta }) => {
      // Escape is the page's: it first gives up what is looked for (`build/guide-page.js`).
      const isClose = (control || meta) && key.toLowerCase() === 'w';
      if (type !== 'keyDown' || !isClose) return;
      event.preventDefault();
      window.close();
    });
  }

  /** Closes it with the program's window. */
  close(): void {
    this.#window?.destroy();
  }
}
