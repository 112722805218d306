package dev.precis.figures;

/** How a language writes numbers in digits: the sign between groups of three, and the decimal sign. */
record NumberStyle(char group, char decimal) {}
