/** A one-time link: opening it shows a button, since mail scanners open links too. Only the button uses it up. */
import { type Frame, Layout } from './layout.js';

export const LinkPage = ({ frame, person, token }: { frame: Frame; person: string; token: string }) => (
  <Layout frame={frame} title="Open the desk" here="none">
    <section class="card problem">
      <h1>Open the desk</h1>
      <p>
        This link belongs to <strong>{person}</strong> and works once. You stay signed in on this browser for twelve
        hours.
      </p>
      <form method="post" action={`/desk/link/${encodeURIComponent(token)}`}>
        <button class="primary" type="submit">
          Sign in as {person}
        </button>
      </form>
    </section>
  </Layout>
);
