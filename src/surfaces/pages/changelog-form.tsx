/** Another window of the same changelog: two tags or dates, one group or all. */
import type { ChangelogProps } from './changelog-props.js';

export const ChangelogForm = ({ page: { tags, asked, facts, groups } }: { page: ChangelogProps }) => (
  <details open={facts.totals.merged + facts.totals.closed === 0}>
    <summary>Between other tags or dates</summary>
    <form class="window" method="get">
      <datalist id="tags">
        {tags.map((tag) => (
          <option value={tag} />
        ))}
      </datalist>
      <End name="from" label="After" value={asked.from ?? facts.window.from.tag} />
      <End name="to" label="Up to" value={asked.to ?? facts.window.to.tag} />
      <label class="field">
        Group
        <select name="group">
          <option value="">all</option>
          {groups.map(({ id, name }) => (
            <option value={id} selected={id === asked.group}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Show</button>
    </form>
    <p class="quiet">
      A tag, or a date as 2021-08-15, whose whole day is in the window. Left empty: the release’s own window.
    </p>
  </details>
);

const End = ({ name, label, value }: { name: string; label: string; value: string | null }) => (
  <label class="field">
    {label}
    <input name={name} list="tags" value={value ?? ''} autocomplete="off" maxLength={100} />
  </label>
);
