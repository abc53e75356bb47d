/** What is dragged within the window, by the type under which a drag carries it. */

/** From the copy pool: an article's id. */
export const ARTICLE_TYPE = 'application/x-dayang-article';

/** From the tray of pictures: the id of a picture or a drawing. */
export const PICTURE_TYPE = 'application/x-dayang-picture';
