/** What an error says of itself: nobody on a desk has to read it, and whoever mends it wants it. */
import { useState } from 'react';

/** `label` is what the button is called; nothing is shown of an error that says no more. It stands within a paragraph. */
export function Detail({ label, text }: { readonly label: string; readonly text: string | undefined }) {
  const [isShown, setIsShown] = useState(false);
  if (text === undefined || text === '') return null;
  return (
    <span className="detail">
      <button type="button" className="link" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        {label}
      </button>
      {isShown && <code>{text}</code>}
    </span>
  );
}
