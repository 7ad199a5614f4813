/** Java text from plans: the only room that writes. It knows steps, not layers. */
package dev.signet.processor.write;
