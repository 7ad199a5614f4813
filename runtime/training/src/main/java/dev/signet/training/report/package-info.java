/** What running code adds to the page that the compiler wrote. */
package dev.signet.training.report;
