/** The bundled example, as the benchmarks read it. */
import { fileURLToPath } from 'node:url';
import { loadConfiguration } from '../../dist/config/load.js';

export const EXAMPLE = fileURLToPath(new URL('../../examples/kubeflow-1.4', import.meta.url));
export const PUBLIC_URL = 'https://releases.example.org';

export const exampleConfiguration = async () => (await loadConfiguration(EXAMPLE)).configuration;
