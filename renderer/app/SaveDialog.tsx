/** After Ctrl+S: all is saved; what the edition is now can be given a name. Enter keeps it, Escape goes on. */
import { useState } from 'react';
import { LONGEST_VERSION } from '../../shared/edition/log-records.ts';
import { useWords } from '../i18n/strings.ts';
import { Modal } from '../ui/Modal.tsx';

export function SaveDialog(props: {
  /** The edition's file. */
  readonly name: string;
  /** Called with a name that is not empty. */
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}) {
  const { name, onName, onClose } = props;
  const words = useWords();
  const [text, setText] = useState('');
  return (
    <Modal className="palette save" label={words('saveAsked')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          if (text.trim() !== '') onName(text.trim());
        }}
      >
        <input
          value={text}
          maxLength={LONGEST_VERSION}
          aria-label={words('saveName')}
          placeholder={words('saveNameHint')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // Enter of an input method ends its word, not the form.
            if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </form>
      <p className="hint">{words('savedAll', { name })}</p>
      <p className="hint">{words('saveHow')}</p>
    </Modal>
  );
}
