/** Who is looking, and the token that proves a form came from a page of theirs. */
export interface Viewer {
  /** Person id. */
  id: string;
  name: string;
  /** Goes into every form; a POST without it is refused. */
  csrf: string;
}

export const Csrf = ({ viewer }: { viewer: Viewer }) => <input type="hidden" name="csrf" value={viewer.csrf} />;
