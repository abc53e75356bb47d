/** A list of stories, each a button in an item: its `.title`, its `.count`, its `.place`, and a `.count` of how it stands. */
import type { ComponentProps } from 'react';

export function StoryList(props: Omit<ComponentProps<'ul'>, 'className'>) {
  return <ul {...props} className="story-list" />;
}
