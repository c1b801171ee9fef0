/** What the components of a release depend on, package by package, as their files declare it. */
import type { DependencyCell, DependencyMatrix, DependencyVerdict } from '../../domain/dependencies.js';

const WORDS: Record<DependencyVerdict, string> = {
  conflict: 'exclude each other',
  undecided: 'could not be compared',
  differs: 'differ',
  agree: 'go together',
};
const MOST_ROWS = 60;

export const DependencyTables = ({ matrix }: { matrix: DependencyMatrix }) => (
  <details>
    <summary>
      What the components depend on: {matrix.shared.length} shared packages
      {matrix.platforms.length > 0 && `, ${matrix.platforms.length} platforms`}
    </summary>
    {matrix.platforms.length > 0 && (
      <Rows
        caption="Platforms, as the release file names them"
        rows={matrix.platforms.map((row) => ({ ...row, title: `${row.name} ${row.version}` }))}
      />
    )}
    {matrix.shared.length > 0 && (
      <Rows
        caption="Packages that more than one component declares"
        rows={matrix.shared.map((row) => ({ ...row, title: row.package }))}
      />
    )}
    <ul class="plain-list">
      {matrix.components.map(({ name, version, files, problems }) => (
        <li>
          <strong>{name}</strong> {version ?? 'no tag yet'}
          <span class="quiet">
            {files.length === 0 ? 'No file was read.' : `Read: ${files.join(', ')}.`}
            {problems.length > 0 && ` ${problems.join('; ')}.`}
          </span>
        </li>
      ))}
    </ul>
  </details>
);

interface Row {
  title: string;
  cells: DependencyCell[];
  verdict: DependencyVerdict;
}

const Rows = ({ caption, rows }: { caption: string; rows: readonly Row[] }) => (
  <div class="scroll">
    <table>
      <caption>
        {caption}
        {rows.length > MOST_ROWS && `: the first ${MOST_ROWS} of ${rows.length}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who asks for which</th>
          <th scope="col">They</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_ROWS).map(({ title, cells, verdict }) => (
          <tr>
            <th scope="row">
              <code>{title}</code>
            </th>
            <td>
              {cells.length === 0 ? (
                <span class="quiet">nobody declares it</span>
              ) : (
                cells.map((cell) => <Cell cell={cell} />)
              )}
            </td>
            <td>{verdict === 'conflict' ? <strong class="bad-word">{WORDS[verdict]}</strong> : WORDS[verdict]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cell = ({ cell: { component, path, versions, condition } }: { cell: DependencyCell }) => (
  <div>
    {component} <code>{versions === '' ? 'any' : versions}</code>
    <span class="quiet">
      {path}
      {condition !== null && `, only: ${condition}`}
    </span>
  </div>
);
