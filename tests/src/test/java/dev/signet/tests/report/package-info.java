/** The page of a network in a real browser. */
package dev.signet.tests.report;
