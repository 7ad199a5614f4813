/** What a run of training tells about itself, and who listens. */
package dev.signet.training.listen;
