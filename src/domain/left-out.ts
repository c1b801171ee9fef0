/** What the configuration names and messages and pages say nothing of, since nothing is known of it: for the release team alone. */
export interface LeftOut {
  /** What is named, as short as it can be: `kubeflow/manifests#1962`, or a folder. */
  reference: string;
  /** False where it only has not been read yet, which is nobody's mistake. */
  read: boolean;
  /** Whose it is, why it is left out, and what to do. */
  sentence: string;
}
