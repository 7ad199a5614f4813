/** Java text from plans: the only room that knows JavaPoet. It knows steps, not layers. */
package dev.signet.processor.write;
