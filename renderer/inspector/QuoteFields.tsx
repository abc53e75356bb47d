/** How pull quotes of a style are set off from the text round them. */
import { quoteLookNames } from '../../shared/blocks/quote-looks.ts';
import type { Style } from '../../shared/edition/records.ts';
import { quoteLooks } from '../../shared/edition/style-records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice } from '../ui/Fields.tsx';

export function QuoteFields({
  style,
  change,
}: {
  readonly style: Style;
  readonly change: (next: Partial<Omit<Style, 'id'>>) => void;
}) {
  const words = useWords();
  return (
    <Choice
      label={words('quoteLook')}
      value={style.quote ?? 'rules'}
      options={quoteLooks.map((look) => [look, quoteLookNames[look][words.language]])}
      onChange={(quote) => change({ quote })}
    />
  );
}
