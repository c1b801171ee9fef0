/** Closes a run with one line that says how many tests passed and failed, and names what was skipped. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((t) => t.status === 'pending' || t.status === 'todo').map((t) => t.fullName),
    );
    // A file that does not even load has failed, although Jest counts no test in it.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
    // Jest prints its own summary after the last reporter has spoken.
    process.once('exit', () => {
      for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${tail}\n`);
    });
  }
};
