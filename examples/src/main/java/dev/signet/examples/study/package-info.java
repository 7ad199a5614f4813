/** Networks trained side by side: paired seeds, kept results, budgets, intervals and pictures. */
package dev.signet.examples.study;
