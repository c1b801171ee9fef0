/** Where GitHub, or a GitHub Enterprise, shows things to people. */
import { fileAddress, issueAddress, repositoryAddress, tagAddress } from '../../../src/domain/forge-address.js';

const ENTERPRISE = { github: 'https://github.example.org' };

test('Addresses begin with GitHub’s own host where nothing else is said', () => {
  expect(repositoryAddress({}, 'a/b')).toBe('https://github.com/a/b');
  expect(issueAddress({}, 'a/b', 7)).toBe('https://github.com/a/b/issues/7');
});

test('Addresses begin with the host of a GitHub Enterprise, and keep hostile names inside their place', () => {
  expect(issueAddress(ENTERPRISE, 'a/b', 7)).toBe('https://github.example.org/a/b/issues/7');
  expect(tagAddress(ENTERPRISE, 'a/b', 'v1/../x?y#z')).toBe(
    'https://github.example.org/a/b/releases/tag/v1%2F..%2Fx%3Fy%23z',
  );
  expect(fileAddress(ENTERPRISE, 'a/b', 'docs/a b/#1.md')).toBe(
    'https://github.example.org/a/b/blob/HEAD/docs/a%20b/%231.md',
  );
});
