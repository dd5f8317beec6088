/** The classifier at work: messages come in by event or by REST, verdicts go out, and a person may correct them. */
package aicmo.cam.classifier.reply;
