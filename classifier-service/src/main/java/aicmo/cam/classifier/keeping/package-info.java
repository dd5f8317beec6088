/** How long messages are kept, and that what is known of a person is erased when that person asks for it. */
package aicmo.cam.classifier.keeping;
