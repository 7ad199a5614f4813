/** Networks of the literature: what they cost, and how gradients pass them. */
package dev.signet.processor.published;
