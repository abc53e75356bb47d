/** 略过: saying why a finding may stand, and how far that reaches; and taking it back. */
import { useState } from 'react';
import type { Finding } from '../../shared/checks/check.ts';
import type { WaiverReach } from '../../shared/checks/waivers.ts';
import { useWords } from '../i18n/strings.ts';
import { takeFocus } from '../ui/take-focus.ts';
import { AskedInPlace } from './AskedInPlace.tsx';
import type { FindingDesk } from './finding-desk.ts';

interface Where {
  readonly checks: FindingDesk;
  readonly finding: Finding;
  /** What the finding is called, for whoever hears the button alone. */
  readonly called: string;
}

const reaches: readonly WaiverReach[] = ['here', 'story', 'always'];

/** Asks for the reason where the button stands. */
export function WaiveButton({ checks, finding, called }: Where) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [reach, setReach] = useState<WaiverReach>('here');
  return (
    <AskedInPlace
      says={words('waive')}
      label={words('doTo', { does: words('waive'), to: called })}
      className="link"
      isEmpty={reason.trim() === ''}
      act={() => checks.waive(finding, reason, reach)}
    >
      <input
        ref={takeFocus}
        aria-label={words('waiveReason')}
        placeholder={words('waiveReason')}
        maxLength={400}
        value={reason}
        spellCheck={false}
        onChange={(event) => setReason(event.target.value)}
      />
      {finding.text !== undefined && (
        <select
          aria-label={words('waiveReach')}
          value={reach}
          onChange={({ target }) => setReach(reaches.find((one) => one === target.value) ?? 'here')}
        >
          {reaches.map((one) => (
            <option key={one} value={one}>
              {words(`reach-${one}`)}
            </option>
          ))}
        </select>
      )}
    </AskedInPlace>
  );
}

export function TakeBackButton({ checks, finding, called }: Where) {
  const words = useWords();
  return (
    <button
      type="button"
      className="link"
      aria-label={words('doTo', { does: words('unwaive'), to: called })}
      onClick={() => checks.unwaive(finding)}
    >
      {words('unwaive')}
    </button>
  );
}

/** Asks which word is to be known from then on: what was found, to be made the word or the name it is part of. */
export function LearnButton({ checks, finding, called }: Where) {
  const words = useWords();
  const offered = checks.wordIn(finding);
  const [word, setWord] = useState(offered);
  return (
    <AskedInPlace
      says={words('learn')}
      label={words('doTo', { does: words('learn'), to: called })}
      className=""
      isEmpty={word.trim() === '' || word === offered}
      act={() => checks.learn(finding, word)}
    >
      <input
        ref={takeFocus}
        aria-label={words('learnWord')}
        lang="zh-CN"
        value={word}
        spellCheck={false}
        onChange={(event) => setWord(event.target.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button type="submit">{words('learnDo')}</button>
    </AskedInPlace>
  );
}
