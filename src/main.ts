#!/usr/bin/env node
/** The composition root: everything starts here. */
console.log('herald');
