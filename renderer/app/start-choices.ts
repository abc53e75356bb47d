/** What the start page can lead to, whether an edition is open under it or not. */
export interface StartChoices {
  /** Opens an edition of the list. Rejects with what is wrong with it. */
  open(path: string): Promise<void>;
  /** Asks for one in the system's dialog. */
  choose(): Promise<void>;
  /** Opens the sample edition. */
  sample(): Promise<void>;
  /** Opens an edition and asks of which day the next one is to be. */
  next(path: string): Promise<void>;
  /** Asks for the name of a new newspaper, and makes its first edition. */
  newPaper(): void;
  /** Asks what a new edition is to be. */
  create(): void;
  /** Asks for a newspaper's file, then of which day its edition is to be. */
  ofPaper(): Promise<void>;
  guide(): Promise<void>;
  preferences(): void;
  /** Shows the backups of an edition of the list. */
  backups(path: string): void;
  switchLanguage(): void;
}
