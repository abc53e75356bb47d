/** 新报纸: asks for its name; what else there is to settle is settled on its first page, which is seen then. */
import { useState } from 'react';
import { LONGEST_PUBLICATION } from '../../shared/edition/page-records.ts';
import { useWords } from '../i18n/strings.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';

export function NewPaperDialog(props: { readonly onName: (name: string) => void; readonly onClose: () => void }) {
  const { onName, onClose } = props;
  const words = useWords();
  const [name, setName] = useState('');
  const isNamed = name.trim() !== '';
  return (
    <Modal className="dialog" label={words('newPaperTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isNamed) onName(name.trim());
        }}
      >
        <h2>{words('newPaperTitle')}</h2>
        <p className="hint">{words('newPaperHelp')}</p>
        <label>
          {words('paperName')}
          <input value={name} maxLength={LONGEST_PUBLICATION} onChange={(event) => setName(event.target.value)} />
        </label>
        <DialogChoice
          cancel={words('cancel')}
          confirm={words('newPaperBegin')}
          canConfirm={isNamed}
          onCancel={onClose}
        />
      </form>
    </Modal>
  );
}
